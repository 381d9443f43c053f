import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import type { FileOperations } from '../../../app/main/host/files/file-operations.ts'
import { diskOperations } from '../../../app/main/host/files/file-operations.ts'

/** A folder of one test with these files in it, written with node:fs; removed when the test has ended. */
export function folderWith(files: Readonly<Record<string, string | Uint8Array>> = {}): string {
  const folder = mkdtempSync(join(tmpdir(), 'portside-settings-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content)
  return folder
}

/** The real disk, with one step that fails: alone (a full disk) or with everything after it (a power cut). */
export function failingDisk(kind: 'full disk' | 'power cut') {
  const state = { step: 0, failAt: Number.POSITIVE_INFINITY, names: [] as string[] }
  const take = async <T>(name: string, run: () => Promise<T>): Promise<T> => {
    state.step += 1
    state.names.push(name)
    const isFailing = kind === 'full disk' ? state.step === state.failAt : state.step >= state.failAt
    if (isFailing) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    return run()
  }
  const operations: FileOperations = {
    makeFolder: (path, mode) => take('makeFolder', () => diskOperations.makeFolder(path, mode)),
    readText: (path) => take('readText', () => diskOperations.readText(path)),
    rename: (from, to) => take('rename', () => diskOperations.rename(from, to)),
    async copy(from, to, mode) {
      // The name is there before its content is.
      await take('create copy', async () => writeFileSync(to, '', { mode, flag: 'wx' }))
      await take('copy', async () => {
        rmSync(to)
        await diskOperations.copy(from, to, mode)
      })
    },
    remove: (path) => take('remove', () => diskOperations.remove(path)),
    syncFolder: (path) => take('syncFolder', () => diskOperations.syncFolder(path)),
    async create(path, mode) {
      const file = await take('create', () => diskOperations.create(path, mode))
      return {
        async write(text) {
          // Half of it reaches the disk, as it does when space runs out in between.
          await file.write(text.slice(0, text.length / 2))
          await take('write', () => file.write(text.slice(text.length / 2)))
        },
        sync: () => take('sync', () => file.sync()),
        close: () => take('close', () => file.close()).finally(() => file.close().catch(() => {})),
      }
    },
  }
  return { operations, state }
}
