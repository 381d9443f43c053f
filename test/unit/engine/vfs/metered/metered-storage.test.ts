import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { FileSystem, UploadStart } from '../../../../../app/main/engine/vfs/file-system.ts'
import { createMemoryStorage } from '../../../../../app/main/engine/vfs/memory-storage.ts'
import type { Amount } from '../../../../../app/main/engine/vfs/metered/storage-rules.ts'
import { createFileSystem } from '../../../../../app/main/engine/vfs/mounted-file-system.ts'
import { openNativeStorage } from '../../../../../app/main/engine/vfs/native/native-storage.ts'
import { presetPermissions } from '../../../../../app/main/engine/vfs/permission.ts'
import type { StorageBackend } from '../../../../../app/main/engine/vfs/storage.ts'
import { rootPath } from '../../../../../app/main/engine/vfs/virtual-path.ts'
import { failureOf } from '../../../../helpers/vfs/collect.ts'
import { type CountingRules, countingRules } from '../../../../helpers/vfs/counting-rules.ts'
import { tempFolder } from '../../../../helpers/vfs/temp-folder.ts'

const permissions = presetPermissions.full

async function shared(limits: Partial<CountingRules['limits']> = {}) {
  const folder = tempFolder()
  const rules = countingRules(limits)
  const storage = await openNativeStorage(folder)
  const files = createFileSystem([{ shareId: 's', at: [], storage, permissions, storageRules: rules }])
  return { folder, rules, storage, files, at: (path: string) => files.resolve(rootPath, path) }
}

/** Puts a file there that the rules know of, as if it had been uploaded. */
function hold(folder: string, rules: CountingRules, name: string, bytes: number): void {
  writeFileSync(join(folder, name), Buffer.alloc(bytes, 'o'))
  rules.ledger.changed(name.split('/'), { bytes, files: 1 })
}

async function store(
  files: FileSystem,
  path: string,
  pieces: readonly number[],
  start: UploadStart = { kind: 'replace' },
): Promise<void> {
  const upload = await files.openUpload(files.resolve(rootPath, path), start)
  try {
    let position = upload.position
    for (const bytes of pieces) {
      await upload.file.writev([Buffer.alloc(bytes, 'n')], position)
      position += bytes
    }
  } catch (error) {
    await upload.interrupt()
    throw error
  }
  await upload.commit()
}

