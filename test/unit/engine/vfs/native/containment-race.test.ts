import { spawn } from 'node:child_process'
import { once } from 'node:events'
import {
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openNativeStorage } from '../../../../../app/main/engine/vfs/native/native-storage.ts'
import { removeTree } from '../../../../../app/main/engine/vfs/remove-tree.ts'
import type { StorageBackend } from '../../../../../app/main/engine/vfs/storage.ts'
import { VfsError } from '../../../../../app/main/engine/vfs/vfs-error.ts'
import { collect } from '../../../../helpers/vfs/collect.ts'
import { tempFolder } from '../../../../helpers/vfs/temp-folder.ts'

const leastRounds = 400
const secretTime = new Date('2001-02-03T04:05:06Z')

/** A share whose folder `swap` is at every moment either a real directory or a link to a folder outside. */
async function swappingShare(): Promise<{ root: string; outside: string }> {
  const base = tempFolder()
  const root = join(base, 'root')
  const outside = join(base, 'outside')
  mkdirSync(join(root, 'real'), { recursive: true })
  mkdirSync(outside)
  for (const folder of [outside, join(root, 'real')]) {
    writeFileSync(join(folder, 'victim'), folder === outside ? 'outside' : 'inside')
    writeFileSync(join(folder, 'victim-two'), folder === outside ? 'outside' : 'inside')
    mkdirSync(join(folder, 'victim-folder'))
  }
  writeFileSync(join(outside, 'only-outside'), '')
  utimesSync(join(outside, 'victim'), secretTime, secretTime)
  symlinkSync(outside, join(root, 'link'))
  // Another process swaps them as fast as it can, so the operations meet every state in between.
  const script = `
    const { renameSync } = require('node:fs')
    process.chdir(${JSON.stringify(root)})
    process.stdout.write('swapping')
    for (;;) for (const [from, back] of [['real', 'real'], ['link', 'link']]) {
      renameSync(from, 'swap'); renameSync('swap', back)
    }`
  const swapper = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(async () => {
    const ended = new Promise((resolve) => swapper.once('exit', resolve))
    swapper.kill('SIGKILL')
    await ended
  })
  await once(swapper.stdout, 'data')
  return { root, outside }
}

/** Resolves to null for every failure the storage is allowed to report. */
async function orRefused<T>(attempt: Promise<T>): Promise<T | null> {
  try {
    return await attempt
  } catch (error) {
    if (error instanceof VfsError) return null
    throw error
  }
}

async function readAll(storage: StorageBackend, path: readonly string[]): Promise<string> {
  const file = await storage.openRead(path)
  const buffer = Buffer.alloc(16)
  const length = await file.read(buffer, 0, 16, 0)
  await file.close()
  return buffer.toString('utf8', 0, length)
}

async function overwrite(storage: StorageBackend, path: readonly string[]): Promise<void> {
  const file = await storage.openWrite(path, 'create-or-existing')
  await file.writev([Buffer.from('INSIDE')], 0)
  await file.close()
}

describe('a directory swapped for a link out while it is used, proven by descriptor', () => {
  it('is never read, listed, written, created in, renamed into or removed from outside the share', async () => {
    const { root, outside } = await swappingShare()
    const before = readdirSync(outside).sort()
    const { mode } = statSync(join(outside, 'victim'))
    const storage = await openNativeStorage(root, { proof: 'descriptor' })
    const seen = new Set<string>()
    let served = 0
    let refused = 0
    // The race is only worth something when both states were met, however the two processes are scheduled.
    for (let round = 0; round < leastRounds || served === 0 || refused === 0; round += 1) {
      const content = await orRefused(readAll(storage, ['swap', 'victim']))
      if (content === null) {
        refused += 1
      } else {
        served += 1
        seen.add(content.toLowerCase())
      }
      const listed = await orRefused(collect(storage.list(['swap'])))
      for (const { name } of listed ?? []) seen.add(name === 'only-outside' ? name : 'inside')
      await orRefused(overwrite(storage, ['swap', 'victim']))
      await orRefused(storage.setModified(['swap', 'victim'], 1_000))
      await orRefused(storage.makeDirectory(['swap', `made-${round}`]))
      await orRefused(storage.setMode(['swap', 'victim'], 0o666))
      await orRefused(storage.makeLink(['swap', `link-${round}`], ['swap', 'victim']))
      await orRefused(removeTree(storage, ['swap', `made-${round}`], Date.now()))
      await orRefused(storage.removeFile(['swap', 'victim-two']))
      await orRefused(storage.removeDirectory(['swap', 'victim-folder']))
      await orRefused(overwrite(storage, ['moving']))
      await orRefused(storage.rename(['moving'], ['swap', `moved-${round}`], true))
      await orRefused(storage.rename(['swap', 'victim'], ['swap', 'victim'], true))
    }
    expect([...seen].filter((what) => what !== 'inside')).toEqual([])
    expect(readdirSync(outside).sort()).toEqual(before)
    expect(readFileSync(join(outside, 'victim'), 'utf8')).toBe('outside')
    expect(statSync(join(outside, 'victim')).mtime).toEqual(secretTime)
    expect(statSync(join(outside, 'victim')).mode).toBe(mode)
    // Two busy processes on a busy machine: the time says nothing about the result.
  }, 60_000)
})
