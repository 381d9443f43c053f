import { beforeEach, describe, expect, it } from 'vitest'
import type { StorageBackend } from '../../../../app/main/engine/vfs/storage.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { type StorageUnderTest, storageKinds } from '../../../helpers/vfs/storage-kinds.ts'

const longestName = 'n'.repeat(255)

async function write(storage: StorageBackend, path: readonly string[], content: string): Promise<void> {
  const file = await storage.openWrite(path, 'create-new')
  await file.writev([Buffer.from(content)], 0)
  await file.close()
}

describe.each(storageKinds)('%s storage', (_kind, open) => {
  let under: StorageUnderTest
  let storage: StorageBackend
  beforeEach(async () => {
    under = await open()
    storage = under.storage
    await under.makeDirectory('docs')
    await under.put('docs/a.txt', 'alpha')
    await under.put('b.bin', Uint8Array.of(0, 255, 10, 13))
  })

  it('describes a file, a directory and its root', async () => {
    expect(await storage.stat(['docs', 'a.txt'])).toMatchObject({ name: 'a.txt', kind: 'file', size: 5 })
    expect(await storage.stat(['docs'])).toMatchObject({ name: 'docs', kind: 'directory', size: 0 })
    expect(await storage.stat([])).toMatchObject({ name: '', kind: 'directory' })
  })

  it('keeps the unique fact over a rename and gives other entries another one', async () => {
    const before = await storage.stat(['b.bin'])
    await storage.rename(['b.bin'], ['docs', 'c.bin'], false)
    expect((await storage.stat(['docs', 'c.bin'])).unique).toBe(before.unique)
    expect((await storage.stat(['docs', 'a.txt'])).unique).not.toBe(before.unique)
  })

  it('lists a directory with the same facts as stat', async () => {
    const listed = await collect(storage.list([]))
    expect(listed.map(({ name }) => name).sort()).toEqual(['b.bin', 'docs'])
    expect(listed.find(({ name }) => name === 'b.bin')).toEqual(await storage.stat(['b.bin']))
  })

  it('lists more entries than one batch holds, each once', async () => {
    const names = Array.from({ length: 700 }, (_, index) => `f${index}`)
    await Promise.all(names.map((name) => under.put(`docs/${name}`, name)))
    const listed = await collect(storage.list(['docs']))
    expect(listed.map(({ name }) => name).sort()).toEqual([...names, 'a.txt'].sort())
  })

  it('reads at any position and says 0 at the end', async () => {
    const file = await storage.openRead(['docs', 'a.txt'])
    const buffer = Buffer.alloc(10, '.')
    expect(file.size).toBe(5)
    expect(await file.read(buffer, 2, 3, 1)).toBe(3)
    expect(buffer.toString()).toBe('..lph.....')
    expect(await file.read(buffer, 0, 10, 3)).toBe(2)
    expect(await file.read(buffer, 0, 10, 5)).toBe(0)
    await file.close()
    await file.close()
    expect(await failureOf(file.read(buffer, 0, 1, 0))).toBe('io')
  })

  it('writes all buffers one after the other from a position', async () => {
    const file = await storage.openWrite(['docs', 'a.txt'], 'existing')
    await file.writev([Buffer.from('XY'), Buffer.alloc(0), Buffer.from('Z!')], 2)
    await file.writev([], 0)
    await file.sync()
    await file.close()
    expect((await under.content('docs/a.txt'))?.toString()).toBe('alXYZ!')
  })

  it('fills a gap with zeros, cuts and extends', async () => {
    const file = await storage.openWrite(['gap'], 'create-new')
    await file.writev([Buffer.from('end')], 4)
    expect(await under.content('gap')).toEqual(Buffer.from('\0\0\0\0end'))
    await file.truncate(5)
    await file.truncate(7)
    await file.close()
    expect(await under.content('gap')).toEqual(Buffer.from('\0\0\0\0e\0\0'))
  })

  it('opens for writing as asked and never cuts what is there', async () => {
    expect(await failureOf(storage.openWrite(['b.bin'], 'create-new'))).toBe('already-exists')
    expect(await failureOf(storage.openWrite(['none'], 'existing'))).toBe('not-found')
    await (await storage.openWrite(['b.bin'], 'create-or-existing')).close()
    await (await storage.openWrite(['new'], 'create-or-existing')).close()
    expect(await under.content('b.bin')).toEqual(Buffer.of(0, 255, 10, 13))
    expect(await under.content('new')).toEqual(Buffer.alloc(0))
  })

  it('keeps an opened file alive after its name is gone', async () => {
    const file = await storage.openRead(['docs', 'a.txt'])
    await storage.removeFile(['docs', 'a.txt'])
    const buffer = Buffer.alloc(5)
    expect(await file.read(buffer, 0, 5, 0)).toBe(5)
    expect(buffer.toString()).toBe('alpha')
    await file.close()
  })

  it('makes and removes directories', async () => {
    await storage.makeDirectory(['docs', 'deep'])
    expect(await failureOf(storage.makeDirectory(['docs', 'deep']))).toBe('already-exists')
    expect(await failureOf(storage.removeDirectory(['docs']))).toBe('not-empty')
    await storage.removeDirectory(['docs', 'deep'])
    expect(await failureOf(storage.stat(['docs', 'deep']))).toBe('not-found')
  })

  it('renames files and directories and replaces a file only when told', async () => {
    expect(await failureOf(storage.rename(['b.bin'], ['docs', 'a.txt'], false))).toBe('already-exists')
    expect((await under.content('docs/a.txt'))?.toString()).toBe('alpha')
    await storage.rename(['b.bin'], ['docs', 'a.txt'], true)
    expect(await under.content('docs/a.txt')).toEqual(Buffer.of(0, 255, 10, 13))
    expect(await under.content('b.bin')).toBeNull()
    await storage.rename(['docs'], ['papers'], false)
    expect(await under.names('papers')).toEqual(['a.txt'])
  })

  it('never replaces a directory and never moves one into itself', async () => {
    await under.makeDirectory('other')
    expect(await failureOf(storage.rename(['docs'], ['other'], true))).toBe('already-exists')
    expect(await failureOf(storage.rename(['b.bin'], ['docs'], true))).toBe('is-a-directory')
    expect(await failureOf(storage.rename(['docs'], ['b.bin'], true))).toBe('already-exists')
    expect(await failureOf(storage.rename(['docs'], ['docs', 'in'], false))).toBe('bad-name')
    expect(await failureOf(storage.rename(['none'], ['x'], true))).toBe('not-found')
  })

  it('sets times to the millisecond', async () => {
    for (const time of [1_000, 951_782_399_123, 1_700_000_000_999, 4_102_444_800_001]) {
      await storage.setModified(['docs', 'a.txt'], time)
      expect((await storage.stat(['docs', 'a.txt'])).modifiedMs).toBe(time)
    }
    await storage.setModified(['docs'], 1_234_567_890_123)
    expect((await storage.stat(['docs'])).modifiedMs).toBe(1_234_567_890_123)
    const file = await storage.openWrite(['b.bin'], 'existing')
    await file.setModified(1_111_111_111_222)
    expect(await failureOf(file.setModified(-1))).toBe('unsupported')
    await file.close()
    const again = await storage.openRead(['b.bin'])
    expect(again.modifiedMs).toBe(1_111_111_111_222)
    await again.close()
  })

  it.each([
    ['stat', ['none'], 'not-found'],
    ['stat', ['none', 'none'], 'not-found'],
    ['stat', ['b.bin', 'x'], 'not-a-directory'],
    ['openRead', ['docs'], 'is-a-directory'],
    ['openRead', [], 'is-a-directory'],
    ['openRead', ['none'], 'not-found'],
    ['removeFile', ['docs'], 'is-a-directory'],
    ['removeFile', ['none'], 'not-found'],
    ['removeFile', [], 'not-permitted'],
    ['removeDirectory', ['b.bin'], 'not-a-directory'],
    ['removeDirectory', ['none'], 'not-found'],
    ['removeDirectory', [], 'not-permitted'],
    ['makeDirectory', ['none', 'x'], 'not-found'],
    ['makeDirectory', [], 'already-exists'],
    ['makeDirectory', ['b.bin'], 'already-exists'],
    ['stat', [`${longestName}n`], 'bad-name'],
    ['stat', ['..'], 'bad-name'],
    ['stat', ['docs', '..', '..'], 'bad-name'],
    ['stat', ['a/b'], 'bad-name'],
    ['openRead', ['a\0b'], 'bad-name'],
    ['makeDirectory', ['.'], 'bad-name'],
    ['removeFile', [''], 'bad-name'],
  ] as const)('%s of %j fails as %s', async (operation, path, kind) => {
    expect(await failureOf(storage[operation](path))).toBe(kind)
  })

  it('fails to list a file and to write a directory', async () => {
    expect(await failureOf(collect(storage.list(['b.bin'])))).toBe('not-a-directory')
    expect(await failureOf(collect(storage.list(['none'])))).toBe('not-found')
    expect(await failureOf(storage.openWrite(['docs'], 'existing'))).toBe('is-a-directory')
    expect(await failureOf(storage.openWrite(['docs'], 'create-or-existing'))).toBe('is-a-directory')
    expect(await failureOf(storage.openWrite([], 'create-new'))).toBe('is-a-directory')
  })

  it.each([
    ['of 255 bytes', longestName],
    ['with spaces, quotes and dashes', ' -l "x" '],
    ['with a backslash and a colon', 'C:\\x'],
    ['that is not UTF-8', 'caf\uDCE9 \uDCFF'],
    ['in another script', '資料 😀'],
  ])('serves a name %s', async (_title, name) => {
    await write(storage, ['docs', name], 'content')
    expect((await collect(storage.list(['docs']))).map((entry) => entry.name)).toContain(name)
    expect(await storage.stat(['docs', name])).toMatchObject({ name, size: 7 })
    const file = await storage.openRead(['docs', name])
    const buffer = Buffer.alloc(7)
    expect(await file.read(buffer, 0, 7, 0)).toBe(7)
    expect(buffer.toString()).toBe('content')
    await file.close()
    await storage.rename(['docs', name], [name], false)
    await storage.removeFile([name])
    expect(await failureOf(storage.stat([name]))).toBe('not-found')
  })

  it('closes a listing that is left half way', async () => {
    for await (const entry of storage.list([])) {
      expect(entry.name).not.toBe('')
      break
    }
    expect(await collect(storage.list([]))).toHaveLength(2)
  })
})
