import { chmodSync, lstatSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'
import { openNativeStorage } from '../../../../../app/main/engine/vfs/native/native-storage.ts'
import type { StorageBackend } from '../../../../../app/main/engine/vfs/storage.ts'
import { collect, failureOf } from '../../../../helpers/vfs/collect.ts'
import { tempFolder } from '../../../../helpers/vfs/temp-folder.ts'

const notUtf8 = Buffer.from([0x63, 0x61, 0x66, 0xe9])

describe('a native share', () => {
  let root: string
  let storage: StorageBackend
  beforeEach(async () => {
    root = tempFolder()
    storage = await openNativeStorage(root)
  })

  it('finds, reads, renames and deletes what another program left under a name that is not UTF-8', async () => {
    const native = Buffer.concat([Buffer.from(`${root}/`), notUtf8])
    mkdirSync(native)
    writeFileSync(Buffer.concat([native, Buffer.from('/'), notUtf8]), 'content')
    const [folder] = await collect(storage.list([]))
    expect(folder).toMatchObject({ name: 'caf\uDCE9', kind: 'directory' })
    const file = await storage.openRead(['caf\uDCE9', 'caf\uDCE9'])
    const buffer = Buffer.alloc(7)
    expect(await file.read(buffer, 0, 7, 0)).toBe(7)
    expect(buffer.toString()).toBe('content')
    await file.close()
    await storage.rename(['caf\uDCE9', 'caf\uDCE9'], ['caf\uDCFF'], false)
    expect(readdirSync(root, 'latin1').sort()).toEqual(['caf\u00e9', 'caf\u00ff'])
    await storage.removeFile(['caf\uDCFF'])
    await storage.removeDirectory(['caf\uDCE9'])
    expect(readdirSync(root)).toEqual([])
  })

  it('keeps the bits and times the disk has', async () => {
    writeFileSync(join(root, 'tool'), '#!')
    chmodSync(join(root, 'tool'), 0o750)
    const { mtimeMs, dev, ino } = statSync(join(root, 'tool'))
    expect(await storage.stat(['tool'])).toMatchObject({
      mode: 0o750,
      modifiedMs: Math.round(mtimeMs),
      unique: `${dev.toString(36)}.${ino.toString(36)}`,
    })
  })

  it('writes many buffers in one call, more than the system takes at once', async () => {
    const pieces = Array.from({ length: 3000 }, (_, index) => Buffer.from(`${index},`))
    const file = await storage.openWrite(['many'], 'create-new')
    await file.writev(pieces, 0)
    await file.close()
    expect(readFileSync(join(root, 'many')).equals(Buffer.concat(pieces))).toBe(true)
  })

  it('shares its descriptor, and closes it only after what was begun on it', async () => {
    writeFileSync(join(root, 'big'), Buffer.alloc(4 * 1024 * 1024, 7))
    const file = await storage.openRead(['big'])
    expect(lstatSync(`/proc/self/fd/${file.fd}`).isSymbolicLink()).toBe(true)
    const buffers = Array.from({ length: 4 }, () => Buffer.alloc(1024 * 1024))
    const reads = buffers.map((buffer, index) => file.read(buffer, 0, buffer.length, index * 1024 * 1024))
    await Promise.all([file.close(), file.close()])
    expect(await Promise.all(reads)).toEqual(new Array(4).fill(1024 * 1024))
    expect(buffers.every((buffer) => buffer.every((byte) => byte === 7))).toBe(true)
    expect(await failureOf(file.sync())).toBe('io')
  })

  it('knows how much an upload may still take', async () => {
    expect(await storage.freeBytes()).toBeGreaterThan(0)
  })

  it('refuses on Windows what Windows would take for something else, and does not list it either', async () => {
    writeFileSync(join(root, 'aux.txt'), '')
    writeFileSync(join(root, 'good.txt'), '')
    const windows = await openNativeStorage(root, { platform: 'win32', proof: 'real-path' })
    expect((await collect(windows.list([]))).map(({ name }) => name)).toEqual(['good.txt'])
    for (const name of ['aux.txt', 'a:b', '..\\x', 'C:', 'good.txt.']) {
      expect(await failureOf(windows.openRead([name]))).toBe('bad-name')
      expect(await failureOf(windows.makeDirectory([name]))).toBe('bad-name')
    }
  })
})

describe('a native share without the right of the operating system', () => {
  it('answers not-permitted and changes nothing', async () => {
    const root = tempFolder()
    mkdirSync(join(root, 'locked'))
    writeFileSync(join(root, 'locked', 'file'), 'kept')
    writeFileSync(join(root, 'private'), 'kept')
    chmodSync(join(root, 'private'), 0)
    chmodSync(join(root, 'locked'), 0o555)
    chmodSync(root, 0o755)
    // A process that changed its user cannot look into its own /proc any more, so this one proves by real path.
    const storage = await openNativeStorage(root, { proof: 'real-path' })
    await asNobody(async () => {
      const attempts = {
        read: () => storage.openRead(['private']),
        write: () => storage.openWrite(['private'], 'existing'),
        create: () => storage.openWrite(['locked', 'new'], 'create-new'),
        makeDirectory: () => storage.makeDirectory(['locked', 'new']),
        removeFile: () => storage.removeFile(['locked', 'file']),
        removeDirectory: () => storage.removeDirectory(['locked']),
        rename: () => storage.rename(['locked', 'file'], ['locked', 'moved'], false),
      }
      for (const [title, attempt] of Object.entries(attempts)) {
        const expected = title === 'removeDirectory' ? /^not-(permitted|empty)$/ : /^not-permitted$/
        expect(await failureOf(attempt()), title).toMatch(expected)
      }
      expect(await storage.stat(['private'])).toMatchObject({ size: 4 })
    })
    expect(readdirSync(join(root, 'locked'))).toEqual(['file'])
    chmodSync(join(root, 'locked'), 0o755)
    chmodSync(join(root, 'private'), 0o600)
    expect(readFileSync(join(root, 'private'), 'utf8')).toBe('kept')
  })
})

/** Runs as an ordinary user: root may do everything, and then there would be nothing to see. */
async function asNobody(act: () => Promise<void>): Promise<void> {
  const isRoot = process.geteuid?.() === 0
  if (isRoot) process.seteuid?.('nobody')
  try {
    await act()
  } finally {
    if (isRoot) process.seteuid?.(0)
  }
}
