import type { Mount } from '../../../app/main/engine/vfs/mount.ts'
import type { PermissionSet } from '../../../app/main/engine/vfs/permission.ts'
import type { RawFtpClient } from '../raw-ftp-client.ts'
import { startServer } from '../start-server.ts'
import type { MatrixGround } from './matrix-ground.ts'
import { everyPermission, type ModelVerb } from './matrix-model.ts'

/** A client of a server whose one account has these rights on the ground. */
export async function matrixClient(permissions: PermissionSet, ground: MatrixGround): Promise<RawFtpClient> {
  const mounts: readonly Mount[] = [
    {
      shareId: 'share',
      at: ['share'],
      storage: ground.share,
      permissions,
      folders: [
        { path: ['barred'], permissions: new Set() },
        { path: ['open'], permissions: new Set(everyPermission) },
      ],
      names: { allow: [], deny: ['denied*'], hide: ['hidden*'] },
    },
    { shareId: 'gone', at: ['gone'], storage: ground.gone, permissions },
    { shareId: 'inner', at: ['virtual', 'inner'], storage: ground.inner, permissions },
  ]
  const server = await startServer({
    accounts: [{ name: 'demo', password: 'secret', mounts: [], says: { mounts } }],
    options: { allowTreeRemoval: true, allowCombining: true, allowLinks: true },
  })
  return await server.logIn()
}

/** The code of the verb's last line that was not refused before. */
export async function askVerb(client: RawFtpClient, verb: ModelVerb, path: string): Promise<number> {
  let code = 0
  for (const line of verb.lines(path)) {
    // Only the last line moves bytes; REST and RNFR before it do not.
    const isLast = line === verb.lines(path).at(-1)
    code = await codeOf(client, line, isLast ? verb.data : undefined)
    if (code >= 400) break
  }
  await client.ask('CWD /', 250)
  return code
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