describe('a quota in bytes', () => {
  it('stores a file that fits exactly and refuses one byte more', async () => {
    const { folder, files, rules } = await shared({ maxBytes: 100 })
    await store(files, 'a', [60, 40])
    expect(readFileSync(join(folder, 'a')).length).toBe(100)
    expect(rules.used()).toEqual({ bytes: 100, files: 1 })
    rules.limits.maxBytes = 200
    expect(await failureOf(store(files, 'b', [60, 41]))).toBe('quota')
  })

  it('refuses before the first byte when nothing is left', async () => {
    const { folder, files, rules, at } = await shared({ maxBytes: 10 })
    hold(folder, rules, 'a', 10)
    expect(await failureOf(files.openUpload(at('b'), { kind: 'replace' }))).toBe('quota')
    expect(await failureOf(files.openUpload(at('a'), { kind: 'append' }))).toBe('quota')
    expect(readdirSync(folder)).toEqual(['a'])
    expect(rules.used()).toEqual({ bytes: 10, files: 1 })
  })

  it('gives an overwrite the room of what it replaces, and no byte more', async () => {
    const { folder, files, rules } = await shared({ maxBytes: 100 })
    hold(folder, rules, 'a', 60)
    hold(folder, rules, 'b', 30)
    expect(await failureOf(store(files, 'a', [71]))).toBe('quota')
    expect(readFileSync(join(folder, 'a')).equals(Buffer.alloc(60, 'o'))).toBe(true)
    expect(rules.byPath()).toEqual({ a: 60, b: 30 })
    await store(files, 'a', [70])
    await store(files, 'b', [1])
    expect(rules.byPath()).toEqual({ a: 70, b: 1 })
  })

  it('holds when what was to be replaced is moved away meanwhile', async () => {
    const { folder, files, rules, at } = await shared({ maxBytes: 100 })
    hold(folder, rules, 'a', 90)
    const upload = await files.openUpload(at('a'), { kind: 'replace' })
    await upload.file.writev([Buffer.alloc(90)], 0)
    await files.rename(at('a'), at('kept'))
    expect(await failureOf(upload.commit())).toBe('quota')
    expect(rules.byPath()).toEqual({ kept: 90 })
    expect(readdirSync(folder)).toEqual(['kept'])
  })

  it('is not exceeded by uploads side by side', async () => {
    const { folder, files } = await shared({ maxBytes: 100 })
    const names = Array.from({ length: 10 }, (_, index) => `f${index}`)
    const ends = await Promise.all(names.map((name) => failureOf(store(files, name, [10, 10, 10]))))
    expect(ends.filter((end) => end === 'succeeded').length).toBeLessThanOrEqual(3)
    const bytes = readdirSync(folder).reduce((sum, name) => sum + readFileSync(join(folder, name)).length, 0)
    expect(bytes).toBeLessThanOrEqual(100)
  })

  it('stops a running upload when it is lowered', async () => {
    const { files, rules, at } = await shared({ maxBytes: 100 })
    const upload = await files.openUpload(at('a'), { kind: 'replace' })
    await upload.file.writev([Buffer.alloc(50)], 0)
    rules.limits.maxBytes = 40
    expect(await failureOf(upload.file.writev([Buffer.alloc(1)], 50))).toBe('quota')
    await upload.interrupt()
  })

  it('counts bytes written over bytes that are there once', async () => {
    const { folder, files, rules } = await shared({ maxBytes: 100 })
    hold(folder, rules, 'a', 95)
    await store(files, 'a', [10], { kind: 'resume', offset: 90 })
    expect(rules.used().bytes).toBe(100)
    await store(files, 'a', [100], { kind: 'patch', offset: 0, end: 100 })
    expect(await failureOf(store(files, 'a', [11], { kind: 'resume', offset: 90 }))).toBe('quota')
    expect(await failureOf(store(files, 'a', [], { kind: 'patch', offset: 0, end: 101 }))).toBe('quota')
  })
})

describe('a quota in files', () => {
  it('refuses one more file and still replaces one', async () => {
    const { folder, files, rules } = await shared({ maxFiles: 2 })
    hold(folder, rules, 'a', 1)
    await store(files, 'b', [5])
    expect(await failureOf(store(files, 'c', [1]))).toBe('quota')
    expect(await failureOf(store(files, 'c', [1], { kind: 'unique' }))).toBe('quota')
    await store(files, 'a', [7])
    await store(files, 'a', [7], { kind: 'append' })
    expect(rules.used()).toEqual({ bytes: 19, files: 2 })
    expect(readdirSync(folder).sort()).toEqual(['a', 'b'])
  })

  it('lets exactly as many in as there is room for', async () => {
    const { folder, files } = await shared({ maxFiles: 3 })
    const names = Array.from({ length: 6 }, (_, index) => `f${index}`)
    await Promise.all(names.map((name) => failureOf(store(files, name, [1]))))
    expect(readdirSync(folder).length).toBe(3)
  })
})

