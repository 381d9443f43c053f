import { beforeEach, describe, expect, it } from 'vitest'
import { createMemoryStorage, type MemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import { createFileSystem } from '../../../../app/main/engine/vfs/mounted-file-system.ts'
import { presetPermissions } from '../../../../app/main/engine/vfs/permission.ts'
import { ignoresCase } from '../../../../app/main/engine/vfs/storage-case.ts'
import { ignoringCase } from '../../../helpers/vfs/case-ignoring.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { at, rootedFileSystem, sendUpload } from '../../../helpers/vfs/file-system.ts'

const nfc = 'Caf\u00e9'
const nfd = 'Cafe\u0301'

let disk: MemoryStorage
const names = async () => (await collect(disk.list([]))).map(({ name }) => name).sort()
const put = async (name: string, content: string) => {
  const file = await disk.openWrite([name], 'create-new')
  await file.writev([Buffer.from(content)], 0)
  await file.close()
}
beforeEach(() => {
  disk = createMemoryStorage()
})

describe('a new name', () => {
  it('is stored in NFC whatever form it comes in', async () => {
    const files = rootedFileSystem(disk, 'full')
    await (await sendUpload(files, `/${nfd}`, { kind: 'replace' }, 'x')).commit()
    await files.makeDirectory(at(`/${nfd} folder`))
    await files.rename(at(`/${nfc}`), at(`/${nfd} renamed`))
    expect(await names()).toEqual([`${nfc} folder`, `${nfc} renamed`])
  })

  it('is the entry that is there in the other form, and renaming that to itself changes the form', async () => {
    await put(nfd, 'old')
    const files = rootedFileSystem(disk, 'full')
    await (await sendUpload(files, `/${nfc}`, { kind: 'replace' }, 'new')).commit()
    expect(await names()).toEqual([nfd])
    await files.rename(at(`/${nfd}`), at(`/${nfc}`))
    expect(await names()).toEqual([nfc])
  })
})

describe('a disk that ignores case', () => {
  it('is told from one that does not by asking it', async () => {
    expect(await ignoresCase(disk)).toBeNull()
    await put('README', 'x')
    expect(await ignoresCase(disk)).toBe(false)
    expect(await ignoresCase(ignoringCase(disk))).toBe(true)
    const unplugged = createMemoryStorage()
    unplugged.setAvailable(false)
    expect(await ignoresCase(unplugged)).toBeNull()
  })

  it('lets ReadMe replace README only with the right to overwrite, and keeps how it is spelled', async () => {
    await put('README', 'old')
    const storage = ignoringCase(disk)
    const adding = rootedFileSystem(storage, 'read-upload')
    expect(await failureOf(adding.openUpload(at('/ReadMe'), { kind: 'replace' }))).toBe('already-exists')
    const all = rootedFileSystem(storage, 'full')
    await (await sendUpload(all, '/ReadMe', { kind: 'replace' }, 'newer')).commit()
    expect(await names()).toEqual(['README'])
    expect((await disk.stat(['README'])).size).toBe(5)
  })

  it('renames a file where only the case changes', async () => {
    await put('README', 'old')
    const files = rootedFileSystem(ignoringCase(disk), ['list', 'rename'])
    await files.rename(at('/README'), at('/ReadMe'))
    expect(await names()).toEqual(['ReadMe'])
  })

  it('finds rights of a folder, hidden names and mounts in every case', async () => {
    await disk.makeDirectory(['secret'])
    await disk.makeDirectory(['hidden'])
    const storage = ignoringCase(disk)
    const files = createFileSystem([
      {
        shareId: 's',
        at: [],
        storage,
        permissions: presetPermissions.full,
        folders: [{ path: ['Secret'], permissions: new Set() }],
        names: { allow: [], deny: [], hide: ['HID*'] },
      },
      { shareId: 'm', at: ['Mount'], storage: createMemoryStorage(), permissions: presetPermissions.full },
    ])
    for (const path of ['/secret', '/SECRET', '/\u017fecret']) {
      expect(await failureOf(files.makeDirectory(at(`${path}/new`)))).toBe('not-permitted')
    }
    expect(await failureOf(files.stat(at('/Hidden')))).toBe('not-found')
    expect(await failureOf(files.makeDirectory(at('/MOUNT')))).toBe('already-exists')
  })
})

describe('an 8.3 alias', () => {
  it('is refused, and a file whose real name looks like one is not', async () => {
    await put('Program Files', 'x')
    await put('photos~1.jpg', 'x')
    const files = rootedFileSystem(ignoringCase(disk, { 'PROGRA~1': 'Program Files' }), 'full')
    expect(await failureOf(files.openDownload(at('/PROGRA~1')))).toBe('bad-name')
    expect(await failureOf(files.removeFile(at('/PROGRA~1')))).toBe('bad-name')
    expect(await failureOf(files.openUpload(at('/PROGRA~1'), { kind: 'replace' }))).toBe('bad-name')
    expect((await files.stat(at('/photos~1.jpg'))).size).toBe(1)
    await files.makeDirectory(at('/NEW~1'))
    expect(await names()).toContain('NEW~1')
  })
})
