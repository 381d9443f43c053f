import { linkSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { openNativeStorage, type StorageBackend } from '../../../../app/main/engine/host-door.ts'
import type { StorageEntry, StoragePath } from '../../../../app/main/engine/vfs/storage.ts'
import { scanShare } from '../../../../app/main/host/quota/scan-share.ts'
import { tempFolder } from '../../../helpers/vfs/temp-folder.ts'

const unstopped = () => new AbortController().signal

async function sampleShare() {
  const folder = tempFolder()
  mkdirSync(join(folder, 'a', 'b'), { recursive: true })
  mkdirSync(join(folder, 'c'))
  writeFileSync(join(folder, 'one'), Buffer.alloc(1))
  writeFileSync(join(folder, 'a', 'ten'), Buffer.alloc(10))
  writeFileSync(join(folder, 'a', 'b', 'hundred'), Buffer.alloc(100))
  writeFileSync(join(folder, 'c', '.portside-abc.part'), Buffer.alloc(1_000))
  return { folder, storage: await openNativeStorage(folder) }
}

/** Does something at the end of the first listing of a directory, before the scan counts it. */
function interrupting(storage: StorageBackend, directory: string, act: () => void): StorageBackend {
  let hasActed = false
  async function* list(path: StoragePath): AsyncGenerator<StorageEntry> {
    yield* storage.list(path)
    if (hasActed || path.join('/') !== directory) return
    hasActed = true
    act()
  }
  return new Proxy(storage, {
    get: (target, name) => {
      if (name === 'list') return list
      const value: unknown = Reflect.get(target, name)
      return typeof value === 'function' ? value.bind(target) : value
    },
  })
}

describe('a scan', () => {
  it('counts every file below, unfinished uploads included', async () => {
    const { storage } = await sampleShare()
    expect(await scanShare(storage, unstopped()).done).toEqual({ bytes: 1_111, files: 4 })
  })

  it('follows no link, inside the share or out of it', async () => {
    const { folder, storage } = await sampleShare()
    const outside = tempFolder()
    writeFileSync(join(outside, 'secret'), Buffer.alloc(5_000))
    symlinkSync(outside, join(folder, 'out'))
    symlinkSync(join(folder, 'a'), join(folder, 'in'))
    symlinkSync('.', join(folder, 'round'))
    symlinkSync('one', join(folder, 'file'))
    linkSync(join(folder, 'one'), join(folder, 'second-name'))
    expect(await scanShare(storage, unstopped()).done).toEqual({ bytes: 1_112, files: 5 })
  })

  it('adds what changes in a directory it has seen, and sees the rest itself', async () => {
    const { folder, storage } = await sampleShare()
    const scan = scanShare(
      interrupting(storage, 'c', () => {
        writeFileSync(join(folder, 'new'), Buffer.alloc(7))
        scan.watch.changed(['new'], { bytes: 7, files: 1 })
        writeFileSync(join(folder, 'a', 'new'), Buffer.alloc(20))
        scan.watch.changed(['a', 'new'], { bytes: 20, files: 1 })
      }),
      unstopped(),
    )
    expect(await scan.done).toEqual({ bytes: 1_138, files: 6 })
  })

  it('lists a directory again that changed while it was listed', async () => {
    const { folder, storage } = await sampleShare()
    const scan = scanShare(
      interrupting(storage, 'a', () => {
        writeFileSync(join(folder, 'a', 'new'), Buffer.alloc(20))
        scan.watch.changed(['a', 'new'], { bytes: 20, files: 1 })
      }),
      unstopped(),
    )
    expect(await scan.done).toEqual({ bytes: 1_131, files: 5 })
  })

  it('begins again when a folder was moved from what it has not seen to what it has', async () => {
    const { folder, storage } = await sampleShare()
    const scan = scanShare(
      interrupting(storage, '', () => {
        writeFileSync(join(folder, 'two'), Buffer.alloc(2))
        scan.watch.changed(['two'], { bytes: 2, files: 1 })
        scan.watch.moved(['x'], ['y'])
      }),
      unstopped(),
    )
    expect(await scan.done).toEqual({ bytes: 1_113, files: 5 })
  })

  it('rejects when the share is not there, so that nothing counts as nothing', async () => {
    const storage = await openNativeStorage(join(tempFolder(), 'unplugged'))
    await expect(scanShare(storage, unstopped()).done).rejects.toMatchObject({ kind: 'unavailable' })
  })

  it('ends when it is told to', async () => {
    const { storage } = await sampleShare()
    await expect(scanShare(storage, AbortSignal.abort()).done).rejects.toMatchObject({ kind: 'busy' })
  })
})
