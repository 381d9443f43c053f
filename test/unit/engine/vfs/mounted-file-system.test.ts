import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStorage, type MemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import type { Mount } from '../../../../app/main/engine/vfs/mount.ts'
import { createFileSystem } from '../../../../app/main/engine/vfs/mounted-file-system.ts'
import { type Preset, presetPermissions } from '../../../../app/main/engine/vfs/permission.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { at } from '../../../helpers/vfs/file-system.ts'

const replace = { kind: 'replace' } as const

async function storageWith(contents: Readonly<Record<string, string>>): Promise<MemoryStorage> {
  const storage = createMemoryStorage()
  for (const [path, content] of Object.entries(contents)) {
    const names = path.split('/')
    if (names.length > 1) await storage.makeDirectory(names.slice(0, -1)).catch(() => undefined)
    const file = await storage.openWrite(names, 'create-new')
    await file.writev([Buffer.from(content)], 0)
    await file.close()
  }
  return storage
}

function mount(storage: MemoryStorage, place: readonly string[], preset: Preset = 'full'): Mount {
  return { shareId: place.join('/'), at: place, storage, permissions: presetPermissions[preset] }
}

async function names(files: ReturnType<typeof createFileSystem>, path: string): Promise<string[]> {
  return (await collect(files.list(at(path)))).map(({ name }) => name).sort()
}

describe('several mounts', () => {
  let music: MemoryStorage
  let photos: MemoryStorage
  let files: ReturnType<typeof createFileSystem>
  beforeEach(async () => {
    music = await storageWith({ 'song.mp3': 'la', 'live/set.mp3': 'la la' })
    photos = await storageWith({ 'cat.jpg': 'miau' })
    files = createFileSystem(
      [mount(music, ['music'], 'read-only'), mount(photos, ['home', 'me', 'photos'], 'read-upload')],
      { now: () => 1_700_000_000_000 },
    )
  })

  it('appear in listings together with the virtual folders that lead to them', async () => {
    expect(await names(files, '/')).toEqual(['home', 'music'])
    expect(await names(files, '/home')).toEqual(['me'])
    expect(await names(files, '/home/me/photos')).toEqual(['cat.jpg'])
    expect(await names(files, '/music/live')).toEqual(['set.mp3'])
  })

  it('describe virtual folders as directories with facts that differ', async () => {
    const [home, me] = [await files.stat(at('/home')), await files.stat(at('/home/me'))]
    expect(home).toMatchObject({ name: 'home', kind: 'directory', size: 0, modifiedMs: 1_700_000_000_000 })
    expect(home.unique).not.toBe(me.unique)
    expect(await files.stat(at('/music'))).toEqual({ ...(await music.stat([])), name: 'music' })
  })

  it('have the rights of the mount below it and only list above', () => {
    expect([...files.permissionsAt(at('/home/me'))]).toEqual(['list'])
    expect(files.permissionsAt(at('/music/live'))).toBe(presetPermissions['read-only'])
    expect([...files.permissionsAt(at('/elsewhere'))]).toEqual([])
  })

  it('can be neither removed nor renamed, nor can the folders above them', async () => {
    files = createFileSystem([mount(music, ['a', 'music']), mount(photos, [])])
    for (const path of ['/', '/a', '/a/music']) {
      expect(files.isMountPoint(at(path))).toBe(true)
      expect(await failureOf(files.removeDirectory(at(path)))).toBe('not-permitted')
      expect(await failureOf(files.checkRename(at(path)))).toBe('not-permitted')
      expect(await failureOf(files.rename(at(path), at('/new')))).toBe('not-permitted')
      expect(await failureOf(files.rename(at('/cat.jpg'), at(path)))).toBe('already-exists')
      expect(await failureOf(files.removeFile(at(path)))).toBe('is-a-directory')
      expect(await failureOf(files.makeDirectory(at(path)))).toBe('already-exists')
      expect(await failureOf(files.openUpload(at(path), replace))).toBe('is-a-directory')
      expect(await failureOf(files.openDownload(at(path)))).toBe('is-a-directory')
    }
    expect(files.isMountPoint(at('/cat.jpg'))).toBe(false)
  })

  it('leave nothing to do in the virtual folders themselves', async () => {
    expect(await failureOf(files.makeDirectory(at('/new')))).toBe('not-permitted')
    expect(await failureOf(files.openUpload(at('/home/x'), replace))).toBe('not-permitted')
    expect(await failureOf(files.stat(at('/home/x')))).toBe('not-found')
    expect(await failureOf(collect(files.list(at('/home/x'))))).toBe('not-found')
    expect(await failureOf(files.enter(at('/nowhere')))).toBe('not-found')
    expect(await files.freeBytes(at('/home'))).toBeNull()
  })

  it('hide what lies under them in a mount at the root', async () => {
    const root = await storageWith({ 'music/hidden.mp3': 'x', readme: 'hello', 'home/own.txt': 'y' })
    files = createFileSystem([mount(root, []), mount(music, ['music']), mount(photos, ['home', 'photos'])])
    expect(await names(files, '/')).toEqual(['home', 'music', 'readme'])
    expect(await names(files, '/music')).toEqual(['live', 'song.mp3'])
    expect(await names(files, '/home')).toEqual(['own.txt', 'photos'])
    await files.enter(at('/home'))
    expect((await files.openDownload(at('/home/own.txt'))).size).toBe(1)
  })

  it('are refused when two want the same place', () => {
    expect(() => createFileSystem([mount(music, ['a']), mount(photos, ['a'])])).toThrow(RangeError)
    expect(() => createFileSystem([mount(music, ['a', '..'])])).toThrow(RangeError)
  })

  it('stay listed while their storage is gone, and answer unavailable', async () => {
    music.setAvailable(false)
    expect(await names(files, '/')).toEqual(['home', 'music'])
    expect(await failureOf(files.enter(at('/music')))).toBe('unavailable')
    expect(await failureOf(collect(files.list(at('/music'))))).toBe('unavailable')
    expect(await failureOf(files.openDownload(at('/music/song.mp3')))).toBe('unavailable')
    music.setAvailable(true)
    await files.enter(at('/music'))
  })
})

