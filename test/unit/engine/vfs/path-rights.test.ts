import { beforeEach, describe, expect, it } from 'vitest'
import type { FileSystem } from '../../../../app/main/engine/vfs/file-system.ts'
import { createMemoryStorage, type MemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import type { Mount, NameRules } from '../../../../app/main/engine/vfs/mount.ts'
import { createFileSystem } from '../../../../app/main/engine/vfs/mounted-file-system.ts'
import { presetPermissions } from '../../../../app/main/engine/vfs/permission.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { at, sendUpload } from '../../../helpers/vfs/file-system.ts'

const { full } = presetPermissions
const nothing = { allow: [], deny: [], hide: [] }

let disk: MemoryStorage
beforeEach(async () => {
  disk = createMemoryStorage()
  for (const folder of ['a', 'a/b', 'a/b/deep', 'c', 'tree', 'tree/in']) {
    await disk.makeDirectory(folder.split('/'))
  }
  for (const file of ['a/one.jpg', 'a/b/two.jpg', 'a/b/deep/three.jpg', 'c/four.txt', 'tree/in/keep.me']) {
    const opened = await disk.openWrite(file.split('/'), 'create-new')
    await opened.writev([Buffer.from(file)], 0)
    await opened.close()
  }
})

const view = (rules: Partial<Mount>): FileSystem =>
  createFileSystem([{ shareId: 's', at: [], storage: disk, permissions: full, ...rules }])
const named = (rules: Partial<NameRules>) => view({ names: { ...nothing, ...rules } })
const namesIn = async (files: FileSystem, path: string) =>
  (await collect(files.list(at(path)))).map(({ name }) => name).sort()
const store = async (files: FileSystem, path: string) =>
  await (await sendUpload(files, path, { kind: 'replace' }, 'x')).commit()

describe('folders with rights of their own', () => {
  it('decide by the deepest one, in both directions and in either Unicode form', async () => {
    await disk.makeDirectory(['Cafe\u0301'])
    const files = view({
      folders: [
        { path: ['a'], permissions: presetPermissions['read-only'] },
        { path: ['a', 'b'], permissions: full },
        { path: ['a', 'b', 'deep'], permissions: new Set() },
        { path: ['Caf\u00e9'], permissions: new Set() },
      ],
    })
    expect(await failureOf(store(files, '/a/new'))).toBe('not-permitted')
    expect(await failureOf(store(files, '/a/b/new'))).toBe('succeeded')
    expect(await failureOf(files.openDownload(at('/a/b/deep/three.jpg')))).toBe('not-permitted')
    expect(await failureOf(files.enter(at('/a/b/deep')))).toBe('not-permitted')
    expect(await failureOf(store(files, '/Caf\u00e9/new'))).toBe('not-permitted')
    expect(await failureOf(store(files, '/Cafe\u0301/new'))).toBe('not-permitted')
  })

  it('are no way around: nothing is carried out of them, and no tree that holds one is moved or removed', async () => {
    const files = view({ folders: [{ path: ['a', 'b'], permissions: presetPermissions['upload-only'] }] })
    expect(await failureOf(files.rename(at('/a/b/two.jpg'), at('/c/two.jpg')))).toBe('not-permitted')
    expect(await failureOf(files.rename(at('/a/b'), at('/c/b')))).toBe('not-permitted')
    expect(await failureOf(files.rename(at('/a'), at('/moved')))).toBe('not-permitted')
    expect(await failureOf(files.copy(at('/a'), at('/copy')))).toBe('not-permitted')
    expect(await failureOf(files.removeTree(at('/a')))).toBe('not-permitted')
    expect(await failureOf(files.makeLink(at('/link'), at('/a')))).toBe('not-permitted')
    expect(await failureOf(files.combine(at('/all'), [at('/a/b/two.jpg')]))).toBe('not-permitted')
    expect(await namesIn(files, '/')).toEqual(['a', 'c', 'tree'])
    expect((await disk.stat(['a', 'b', 'two.jpg'])).size).toBe(11)
  })

  it('let a file be moved between them by who may read and delete here and upload there', async () => {
    const rights = ['list', 'download', 'delete', 'upload'] as const
    const files = view({ folders: [{ path: ['a'], permissions: new Set(rights) }] })
    await files.rename(at('/a/one.jpg'), at('/c/one.jpg'))
    expect(await namesIn(files, '/c')).toEqual(['four.txt', 'one.jpg'])
  })
})

describe('hidden names', () => {
  it('are neither listed nor found, nor is anything below them, nor can they be made', async () => {
    const files = named({ hide: ['B'] })
    expect(await namesIn(files, '/a')).toEqual(['one.jpg'])
    expect(await failureOf(files.stat(at('/a/b')))).toBe('not-found')
    expect(await failureOf(files.enter(at('/a/b/deep')))).toBe('not-found')
    expect(await failureOf(collect(files.list(at('/a/b'))))).toBe('not-found')
    expect(await failureOf(files.openDownload(at('/a/b/two.jpg')))).toBe('not-found')
    expect(await failureOf(store(files, '/a/b/new'))).toBe('not-found')
    expect(await failureOf(files.makeDirectory(at('/c/b')))).toBe('name-refused')
    expect(await failureOf(store(files, '/c/B'))).toBe('name-refused')
    expect(await failureOf(files.rename(at('/c/four.txt'), at('/c/b')))).toBe('name-refused')
    expect(await failureOf(files.freeBytes(at('/a/b')))).toBe('not-found')
    expect([...files.permissionsAt(at('/a/b/two.jpg'))]).toEqual([])
  })

  it('never vanish with a folder that is removed, and are left out of a copy', async () => {
    const files = named({ hide: ['keep.*'] })
    expect(await failureOf(files.removeDirectory(at('/tree/in')))).toBe('not-empty')
    expect(await failureOf(files.removeTree(at('/tree')))).toBe('not-permitted')
    expect((await disk.stat(['tree', 'in', 'keep.me'])).size).toBe(15)
    await files.copy(at('/tree'), at('/copy'))
    expect(await collect(disk.list(['copy', 'in']))).toEqual([])
    await files.rename(at('/tree'), at('/moved'))
    expect((await disk.stat(['moved', 'in', 'keep.me'])).size).toBe(15)
  })
})

describe('denied names', () => {
  it('are listed, and nothing can be done with them', async () => {
    const files = named({ deny: ['*.ME'] })
    expect(await namesIn(files, '/tree/in')).toEqual(['keep.me'])
    expect((await files.stat(at('/tree/in/keep.me'))).size).toBe(15)
    expect(await failureOf(files.openDownload(at('/tree/in/keep.me')))).toBe('not-permitted')
    expect(await failureOf(files.removeFile(at('/tree/in/keep.me')))).toBe('not-permitted')
    expect(await failureOf(files.checkRename(at('/tree/in/keep.me')))).toBe('not-permitted')
    expect(await failureOf(files.copy(at('/tree'), at('/copy')))).toBe('not-permitted')
    expect(await failureOf(files.removeTree(at('/tree')))).toBe('not-permitted')
    expect(await failureOf(store(files, '/tree/in/keep.me'))).toBe('name-refused')
    expect(await failureOf(files.rename(at('/c/four.txt'), at('/c/let.me')))).toBe('name-refused')
  })

  it('take everything below a folder along', async () => {
    const files = named({ deny: ['b'] })
    expect(await failureOf(files.enter(at('/a/b')))).toBe('not-permitted')
    expect(await failureOf(files.stat(at('/a/b/two.jpg')))).toBe('not-permitted')
    expect(await failureOf(store(files, '/a/b/new'))).toBe('not-permitted')
  })
})

describe('allowed names', () => {
  it('bind files and not folders', async () => {
    const files = named({ allow: ['*.jpg'] })
    expect(await failureOf(files.makeDirectory(at('/new')))).toBe('succeeded')
    expect(await failureOf(store(files, '/new/A.JPG'))).toBe('succeeded')
    expect(await failureOf(store(files, '/new/a.exe'))).toBe('name-refused')
    expect(await failureOf(files.openDownload(at('/c/four.txt')))).toBe('not-permitted')
    expect(await failureOf(files.setModified(at('/c/four.txt'), 0))).toBe('not-permitted')
    expect(await failureOf(files.rename(at('/new/A.JPG'), at('/new/a.exe')))).toBe('name-refused')
    expect(await failureOf(files.rename(at('/new'), at('/newer')))).toBe('succeeded')
    expect([...files.permissionsAt(at('/c/four.txt'), 'file')]).toEqual([])
  })

  it('hold for the name STOU chooses', async () => {
    const files = named({ allow: ['*.jpg'] })
    expect(await failureOf(files.openUpload(at('/a/one.jpg'), { kind: 'unique' }))).toBe('name-refused')
    expect(await namesIn(files, '/a')).toEqual(['b', 'one.jpg'])
  })

  it('are matched however hostile the pattern, which a backtracking matcher would never finish', async () => {
    const files = named({ hide: [`${'*a'.repeat(120)}*b`] })
    expect(await failureOf(files.stat(at(`/${'a'.repeat(250)}`)))).toBe('not-found')
  })
})