describe('what is counted', () => {
  it('goes with removed files and trees', async () => {
    const { folder, files, rules, at } = await shared()
    mkdirSync(join(folder, 'd'))
    hold(folder, rules, 'd/a', 10)
    hold(folder, rules, 'd/b', 20)
    hold(folder, rules, 'c', 5)
    await files.removeFile(at('c'))
    expect(rules.used()).toEqual({ bytes: 30, files: 2 })
    await files.removeTree(at('d'))
    expect(rules.used()).toEqual({ bytes: 0, files: 0 })
  })

  it('moves with files and folders, and what a rename replaces is gone', async () => {
    const { folder, files, rules, at } = await shared()
    mkdirSync(join(folder, 'd'))
    hold(folder, rules, 'd/a', 10)
    hold(folder, rules, 'b', 20)
    await files.rename(at('d'), at('e'))
    await files.rename(at('e/a'), at('b'))
    expect(rules.byPath()).toEqual({ b: 10 })
  })

  it('finds the file of an upload whose folder is renamed under it', async () => {
    const { folder, files, rules, at } = await shared()
    mkdirSync(join(folder, 'd'))
    const upload = await files.openUpload(at('d/a'), { kind: 'replace' })
    await upload.file.writev([Buffer.alloc(5)], 0)
    await files.rename(at('d'), at('e'))
    await upload.file.writev([Buffer.alloc(5)], 5)
    await upload.commit()
    expect(rules.byPath()).toEqual({ 'e/a': 10 })
  })

  it('goes on while a file that was removed is still written, and goes with its end', async () => {
    const { folder, files, rules, at } = await shared({ maxBytes: 100 })
    hold(folder, rules, 'a', 10)
    const upload = await files.openUpload(at('a'), { kind: 'append' })
    await files.removeFile(at('a'))
    await upload.file.writev([Buffer.alloc(90)], 10)
    expect(rules.used().bytes).toBe(90)
    expect(await failureOf(upload.file.writev([Buffer.alloc(11)], 100))).toBe('quota')
    await upload.interrupt()
    expect(rules.used().bytes).toBe(0)
  })

  it('takes nothing off for a link that is removed', async () => {
    const { folder, files, rules, at } = await shared()
    hold(folder, rules, 'a', 10)
    symlinkSync('a', join(folder, 'link'))
    const told: Amount[] = []
    rules.ledger.removed = (_names, held) => void told.push(held)
    await files.removeFile(at('link'))
    await files.removeFile(at('a'))
    expect(told).toEqual([
      { bytes: 0, files: 0 },
      { bytes: 10, files: 1 },
    ])
  })

  it('adds copies, and combining needs room for the whole only once', async () => {
    const { folder, files, rules, at } = await shared({ maxBytes: 100 })
    hold(folder, rules, 'a', 40)
    await files.copy(at('a'), at('b'))
    expect(await failureOf(files.copy(at('a'), at('c')))).toBe('quota')
    await files.combine(at('a'), [at('b')])
    expect(rules.byPath()).toEqual({ a: 80 })
    expect(readdirSync(folder)).toEqual(['a'])
  })
})

describe('other limits', () => {
  it('refuses files above the largest size, in any way they come to be', async () => {
    const { folder, files, rules, at } = await shared({ maxFileBytes: 10 })
    await store(files, 'a', [10])
    expect(await failureOf(store(files, 'b', [10, 1]))).toBe('too-large')
    expect(await failureOf(store(files, 'a', [1], { kind: 'append' }))).toBe('too-large')
    hold(folder, rules, 'large', 11)
    expect(await failureOf(files.copy(at('large'), at('c')))).toBe('too-large')
    await files.rename(at('large'), at('d'))
  })

  it('keeps the reserve of the disk free', async () => {
    const storage: StorageBackend = createMemoryStorage({ capacityBytes: 100 })
    const rules = countingRules({ reserve: 30 })
    const files = createFileSystem([{ shareId: 's', at: [], storage, permissions, storageRules: rules }])
    await store(files, 'a', [40, 30])
    expect(await failureOf(store(files, 'b', [1]))).toBe('no-space')
    expect(await files.freeBytes(rootPath)).toBe(0)
    rules.limits.reserve = 20
    expect(await failureOf(store(files, 'b', [11]))).toBe('no-space')
    expect(await files.freeBytes(rootPath)).toBe(10)
  })

  it('tell what is left as the least of them', async () => {
    const { files, rules } = await shared({ maxBytes: 100 })
    expect(await files.freeBytes(rootPath)).toBe(100)
    expect(await failureOf(files.checkRoom(rootPath, 100))).toBe('succeeded')
    expect(await failureOf(files.checkRoom(rootPath, 101))).toBe('quota')
    rules.limits.maxFileBytes = 50
    expect(await failureOf(files.checkRoom(rootPath, 51))).toBe('too-large')
    rules.limits.maxBytes = null
    rules.limits.reserve = Number.MAX_SAFE_INTEGER
    expect(await failureOf(files.checkRoom(rootPath, 1))).toBe('no-space')
  })
})

describe('two faces of one storage', () => {
  it('let no two accounts write one file in place at once', async () => {
    const { folder, files, storage, rules, at } = await shared()
    const others = createFileSystem([
      { shareId: 's', at: [], storage, permissions, storageRules: countingRules() },
    ])
    hold(folder, rules, 'a', 3)
    const upload = await files.openUpload(at('a'), { kind: 'append' })
    expect(await failureOf(others.openUpload(at('a'), { kind: 'append' }))).toBe('busy')
    await upload.interrupt()
  })
})
