import { beforeEach, describe, expect, it } from 'vitest'
import { copyTree } from '../../../../app/main/engine/vfs/copy-tree.ts'
import { directorySize } from '../../../../app/main/engine/vfs/directory-size.ts'
import { createMemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import { createFileSystem } from '../../../../app/main/engine/vfs/mounted-file-system.ts'
import { presetPermissions } from '../../../../app/main/engine/vfs/permission.ts'
import { removeTree } from '../../../../app/main/engine/vfs/remove-tree.ts'
import type { StorageBackend } from '../../../../app/main/engine/vfs/storage.ts'
import { walkTree } from '../../../../app/main/engine/vfs/tree-walk.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { at, rootedFileSystem, sendUpload } from '../../../helpers/vfs/file-system.ts'
import { type StorageUnderTest, storageKinds } from '../../../helpers/vfs/storage-kinds.ts'

const day = 24 * 60 * 60 * 1000

describe.each(storageKinds)('a tree in %s storage', (_kind, open) => {
  let under: StorageUnderTest
  let storage: StorageBackend
  beforeEach(async () => {
    under = await open()
    storage = under.storage
    for (const folder of ['kept', 'tree', 'tree/a', 'tree/a/deep', 'tree/empty']) {
      await under.makeDirectory(folder)
    }
    await under.put('kept/precious', 'precious')
    await under.put('tree/one', '1')
    await under.put('tree/a/two', '22')
    await under.put('tree/a/deep/three', '333')
    await storage.makeLink(['tree', 'link'], ['kept'])
    await storage.makeLink(['tree', 'a', 'loop'], ['tree'])
    await storage.makeLink(['tree', 'file-link'], ['kept', 'precious'])
  })

  it('is walked with every directory before what it holds and without following links', async () => {
    const walked = (await collect(walkTree(storage, ['tree']))).map(({ below }) => below.join('/'))
    expect([...walked].sort()).toEqual(
      ['a', 'a/deep', 'a/deep/three', 'a/loop', 'a/two', 'empty', 'file-link', 'link', 'one'].sort(),
    )
    expect(walked.indexOf('a')).toBeLessThan(walked.indexOf('a/deep'))
    expect(walked.indexOf('a/deep')).toBeLessThan(walked.indexOf('a/deep/three'))
  })

  it('is removed whole, links themselves and never what they lead to', async () => {
    await removeTree(storage, ['tree'], Date.now())
    expect(await under.names('')).toEqual(['kept'])
    expect((await under.content('kept/precious'))?.toString()).toBe('precious')
  })

  it('is left alone when only a link to it is removed', async () => {
    await storage.makeLink(['short'], ['tree'])
    await removeTree(storage, ['short'], Date.now())
    expect(await under.names('')).toEqual(['kept', 'tree'])
    expect((await under.content('tree/a/deep/three'))?.toString()).toBe('333')
  })

  it('loses nothing when it holds or nests more than the bounds allow', async () => {
    const wide = { maxEntries: 8, maxDepth: 100 }
    const deep = { maxEntries: 100, maxDepth: 2 }
    expect(await failureOf(removeTree(storage, ['tree'], Date.now(), undefined, wide))).toBe(
      'too-many-entries',
    )
    expect(await failureOf(removeTree(storage, ['tree'], Date.now(), undefined, deep))).toBe(
      'too-many-entries',
    )
    expect((await collect(walkTree(storage, ['tree']))).length).toBe(9)
    const to = { storage, names: ['copy'] }
    expect(await failureOf(copyTree({ storage, names: ['tree'] }, to, undefined, wide))).toBe(
      'too-many-entries',
    )
    expect(await under.names('')).toEqual(['kept', 'tree'])
  })

  it('keeps the directory of an upload that is running, and clears away what a crash left', async () => {
    const files = rootedFileSystem(storage, 'full')
    const upload = await sendUpload(files, '/tree/a/big', { kind: 'replace' }, 'half')
    expect(await failureOf(files.removeTree(at('/tree')))).toBe('not-empty')
    // However long it takes, and wherever the clock jumps to.
    expect(await failureOf(removeTree(storage, ['tree'], Date.now() + 2 * day))).toBe('not-empty')
    await upload.interrupt()
    await under.put('tree/a/.portside-leftbycrash1.part', 'half')
    await removeTree(storage, ['tree'], Date.now() + 2 * day)
    expect(await under.names('')).toEqual(['kept'])
  })

  it('is copied byte for byte with its times, without its links', async () => {
    await storage.setModified(['tree', 'a', 'two'], 1_234_567_890_123)
    await storage.setMode(['tree', 'a', 'two'], 0o600)
    await rootedFileSystem(storage, 'full').copy(at('/tree'), at('/kept/copy'))
    expect(await under.names('kept/copy')).toEqual(['a', 'empty', 'one'])
    expect(await under.names('kept/copy/a')).toEqual(['deep', 'two'])
    expect((await under.content('kept/copy/a/deep/three'))?.toString()).toBe('333')
    const copied = await storage.stat(['kept', 'copy', 'a', 'two'])
    expect(copied).toMatchObject({ modifiedMs: 1_234_567_890_123, mode: 0o600, size: 2 })
  })

  it('can be copied into itself once, and never over anything', async () => {
    const files = rootedFileSystem(storage, 'full')
    await files.copy(at('/tree'), at('/tree/a/inside'))
    expect(await under.names('tree/a/inside/a')).toEqual(['deep', 'two'])
    expect(await failureOf(files.copy(at('/tree'), at('/kept')))).toBe('already-exists')
    expect(await failureOf(files.copy(at('/tree'), at('/kept/precious')))).toBe('already-exists')
    expect(await failureOf(files.copy(at('/tree/one'), at('/tree/one')))).toBe('already-exists')
    expect(await failureOf(files.copy(at('/tree/one'), at('/kept')))).not.toBe('succeeded')
    expect((await under.content('tree/one'))?.toString()).toBe('1')
  })

  it('has the size of its files, each once', async () => {
    expect(await directorySize(rootedFileSystem(storage, 'full'), at('/'))).toBe(14)
    expect(await directorySize(rootedFileSystem(storage, 'full'), at('/tree/a'))).toBe(5)
    const bounds = { maxEntries: 5, maxDepth: 9 }
    const files = rootedFileSystem(storage, 'full')
    expect(await failureOf(directorySize(files, at('/'), undefined, bounds))).toBe('too-many-entries')
  })

  it('combines parts in their order into a new file and into one that is there', async () => {
    const files = rootedFileSystem(storage, 'full')
    await files.combine(at('/whole'), [at('/tree/one'), at('/tree/a/two')])
    expect((await under.content('whole'))?.toString()).toBe('122')
    expect(await under.names('tree')).not.toContain('one')
    await files.combine(at('/whole'), [at('/tree/a/deep/three')])
    expect((await under.content('whole'))?.toString()).toBe('122333')
    expect(await under.names('tree/a/deep')).toEqual([])
  })

  it('combines nothing when a part is missing, a directory, named twice or being written', async () => {
    const files = rootedFileSystem(storage, 'full')
    const combine = (...parts: string[]) => failureOf(files.combine(at('/tree/one'), parts.map(at)))
    expect(await combine('/tree/a/two', '/none')).toBe('not-found')
    expect(await combine('/tree/a/two', '/tree/a')).toBe('is-a-directory')
    expect(await combine('/tree/a/two', '/tree/a/two')).toBe('already-exists')
    expect(await combine('/tree/a/two', '/tree/one')).toBe('already-exists')
    expect(await combine('/kept/precious', '/tree/file-link')).toBe('already-exists')
    const append = await files.openUpload(at('/tree/a/two'), { kind: 'append' })
    expect(await combine('/tree/a/two')).toBe('busy')
    await append.interrupt()
    expect((await under.content('tree/one'))?.toString()).toBe('1')
    expect((await under.content('tree/a/two'))?.toString()).toBe('22')
    expect(await combine('/tree/a/two')).toBe('succeeded')
  })
})

describe('trees over several shares', () => {
  it('are sized with the shares inside them, without those that show nothing', async () => {
    const [outer, inner, closed] = [createMemoryStorage(), createMemoryStorage(), createMemoryStorage()]
    for (const storage of [outer, inner, closed]) {
      const file = await storage.openWrite(['file'], 'create-new')
      await file.writev([Buffer.from('12345')], 0)
    }
    const grant = (storage: StorageBackend, names: string[], preset: 'full' | 'upload-only') => ({
      ...{ shareId: names.join(), at: names, storage, permissions: presetPermissions[preset] },
    })
    const files = createFileSystem([
      grant(outer, ['a'], 'full'),
      grant(inner, ['a', 'in'], 'full'),
      grant(closed, ['a', 'box'], 'upload-only'),
    ])
    expect(await directorySize(files, at('/'))).toBe(10)
    expect(await failureOf(directorySize(files, at('/a/box')))).toBe('not-permitted')
    expect(await failureOf(files.removeTree(at('/a')))).toBe('not-permitted')
    expect(await failureOf(files.makeLink(at('/a/link'), at('/a/in/file')))).toBe('not-permitted')
    await files.copy(at('/a/file'), at('/a/in/copied'))
    expect((await inner.stat(['copied'])).size).toBe(5)
    expect(await failureOf(files.copy(at('/a/box/file'), at('/a/out')))).toBe('not-permitted')
  })

  it('are copied only as far as there is space, and the target is then as it was', async () => {
    const small = createMemoryStorage({ capacityBytes: 3 })
    const big = createMemoryStorage()
    const file = await big.openWrite(['file'], 'create-new')
    await file.writev([Buffer.from('12345')], 0)
    const permissions = presetPermissions.full
    const files = createFileSystem([
      { shareId: 'b', at: ['b'], storage: big, permissions },
      { shareId: 's', at: ['s'], storage: small, permissions },
    ])
    expect(await failureOf(files.copy(at('/b/file'), at('/s/file')))).toBe('no-space')
    expect(await collect(small.list([]))).toEqual([])
    expect(await small.freeBytes()).toBe(3)
  })
})
