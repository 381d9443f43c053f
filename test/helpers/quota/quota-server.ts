import type { RawFtpClient } from '../raw-ftp-client.ts'
import { startServer } from '../start-server.ts'
import { type TempTree, type TreeSpec, tempTree } from '../temp-tree.ts'
import { waitFor } from '../wait-for.ts'
import { type QuotaSettings, type QuotaWorld, quotaWorld } from './quota-world.ts'

/** A quota as settings write it. */
export interface Quota {
  readonly maxBytes?: number
  readonly maxFiles?: number
}

/** A server that counts, with the shares box and work. */
export interface QuotaServer extends QuotaWorld {
  readonly box: TempTree
  readonly work: TempTree
  logIn(userName?: string): Promise<RawFtpClient>
  setting(share: Record<string, unknown>, user?: Record<string, unknown>): void
}

/** A server with the shares box and work, both full; the share's rules are the box's. */
export async function serveQuota(
  share: Record<string, unknown>,
  user: Record<string, unknown> = {},
  tree: TreeSpec = {},
): Promise<QuotaServer> {
  const box = tempTree(tree)
  const work = tempTree()
  const settings = (
    boxRules: Record<string, unknown>,
    userRules: Record<string, unknown>,
  ): QuotaSettings => ({
    shares: [
      { id: 'box', folder: box.path, ...boxRules },
      { id: 'work', folder: work.path },
    ],
    users: [
      { id: 'demo', name: 'demo', ...userRules },
      { id: 'eve', name: 'eve' },
    ],
  })
  const world = quotaWorld(settings(share, user))
  const options = { allowTreeRemoval: true, allowCombining: true }
  const server = await startServer({ authenticator: world.authenticator, options })
  return {
    ...world,
    box,
    work,
    setting: (boxRules, userRules = user) => world.change(settings(boxRules, userRules)),
    async logIn(userName = 'demo') {
      const client = await server.connect()
      await client.logIn(userName)
      await waitFor('the first scan', () => world.book.usage().shares.every(({ usage }) => !usage.isScanning))
      return client
    },
  }
}

/** Sends an upload that is refused, before its first byte or after some, and says how. */
export async function refused(client: RawFtpClient, line: string, content: Uint8Array): Promise<number> {
  await client.prepareData()
  const { code } = await client.ask(line, 125, 150, 452, 552)
  if (code >= 400) return code
  throw new Error(`${line} began with ${content.length} bytes to come`)
}

/** Sends an upload that begins and fails. */
export async function broken(client: RawFtpClient, line: string, content: Uint8Array): Promise<number> {
  const data = await client.begin(line)
  await data.send(content).catch(() => undefined)
  return (await client.nextReply()).code
}
