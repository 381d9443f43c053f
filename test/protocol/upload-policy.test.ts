import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../app/main/engine/vfs/memory-storage.ts'
import type { Patience } from '../../app/main/engine/vfs/patience.ts'
import type { Preset } from '../../app/main/engine/vfs/permission.ts'
import { presetPermissions } from '../../app/main/engine/vfs/permission.ts'
import type { HeldFolder, StorageBackend } from '../../app/main/engine/vfs/storage.ts'
import type { UploadPolicy } from '../../app/main/engine/vfs/upload-policy.ts'
import { VfsError } from '../../app/main/engine/vfs/vfs-error.ts'
import { startServer } from '../helpers/start-server.ts'

/** A server whose one share takes uploads so. */
async function served(preset: Preset, uploads: Partial<UploadPolicy>, storage: StorageBackend) {
  const mount = {
    shareId: 's',
    at: [],
    storage,
    permissions: presetPermissions[preset],
    uploads: { onExisting: 'overwrite', partials: 'resume', ...uploads },
  } as const
  const principal = { accountId: 'a', name: 'demo', isAnonymous: false, mounts: [mount] }
  return await startServer({
    authenticator: { authenticate: () => Promise.resolve({ kind: 'accepted', principal }) },
  })
}

describe('STOR where a file of that name is', () => {
  it('is stored under a free name, and 226 and the dashboard learn it', async () => {
    const server = await served('full', { onExisting: 'keep-both' }, createMemoryStorage())
    const client = await server.logIn()
    expect((await client.transmit('STOR photo.jpg', 'one')).text).not.toContain('photo')
    expect((await client.transmit('STOR photo.jpg', 'two')).text).toContain('photo (2).jpg')
    expect((await client.receive('RETR photo.jpg')).toString()).toBe('one')
    expect((await client.receive('RETR photo (2).jpg')).toString()).toBe('two')
    const stored = server.events.of('transfer-ended').map(({ storedPath }) => storedPath)
    expect(stored.slice(0, 2)).toEqual([undefined, '/photo (2).jpg'])
  })

  it('tells a drop box nothing', async () => {
    const server = await served('upload-only', { onExisting: 'keep-both' }, createMemoryStorage())
    const client = await server.logIn()
    const replies = [await client.transmit('STOR a', 'one'), await client.transmit('STOR a', 'two')]
    expect(replies[0]?.text).toBe(replies[1]?.text)
  })

  it('is refused with 553 and a hint where nothing is ever replaced', async () => {
    const server = await served('full', { onExisting: 'refuse' }, createMemoryStorage())
    const client = await server.logIn()
    await client.transmit('STOR a', 'one')
    await client.prepareData()
    expect((await client.ask('STOR a', 553)).text).toContain('another name')
    expect((await client.receive('RETR a')).toString()).toBe('one')
  })
})

describe('MFMT after an upload', () => {
  it('is kept, for an account that may only upload as well', async () => {
    const storage = createMemoryStorage()
    const server = await served('upload-only', {}, storage)
    const client = await server.logIn()
    await client.transmit('STOR a', 'content')
    await client.ask('MFMT 20200102030405 a', 213)
    expect((await storage.stat(['a'])).modifiedMs).toBe(Date.UTC(2020, 0, 2, 3, 4, 5))
  })
})

/** A storage whose renames wait, as for a virus scanner, until they are stopped or `release` is called. */
function heldStorage() {
  const storage = createMemoryStorage()
  let release: () => void = () => undefined
  const openFolder = storage.openFolder.bind(storage)
  storage.openFolder = async (path) => {
    const folder: HeldFolder = await openFolder(path)
    const rename = async (name: string, to: string, replace: boolean, patience?: Patience) => {
      const { signal } = patience ?? { signal: AbortSignal.abort() }
      if (signal.aborted) throw new VfsError('busy', 'held')
      const released = new Promise<void>((resolve, reject) => {
        release = resolve
        signal.addEventListener('abort', () => reject(new VfsError('busy', 'held')))
      })
      patience?.onWaiting()
      await released
      await folder.rename(name, to, replace)
    }
    return { ...folder, rename }
  }
  return { storage, release: () => release() }
}

describe('a finished upload whose file another program holds', () => {
  it('waits, says so, and is stored when the file is released', async () => {
    const { storage, release } = heldStorage()
    const server = await served('full', {}, storage)
    const client = await server.logIn()
    const data = await client.begin('STOR a')
    await data.send('content')
    const { transferId } = await server.events.waitFor('transfer-held-up')
    release()
    await client.expect(226)
    expect(server.events.of('transfer-ended')[0]).toMatchObject({
      transferId,
      outcome: { kind: 'completed' },
    })
  })

  it('stops waiting when an administrator ends the transfer', async () => {
    const server = await served('full', {}, heldStorage().storage)
    const client = await server.logIn()
    const data = await client.begin('STOR a')
    await data.send('content')
    const { sessionId } = await server.events.waitFor('transfer-held-up')
    server.engine.abortTransfer(sessionId)
    await client.expect(426)
    const { outcome } = await server.events.waitFor('transfer-ended')
    expect(outcome).toEqual({ kind: 'aborted', by: 'admin' })
  })
})
