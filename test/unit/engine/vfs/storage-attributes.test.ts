import { beforeEach, describe, expect, it } from 'vitest'
import type { StorageBackend } from '../../../../app/main/engine/vfs/storage.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { type StorageUnderTest, storageKinds } from '../../../helpers/vfs/storage-kinds.ts'

describe.each(storageKinds)('%s storage', (kind, open) => {
  let under: StorageUnderTest
  let storage: StorageBackend
  beforeEach(async () => {
    under = await open()
    storage = under.storage
    await under.makeDirectory('docs')
    await under.put('docs/a.txt', 'alpha')
    await under.put('b.txt', 'beta')
  })

  it('sets the permission bits of files and directories and never more than the nine', async () => {
    for (const mode of [0o600, 0o7755, 0o644]) {
      await storage.setMode(['docs', 'a.txt'], mode)
      expect((await storage.stat(['docs', 'a.txt'])).mode).toBe(mode & 0o777)
    }
    await storage.setMode(['docs'], 0o700)
    expect((await storage.stat(['docs'])).mode).toBe(0o700)
  })

  it('sets the time of creation in memory and says that no native system can', async () => {
    const failure = await failureOf(storage.setCreated(['b.txt'], 1_234_567_890_123))
    expect(failure).toBe(kind === 'memory' ? 'succeeded' : 'unsupported')
    const { createdMs } = await storage.stat(['b.txt'])
    if (kind === 'memory') expect(createdMs).toBe(1_234_567_890_123)
    else expect(createdMs).not.toBe(1_234_567_890_123)
  })

  it('makes links to files and directories, in any direction', async () => {
    await storage.makeLink(['docs', 'up'], ['b.txt'])
    await storage.makeLink(['down'], ['docs', 'a.txt'])
    await storage.makeLink(['folder'], ['docs'])
    expect((await under.content('docs/up'))?.toString()).toBe('beta')
    expect((await under.content('down'))?.toString()).toBe('alpha')
    expect((await under.content('folder/up'))?.toString()).toBe('beta')
    expect((await storage.stat(['folder', 'a.txt'])).size).toBe(5)
  })

  it('makes links that hold where their own directory was reached through a link', async () => {
    await under.makeDirectory('docs/deep')
    await storage.makeLink(['short'], ['docs', 'deep'])
    await storage.makeLink(['short', 'back'], ['b.txt'])
    await storage.makeLink(['second'], ['short', 'back'])
    expect((await under.content('docs/deep/back'))?.toString()).toBe('beta')
    expect((await under.content('second'))?.toString()).toBe('beta')
  })

  it('lists a link as what it leads to, marks it, and leaves out one that leads nowhere', async () => {
    await storage.makeLink(['link'], ['docs', 'a.txt'])
    await storage.makeLink(['folder'], ['docs'])
    const facts = async () =>
      (await collect(storage.list([])))
        .map(({ name, kind: shown, isLink }) => [name, shown, isLink ?? false])
        .sort()
    expect(await facts()).toEqual([
      ['b.txt', 'file', false],
      ['docs', 'directory', false],
      ['folder', 'directory', true],
      ['link', 'file', true],
    ])
    await storage.removeFile(['docs', 'a.txt'])
    expect((await facts()).map(([name]) => name)).toEqual(['b.txt', 'docs', 'folder'])
  })

  it('removes and renames a link itself and leaves alone what it leads to', async () => {
    await storage.makeLink(['link'], ['docs', 'a.txt'])
    await storage.makeLink(['folder'], ['docs'])
    expect(await failureOf(storage.removeFile(['folder']))).toBe('is-a-directory')
    await storage.removeDirectory(['folder'])
    await storage.rename(['link'], ['renamed'], false)
    expect((await under.content('renamed'))?.toString()).toBe('alpha')
    await storage.removeFile(['renamed'])
    expect((await under.content('docs/a.txt'))?.toString()).toBe('alpha')
  })

  it('replaces nothing by a link and makes none to what is not there', async () => {
    expect(await failureOf(storage.makeLink(['b.txt'], ['docs']))).toBe('already-exists')
    expect(await failureOf(storage.makeLink(['docs'], ['b.txt']))).toBe('already-exists')
    expect(await failureOf(storage.makeLink([], ['b.txt']))).toBe('already-exists')
    expect(await failureOf(storage.makeLink(['new'], ['none']))).toBe('not-found')
    expect(await failureOf(storage.makeLink(['none', 'new'], ['b.txt']))).toBe('not-found')
    expect(await failureOf(storage.makeLink(['new'], ['..', 'b.txt']))).toBe('bad-name')
    expect(await under.names('')).toEqual(['b.txt', 'docs'])
  })

  it('survives links that lead to themselves', async () => {
    await storage.makeLink(['one'], ['b.txt'])
    await storage.makeLink(['two'], ['one'])
    await storage.removeFile(['one'])
    await storage.makeLink(['docs', 'loop'], ['docs'])
    expect(await failureOf(storage.stat(['two']))).toMatch(/^(not-found|succeeded)$/)
    expect((await storage.stat(['docs', 'loop', 'loop', 'a.txt'])).size).toBe(5)
  })

  it.each([
    ['none', 'not-found'],
    ['..', 'bad-name'],
  ])('fails to change %s', async (name, failure) => {
    expect(await failureOf(storage.setMode([name], 0o600))).toBe(failure)
    expect(await failureOf(storage.setCreated([name], 0))).toBe(failure)
  })
})
