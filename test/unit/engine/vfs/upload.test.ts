import { beforeEach, describe, expect, it } from 'vitest'
import type { FileSystem } from '../../../../app/main/engine/vfs/file-system.ts'
import { createMemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import { collect, failureOf } from '../../../helpers/vfs/collect.ts'
import { at, rootedFileSystem, sendUpload } from '../../../helpers/vfs/file-system.ts'
import { type StorageUnderTest, storageKinds } from '../../../helpers/vfs/storage-kinds.ts'

const replace = { kind: 'replace' } as const
const append = { kind: 'append' } as const
const unique = { kind: 'unique' } as const
const resume = (offset: number) => ({ kind: 'resume', offset }) as const

describe.each(storageKinds)('an upload to %s storage', (_kind, open) => {
  let under: StorageUnderTest
  let files: FileSystem
  beforeEach(async () => {
    under = await open()
    files = rootedFileSystem(under.storage, 'full')
    await under.put('old', 'the earlier version')
  })
  const text = async (path: string) => (await under.content(path))?.toString() ?? null

  it('shows the earlier version until the commit and the new one afterwards', async () => {
    const upload = await sendUpload(files, '/old', replace, 'new')
    expect(await text('old')).toBe('the earlier version')
    expect((await collect(files.list(at('/')))).map(({ name }) => name)).toEqual(['old'])
    await upload.commit()
    expect(await text('old')).toBe('new')
    expect(await under.names('/')).toEqual(['old'])
  })

  it('shows nothing of a new file until the commit, also for an empty one', async () => {
    const upload = await sendUpload(files, '/new', replace, '')
    expect(await failureOf(files.stat(at('/new')))).toBe('not-found')
    await upload.commit()
    expect(await text('new')).toBe('')
  })

  it('keeps the earlier version and drops the partial when interrupted', async () => {
    const upload = await sendUpload(files, '/old', replace, 'half of the n')
    await upload.interrupt()
    expect(await text('old')).toBe('the earlier version')
    expect(await under.names('/')).toEqual(['old'])
  })

  it('gives an interrupted new file its name, so that it can be resumed', async () => {
    const upload = await sendUpload(files, '/new', replace, 'first ')
    await upload.interrupt()
    expect(await text('new')).toBe('first ')
    await (await sendUpload(files, '/new', resume(6), 'second')).commit()
    expect(await text('new')).toBe('first second')
    expect(await under.names('/')).toEqual(['new', 'old'])
  })

  it('leaves nothing behind when a new file is interrupted before its first byte', async () => {
    await (await files.openUpload(at('/new'), replace)).interrupt()
    expect(await under.names('/')).toEqual(['old'])
  })

  it('lets a file that appeared meanwhile win over an interrupted partial', async () => {
    const upload = await sendUpload(files, '/new', replace, 'partial')
    await under.put('new', 'complete')
    await upload.interrupt()
    expect(await text('new')).toBe('complete')
    expect(await under.names('/')).toEqual(['new', 'old'])
  })

  it('lets the last commit of two at once win, without mixing them', async () => {
    const one = await sendUpload(files, '/new', replace, 'one one one')
    const two = await sendUpload(files, '/new', replace, 'two')
    await one.file.writev([Buffer.from('!')], 11)
    await two.commit()
    expect(await text('new')).toBe('two')
    await one.commit()
    expect(await text('new')).toBe('one one one!')
    expect(await under.names('/')).toEqual(['new', 'old'])
  })

  it('takes REST 0 as a plain STOR', async () => {
    const upload = await sendUpload(files, '/old', resume(0), 'new')
    expect(await text('old')).toBe('the earlier version')
    await upload.commit()
    expect(await text('old')).toBe('new')
  })

  it('resumes in the middle and cuts nothing that was not sent over', async () => {
    const upload = await sendUpload(files, '/old', resume(4), 'EARL')
    expect(upload.position).toBe(4)
    await upload.commit()
    expect(await text('old')).toBe('the EARLier version')
  })

  it('keeps what was there and what was received when a resumed upload breaks off again', async () => {
    await (await sendUpload(files, '/old', resume(19), ' and')).interrupt()
    expect(await text('old')).toBe('the earlier version and')
  })

  it('refuses to resume beyond the end or where nothing is', async () => {
    expect(await failureOf(files.openUpload(at('/old'), resume(20)))).toBe('bad-offset')
    expect(await failureOf(files.openUpload(at('/new'), resume(1)))).toBe('bad-offset')
    expect(await under.names('/')).toEqual(['old'])
    await (await sendUpload(files, '/old', resume(19), '!')).commit()
    expect(await text('old')).toBe('the earlier version!')
  })

  it('appends to a file and creates a missing one', async () => {
    await (await sendUpload(files, '/old', append, ', continued')).commit()
    await (await sendUpload(files, '/log', append, 'line')).commit()
    expect(await text('old')).toBe('the earlier version, continued')
    expect(await text('log')).toBe('line')
  })

  it('lets only one client at a time write into one file', async () => {
    const first = await sendUpload(files, '/old', append, '1')
    expect(await failureOf(files.openUpload(at('/old'), append))).toBe('busy')
    expect(await failureOf(files.openUpload(at('/old'), resume(3)))).toBe('busy')
    await first.interrupt()
    await (await sendUpload(files, '/old', append, '2')).commit()
    expect(await text('old')).toBe('the earlier version12')
  })

  it('finds a free name for STOU and never touches a taken one', async () => {
    const uploads = await Promise.all(
      ['a', 'b', 'c'].map((content) => sendUpload(files, '/old', unique, content)),
    )
    await Promise.all(uploads.map((upload) => upload.commit()))
    expect(uploads.map(({ path }) => path).sort()).toEqual(['/old.1', '/old.2', '/old.3'])
    expect(await text('old')).toBe('the earlier version')
    const contents = await Promise.all(['old.1', 'old.2', 'old.3'].map(text))
    expect(contents.sort()).toEqual(['a', 'b', 'c'])
  })

  it('keeps an interrupted STOU file unless it is empty', async () => {
    await (await sendUpload(files, '/x', unique, 'part')).interrupt()
    await (await files.openUpload(at('/y'), unique)).interrupt()
    expect(await text('x')).toBe('part')
    expect(await under.names('/')).toEqual(['old', 'x'])
  })

  it('has room for a name of 255 bytes', async () => {
    const name = 'é'.repeat(127).concat('x')
    await (await sendUpload(files, `/${name}`, replace, 'content')).commit()
    expect(await text(name)).toBe('content')
    expect(await failureOf(files.openUpload(at(`/${name}x`), replace))).toBe('bad-name')
  })

  it('refuses a directory as its target and a folder that is missing', async () => {
    await under.makeDirectory('dir')
    for (const start of [replace, append, resume(3)]) {
      expect(await failureOf(files.openUpload(at('/dir'), start))).toBe('is-a-directory')
      expect(await failureOf(files.openUpload(at('/none/x'), start))).toMatch(/^(not-found|bad-offset)$/)
    }
    expect(await under.names('dir')).toEqual([])
  })

  it('never shows, opens or changes what another upload has not finished', async () => {
    const upload = await sendUpload(files, '/new', replace, 'secret')
    const partial = (await under.names('/')).find((name) => name !== 'old') ?? ''
    expect(partial).toMatch(/^\.portside-.*\.part$/)
    const path = at(`/${partial}`)
    for (const attempt of [
      () => files.stat(path),
      () => files.openDownload(at(`/${partial.toUpperCase()}`)),
      () => files.openUpload(path, replace),
      () => files.removeFile(path),
      () => files.makeDirectory(path),
      () => files.rename(at('/old'), path),
      () => files.checkRename(path),
    ]) {
      expect(await failureOf(attempt())).toBe('bad-name')
    }
    await upload.commit()
    expect(await text('new')).toBe('secret')
  })

  it('gives the new version the permission bits of the old one', async () => {
    await (await under.storage.openWrite(['private'], 'create-new', 0o660)).close()
    await (await sendUpload(files, '/private', replace, 'new')).commit()
    expect(await files.stat(at('/private'))).toMatchObject({ size: 3, mode: 0o660 })
  })

  it('that ended stays as it is when it is interrupted afterwards', async () => {
    const stored = await sendUpload(files, '/empty', unique, '')
    await stored.commit()
    await stored.interrupt()
    const late = await sendUpload(files, '/late', replace, '')
    await late.interrupt()
    await under.put('late', '')
    await late.interrupt()
    expect(await under.names('/')).toEqual(['empty', 'late', 'old'])
  })

  it('can set the time of what it receives', async () => {
    const upload = await sendUpload(files, '/new', replace, 'x')
    await upload.file.setModified(1_234_567_890_000)
    await upload.commit()
    expect((await files.stat(at('/new'))).modifiedMs).toBe(1_234_567_890_000)
  })
})

describe('an upload that cannot be finished', () => {
  it('keeps the earlier version when the storage fills up', async () => {
    const storage = createMemoryStorage({ capacityBytes: 30 })
    const files = rootedFileSystem(storage, 'full')
    await (await sendUpload(files, '/old', replace, 'the earlier version')).commit()
    const upload = await files.openUpload(at('/old'), replace)
    expect(await failureOf(upload.file.writev([Buffer.alloc(12)], 0))).toBe('no-space')
    await upload.interrupt()
    const { file, size } = await files.openDownload(at('/old'))
    const buffer = Buffer.alloc(size)
    await file.read(buffer, 0, size, 0)
    expect(buffer.toString()).toBe('the earlier version')
    expect(await files.freeBytes(at('/'))).toBe(11)
  })

  it('reports the share that went away and loses nothing that was there', async () => {
    const storage = createMemoryStorage()
    const files = rootedFileSystem(storage, 'full')
    await (await sendUpload(files, '/old', replace, 'earlier')).commit()
    const upload = await sendUpload(files, '/old', replace, 'new')
    storage.setAvailable(false)
    expect(await failureOf(upload.commit())).toBe('unavailable')
    storage.setAvailable(true)
    expect((await files.stat(at('/old'))).size).toBe(7)
  })
})
