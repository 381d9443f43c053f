import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { FileOperations } from '../../../../app/main/host/files/file-operations.ts'
import { diskOperations } from '../../../../app/main/host/files/file-operations.ts'
import type { Settings } from '../../../../app/main/host/settings/settings-schema.ts'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portside-faults-'))
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** The real disk, with one step that fails: alone (a full disk) or with everything after it (a power cut). */
function failingDisk(kind: 'full disk' | 'power cut') {
  const state = { step: 0, failAt: Number.POSITIVE_INFINITY }
  const take = async <T>(run: () => Promise<T>): Promise<T> => {
    state.step += 1
    const isFailing = kind === 'full disk' ? state.step === state.failAt : state.step >= state.failAt
    if (isFailing) throw Object.assign(new Error('no space'), { code: 'ENOSPC' })
    return run()
  }
  const operations: FileOperations = {
    makeFolder: (path, mode) => take(() => diskOperations.makeFolder(path, mode)),
    readText: (path) => take(() => diskOperations.readText(path)),
    rename: (from, to) => take(() => diskOperations.rename(from, to)),
    remove: (path) => take(() => diskOperations.remove(path)),
    syncFolder: (path) => take(() => diskOperations.syncFolder(path)),
    async create(path, mode) {
      const file = await take(() => diskOperations.create(path, mode))
      return {
        async write(text) {
          // Half of it reaches the disk, as it does when space runs out in between.
          await file.write(text.slice(0, text.length / 2))
          await take(() => file.write(text.slice(text.length / 2)))
        },
        sync: () => take(() => file.sync()),
        close: () => take(() => file.close()).finally(() => file.close().catch(() => {})),
      }
    },
  }
  return { operations, state }
}

const withPort = (controlPort: number) => (settings: Settings) => ({
  ...settings,
  server: { ...settings.server, controlPort },
})
const portOnDisk = () => JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8')).server.controlPort

/** More than one save takes; the last rounds fail nothing. */
const steps = Array.from({ length: 16 }, (_, index) => index + 1)

describe.each(['full disk', 'power cut'] as const)('a settings save with a %s', (kind) => {
  it.each(steps)('at step %i leaves the whole old or the whole new value', async (failAt) => {
    const { operations, state } = failingDisk(kind)
    const { store } = await openSettingsStore(folder, { operations })
    await store.update(withPort(3000))
    await store.update(withPort(3001))
    state.step = 0
    state.failAt = failAt
    const saved = await store.update(withPort(3002)).then(
      () => true,
      (error: unknown) => {
        expect(error).toMatchObject({ name: 'SettingsSaveError', code: 'ENOSPC' })
        return false
      },
    )
    expect(store.current.server.controlPort).toBe(saved ? 3002 : 3001)
    expect(portOnDisk()).toBe(saved ? 3002 : 3001)

    const again = await openSettingsStore(folder)
    expect(again.notices).toEqual([])
    expect(again.store.current).toEqual(store.current)
  })
})

describe('after a full disk', () => {
  it.each(steps)('at step %i the next save is whole and nothing is left lying about', async (failAt) => {
    const { operations, state } = failingDisk('full disk')
    const { store } = await openSettingsStore(folder, { operations })
    await store.update(withPort(3000))
    state.step = 0
    state.failAt = failAt
    await store.update(withPort(3001)).catch(() => {})
    state.failAt = Number.POSITIVE_INFINITY
    await store.update(withPort(3002))
    expect(portOnDisk()).toBe(3002)
    expect(readdirSync(folder).sort()).toEqual(['settings.json', 'settings.json.bak'])
  })
})
