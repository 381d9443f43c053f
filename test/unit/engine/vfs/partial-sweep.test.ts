import { linkSync, mkdirSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { createFileSystem } from '../../../../app/main/engine/vfs/mounted-file-system.ts'
import { openNativeStorage } from '../../../../app/main/engine/vfs/native/native-storage.ts'
import { sweepShare } from '../../../../app/main/engine/vfs/partial-sweep.ts'
import { presetPermissions } from '../../../../app/main/engine/vfs/permission.ts'
import type { StorageBackend } from '../../../../app/main/engine/vfs/storage.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'
import { collect } from '../../../helpers/vfs/collect.ts'
import { at, sendUpload } from '../../../helpers/vfs/file-system.ts'
import { waitFor } from '../../../helpers/wait-for.ts'

const left = '.portside-leftbycrash1.part'
const twoDaysAgo = Date.now() / 1000 - 2 * 24 * 60 * 60

describe('what crashed uploads left', () => {
  let tree: ReturnType<typeof tempTree>
  let storage: StorageBackend
  beforeEach(async () => {
    tree = tempTree({ 'a.bin': 'content', folder: { deep: {} } })
    storage = await openNativeStorage(tree.path)
  })
  /** Plants a file of two days' age. */
  const plant = (...names: string[]) => {
    const path = join(tree.path, ...names)
    writeFileSync(path, 'half')
    utimesSync(path, twoDaysAgo, twoDaysAgo)
  }
  const mounted = () =>
    createFileSystem([{ shareId: 's', at: [], storage, permissions: presetPermissions.full }])

  it('goes when the share is opened, in its folders too', async () => {
    for (const place of [[], ['folder'], ['folder', 'deep']]) plant(...place, left)
    await sweepShare(storage)
    expect(Object.keys(tree.picture()).sort()).toEqual(['a.bin', 'folder/', 'folder/deep/'])
  })

  it('stays for a day', async () => {
    writeFileSync(tree.at(left), 'half')
    await sweepShare(storage)
    expect(tree.has(left)).toBe(true)
    await sweepShare(storage, () => Date.now() + 25 * 60 * 60 * 1000)
    expect(tree.has(left)).toBe(false)
  })

  it('is told from everything that only looks like it', async () => {
    const others = ['.portside-mine.part', '.portside-LEFTBYCRASH1.PART', `${left}.bak`, '.part', 'x.part']
    for (const name of others) plant(name)
    mkdirSync(tree.at('.portside-leftbycrash2.part'))
    utimesSync(tree.at('.portside-leftbycrash2.part'), twoDaysAgo, twoDaysAgo)
    const before = tree.picture()
    await sweepShare(storage)
    expect(tree.picture()).toEqual(before)
  })

  it('is never looked for through links, and a link is not taken for one', async () => {
    const outside = tempTree({ inside: {} })
    writeFileSync(outside.at('inside', left), 'half')
    utimesSync(outside.at('inside', left), twoDaysAgo, twoDaysAgo)
    plant('a.bin')
    symlinkSync(outside.at('inside'), tree.at('out'))
    symlinkSync(tree.at('a.bin'), tree.at(left))
    await sweepShare(storage)
    expect(outside.has('inside', left)).toBe(true)
    expect([tree.has('a.bin'), tree.has(left)]).toEqual([true, true])
  })

  it('goes without touching the file it became another name of', async () => {
    plant('whole')
    linkSync(tree.at('whole'), tree.at(left))
    await sweepShare(storage)
    expect(tree.has(left)).toBe(false)
    expect(tree.read('whole').toString()).toBe('half')
  })

  it('is looked for as far as the bounds allow, nearest first', async () => {
    for (const place of [[], ['folder'], ['folder', 'deep']]) plant(...place, left)
    await sweepShare(storage, Date.now, { maxEntries: 100, maxDepth: 1, entriesPerPause: 2, pauseMs: 1 })
    expect([tree.has(left), tree.has('folder', left), tree.has('folder', 'deep', left)]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('goes from a directory that is listed', async () => {
    plant('folder', left)
    expect((await collect(mounted().list(at('/folder')))).map(({ name }) => name)).toEqual(['deep'])
    await waitFor('the sweep', () => !tree.has('folder', left))
  })

  it('goes from a directory that is uploaded into', async () => {
    plant('folder', left)
    await (await sendUpload(mounted(), '/folder/new', { kind: 'replace' }, 'x')).commit()
    await waitFor('the sweep', () => !tree.has('folder', left))
    expect(tree.names('folder')).toEqual(['deep', 'new'])
  })

  it('is not what a running upload receives, wherever the clock jumps', async () => {
    const upload = await sendUpload(mounted(), '/new', { kind: 'replace' }, 'whole')
    await sweepShare(storage, () => Date.now() + 400 * 24 * 60 * 60 * 1000)
    await upload.commit()
    expect(tree.read('new').toString()).toBe('whole')
  })

  it('does not keep a share that is away from being opened', async () => {
    await sweepShare(await openNativeStorage(tree.at('missing')))
  })
})
