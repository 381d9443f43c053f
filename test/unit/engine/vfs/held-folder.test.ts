import { mkdirSync, readdirSync, readFileSync, renameSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { findingEitherForm } from '../../../../app/main/engine/vfs/either-form.ts'
import { openNativeStorage } from '../../../../app/main/engine/vfs/native/native-storage.ts'
import type { HeldFolder, StorageBackend } from '../../../../app/main/engine/vfs/storage.ts'
import { failureOf } from '../../../helpers/vfs/collect.ts'
import { type StorageUnderTest, storageKinds } from '../../../helpers/vfs/storage-kinds.ts'
import { tempFolder } from '../../../helpers/vfs/temp-folder.ts'

async function hold(storage: StorageBackend, path: readonly string[]): Promise<HeldFolder> {
  const folder = await storage.openFolder(path)
  onTestFinished(() => folder.close())
  return folder
}

async function write(folder: HeldFolder, name: string, content: string): Promise<void> {
  const file = await folder.openWrite(name, 'create-new')
  await file.writev([Buffer.from(content)], 0)
  await file.close()
}

describe.each(storageKinds)('a folder held in %s storage', (_kind, open) => {
  let under: StorageUnderTest
  let folder: HeldFolder
  beforeEach(async () => {
    under = await open()
    await under.makeDirectory('docs')
    await under.makeDirectory('docs/inner')
    await under.put('docs/a.txt', 'alpha')
    folder = await hold(under.storage, ['docs'])
  })

  it('creates, describes, renames and removes files by their names', async () => {
    await write(folder, 'part', 'new')
    expect(await folder.stat('part')).toEqual(await under.storage.stat(['docs', 'part']))
    expect(await failureOf(folder.rename('part', 'a.txt', false))).toBe('already-exists')
    await folder.rename('part', 'a.txt', true)
    await folder.sync()
    expect((await under.content('docs/a.txt'))?.toString()).toBe('new')
    await folder.remove('a.txt')
    expect(await under.names('docs')).toEqual(['inner'])
  })

  it('opens what is there without cutting it', async () => {
    const file = await folder.openWrite('a.txt', 'existing')
    await file.writev([Buffer.from('AL')], 0)
    await file.close()
    expect((await under.content('docs/a.txt'))?.toString()).toBe('ALpha')
    expect(await failureOf(folder.openWrite('none', 'existing'))).toBe('not-found')
    expect(await failureOf(folder.openWrite('a.txt', 'create-new'))).toBe('already-exists')
    await (await folder.openWrite('b.txt', 'create-or-existing')).close()
    expect(await under.names('docs')).toEqual(['a.txt', 'b.txt', 'inner'])
  })

  it('refuses what is not one name in it, and directories where a file is meant', async () => {
    for (const name of ['', '.', '..', '../b', 'inner/x', 'a\0b']) {
      expect(await failureOf(folder.stat(name))).toBe('bad-name')
      expect(await failureOf(folder.openWrite(name, 'create-new'))).toBe('bad-name')
      expect(await failureOf(folder.rename('a.txt', name, true))).toBe('bad-name')
      expect(await failureOf(folder.remove(name))).toBe('bad-name')
    }
    expect(await failureOf(folder.remove('inner'))).toBe('is-a-directory')
    expect(await failureOf(folder.rename('a.txt', 'inner', true))).toBe('is-a-directory')
    expect((await folder.stat('inner')).kind).toBe('directory')
  })

  it('is held of directories alone', async () => {
    expect(await failureOf(under.storage.openFolder(['docs', 'a.txt']))).toBe('not-a-directory')
    expect(await failureOf(under.storage.openFolder(['none']))).toBe('not-found')
    const root = await hold(under.storage, [])
    expect((await root.stat('docs')).kind).toBe('directory')
  })

  it('finds nothing any more once the directory is removed', async () => {
    const inner = await hold(under.storage, ['docs', 'inner'])
    await under.storage.removeDirectory(['docs', 'inner'])
    expect(await failureOf(inner.openWrite('x', 'create-new'))).toBe('not-found')
    // The disk gives the number of what was removed to the next one.
    await under.makeDirectory('docs/other')
    await under.makeDirectory('docs/inner')
    expect(await failureOf(inner.openWrite('x', 'create-new'))).toBe('not-found')
    expect(await under.names('docs/inner')).toEqual([])
  })

  it('does nothing after it was closed, however often that is', async () => {
    await folder.close()
    await folder.close()
    expect(await failureOf(folder.stat('a.txt'))).toBe('io')
    expect(await failureOf(folder.remove('a.txt'))).toBe('io')
  })

  it('finds a name in either Unicode form', async () => {
    await under.put('docs/caf\u00e9', 'coffee')
    const either = await hold(findingEitherForm(under.storage), ['docs'])
    expect((await either.stat('cafe\u0301')).size).toBe(6)
    await either.rename('cafe\u0301', 'tea', false)
    expect(await under.names('docs')).toEqual(['a.txt', 'inner', 'tea'])
  })
})

describe.each(['descriptor', 'real-path'] as const)('a folder held in a share proven by %s', (proof) => {
  let base: string
  let storage: StorageBackend
  let folder: HeldFolder
  beforeEach(async () => {
    base = tempFolder()
    mkdirSync(join(base, 'root', 'docs'), { recursive: true })
    mkdirSync(join(base, 'outside'))
    writeFileSync(join(base, 'outside', 'part'), 'outside')
    storage = await openNativeStorage(join(base, 'root'), { proof })
    folder = await hold(storage, ['docs'])
    await write(folder, 'part', 'inside')
  })

  it.each([
    ['a link out', () => symlinkSync('../outside', join(base, 'root', 'docs'))],
    ['another directory', () => renameSync(join(base, 'outside'), join(base, 'root', 'docs'))],
  ])('ends there or not at all when its path comes to mean %s', async (_title, swap) => {
    renameSync(join(base, 'root', 'docs'), join(base, 'root', 'moved'))
    swap()
    const elsewhere = join(base, 'root', 'docs')
    const outcome = await failureOf(folder.rename('part', 'final', true))
    expect(outcome).toBe(proof === 'descriptor' ? 'succeeded' : 'not-found')
    expect(readdirSync(join(base, 'root', 'moved'))).toEqual([proof === 'descriptor' ? 'final' : 'part'])
    expect(await failureOf(folder.remove(proof === 'descriptor' ? 'final' : 'part'))).toBe(outcome)
    expect(readdirSync(elsewhere)).toEqual(['part'])
    expect(readFileSync(join(elsewhere, 'part'), 'utf8')).toBe('outside')
  })

  it('does nothing once it was moved out of the share', async () => {
    renameSync(join(base, 'root', 'docs'), join(base, 'gone'))
    expect(await failureOf(folder.rename('part', 'final', true))).toBe('not-found')
    expect(await failureOf(folder.openWrite('new', 'create-new'))).toBe('not-found')
    expect(await failureOf(folder.remove('part'))).toBe('not-found')
    expect(readdirSync(join(base, 'gone'))).toEqual(['part'])
  })

  it('gives its descriptors back', async () => {
    const opened = () => readdirSync('/proc/self/fd').length
    const before = opened()
    const held = await Promise.all(Array.from({ length: 20 }, () => storage.openFolder(['docs'])))
    for (const one of held) {
      await one.sync()
      await failureOf(one.openWrite('part', 'create-new'))
    }
    await Promise.all(held.flatMap((one) => [one.close(), one.close()]))
    expect(opened()).toBe(before)
  })
})