describe('renaming across shares', () => {
  let here: MemoryStorage
  let there: MemoryStorage
  beforeEach(async () => {
    here = await storageWith({ 'a.txt': 'x'.repeat(600_000), 'dir/b.txt': 'b' })
    there = await storageWith({ 'taken.txt': 'kept' })
    await here.setModified(['a.txt'], 1_234_567_890_123)
  })
  const build = (from: Preset, to: Preset) =>
    createFileSystem([mount(here, ['here'], from), mount(there, ['there'], to)])

  it('moves a file with its content and time and leaves no rest', async () => {
    const files = build('full', 'full')
    const { file } = await files.openDownload(at('/here/a.txt'))
    await files.rename(at('/here/a.txt'), at('/there/c.txt'))
    expect(await files.stat(at('/there/c.txt'))).toMatchObject({
      size: 600_000,
      modifiedMs: 1_234_567_890_123,
    })
    expect(await names(files, '/here')).toEqual(['dir'])
    expect(await collect(there.list([]))).toHaveLength(2)
    const [before, after] = [Buffer.alloc(600_000), Buffer.alloc(600_000)]
    await file.read(before, 0, 600_000, 0)
    await (await files.openDownload(at('/there/c.txt'))).file.read(after, 0, 600_000, 0)
    expect(after.equals(before)).toBe(true)
  })

  it('replaces a file only with the right to overwrite', async () => {
    expect(
      await failureOf(build('full', 'read-upload').rename(at('/here/a.txt'), at('/there/taken.txt'))),
    ).toBe('already-exists')
    expect((await there.stat(['taken.txt'])).size).toBe(4)
    expect(await collect(there.list([]))).toHaveLength(1)
    await build('full', 'full').rename(at('/here/a.txt'), at('/there/taken.txt'))
    expect((await there.stat(['taken.txt'])).size).toBe(600_000)
  })

  it('needs to read and delete on one side and to upload on the other', async () => {
    expect(await failureOf(build('read-upload', 'full').rename(at('/here/a.txt'), at('/there/c')))).toBe(
      'not-permitted',
    )
    expect(await failureOf(build('full', 'read-only').rename(at('/here/a.txt'), at('/there/c')))).toBe(
      'not-permitted',
    )
    await build('full', 'upload-only').rename(at('/here/a.txt'), at('/there/c'))
    expect((await there.stat(['c'])).size).toBe(600_000)
  })

  it('does not move directories', async () => {
    expect(await failureOf(build('full', 'full').rename(at('/here/dir'), at('/there/dir')))).toBe(
      'unsupported',
    )
    expect((await here.stat(['dir', 'b.txt'])).size).toBe(1)
  })

  it('keeps the source when the other share is full', async () => {
    const small = createMemoryStorage({ capacityBytes: 1000 })
    const files = createFileSystem([mount(here, ['here']), mount(small, ['small'])])
    expect(await failureOf(files.rename(at('/here/a.txt'), at('/small/a.txt')))).toBe('no-space')
    expect((await here.stat(['a.txt'])).size).toBe(600_000)
    expect(await collect(small.list([]))).toEqual([])
  })
})

describe('a directory that holds nothing but a crashed upload', () => {
  it('can be removed a day later and not before', async () => {
    let now = Date.now()
    const storage = createMemoryStorage({ now: () => now })
    const files = createFileSystem([mount(storage, [])], { now: () => now })
    await storage.makeDirectory(['dir'])
    await (await storage.openWrite(['dir', '.portside-leftbycrash1.part'], 'create-new')).close()
    expect(await names(files, '/dir')).toEqual([])
    expect(await failureOf(files.removeDirectory(at('/dir')))).toBe('not-empty')
    now += 25 * 60 * 60 * 1000
    await files.removeDirectory(at('/dir'))
    expect(await names(files, '/')).toEqual([])
  })
})
