import { createMemoryStorage, type MemoryStorage } from '../../../app/main/engine/vfs/memory-storage.ts'
import type { Mount } from '../../../app/main/engine/vfs/mount.ts'
import type { PermissionSet } from '../../../app/main/engine/vfs/permission.ts'
import type { StorageBackend } from '../../../app/main/engine/vfs/storage.ts'
import type { RawFtpClient } from '../raw-ftp-client.ts'
import { startServer } from '../start-server.ts'
import { everyPermission, type ModelVerb } from './matrix-model.ts'

/** A server whose one account has these rights, and a way to ask it on a tree that is new each time. */
export async function startMatrixServer(permissions: PermissionSet) {
  let disk = createMemoryStorage()
  const gone = createMemoryStorage()
  gone.setAvailable(false)
  const mounts: readonly Mount[] = [
    {
      shareId: 'share',
      at: ['share'],
      storage: following(() => disk),
      permissions,
      folders: [
        { path: ['barred'], permissions: new Set() },
        { path: ['open'], permissions: new Set(everyPermission) },
      ],
      names: { allow: [], deny: ['denied*'], hide: ['hidden*'] },
    },
    { shareId: 'gone', at: ['gone'], storage: gone, permissions },
    { shareId: 'inner', at: ['virtual', 'inner'], storage: createMemoryStorage(), permissions },
  ]
  const server = await startServer({
    accounts: [{ name: 'demo', password: 'secret', mounts: [], says: { mounts } }],
    options: { allowTreeRemoval: true, allowCombining: true },
  })
  const client = await server.logIn()
  return {
    /** The code of the last line that was not refused before. */
    async ask(verb: ModelVerb, path: string): Promise<number> {
      disk = await freshTree()
      let code = 0
      for (const line of verb.lines(path)) {
        code = await codeOf(client, line, verb.data)
        if (code >= 400) break
      }
      await client.ask('CWD /', 250)
      return code
    },
    names: () => namesBelow(disk),
  }
}

async function codeOf(client: RawFtpClient, line: string, data: ModelVerb['data']): Promise<number> {
  if (data === undefined) return (await client.ask(line)).code
  const connection = await (await client.prepareData('EPSV')).open()
  const { code } = await client.ask(line)
  if (code >= 200) {
    connection.destroy()
    return code
  }
  await (data === 'down' ? connection.readAll() : connection.send('sent'))
  return (await client.expect()).code
}

async function freshTree(): Promise<MemoryStorage> {
  const disk = createMemoryStorage()
  for (const folder of ['dir', 'dir/folder', 'barred', 'open']) await disk.makeDirectory(folder.split('/'))
  const files = ['dir/file', 'dir/source', 'dir/hidden.txt', 'dir/denied.txt', 'barred/file', 'open/file']
  for (const file of files) {
    const opened = await disk.openWrite(file.split('/'), 'create-new')
    await opened.writev([Buffer.from(file)], 0)
    await opened.close()
  }
  return disk
}

async function namesBelow(disk: MemoryStorage): Promise<string[]> {
  const names: string[] = []
  for await (const { name } of disk.list(['dir'])) names.push(name)
  return names.sort()
}

/** One storage to the server, whatever tree is behind it at the moment. */
function following(current: () => StorageBackend): StorageBackend {
  return new Proxy({} as StorageBackend, {
    get(_target, name) {
      const storage = current()
      const value: unknown = Reflect.get(storage, name)
      return typeof value === 'function' ? value.bind(storage) : value
    },
  })
}
