import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import type { TestContext } from 'vitest'
import { startServer, type TestServer } from '../start-server.ts'
import { type TempTree, type TreeSpec, tempTree } from '../temp-tree.ts'
import { testCertificate } from '../test-certificate.ts'
import { testContent } from '../test-content.ts'
import type { ClientDescription, ForeignClient, ForeignTarget, Way } from './foreign-client.ts'
import { hasProgram, skipLoudly } from './run-program.ts'

/** What the clients move: larger than every buffer on the way. */
export const wholeContent = testContent(6_000_000)

/** Where a transfer is resumed; no multiple of any block size. */
export const resumeOffset = 2_345_987

/** Contents are compared by it, as a failure of a large comparison says nothing a person could read. */
export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A server with a full share, and the client's own folder. */
export interface Stage {
  readonly server: TestServer
  readonly target: ForeignTarget
  /** The client's own folder; `whole.bin` in it is what is uploaded. */
  readonly local: TempTree
}

/** The way that says least: what has nothing to do with the connection is tested there. */
export const plainly: Way = { name: 'plain', encryption: 'plain', mode: 'passive', family: 'IPv4' }

/** Starts a server for one client. */
export async function prepareStage(way: Way, tree: TreeSpec = {}): Promise<Stage> {
  const local = tempTree({ 'whole.bin': wholeContent })
  const { encryption, mode, family } = way
  const server = await startServer({
    tree,
    tls: encryption === 'implicit' ? 'implicit' : 'optional',
    host: family === 'IPv6' ? '::1' : '127.0.0.1',
  })
  const caFile = local.at('ca.pem')
  writeFileSync(caFile, (await testCertificate()).certificatePem)
  const { host, port } = server.target
  return { server, local, target: { host, port, encryption, mode, caFile } }
}

/** Skips a test, with the reason in the output, when the client's programs are missing. */
export function needClient(context: TestContext, { name, programs }: ClientDescription): void {
  const missing = programs.filter((program) => !hasProgram(program))
  if (missing.length === 0) return
  const which = missing.join(' and ')
  skipLoudly(context, `${name}: ${which} ${missing.length > 1 ? 'are' : 'is'} not installed on this machine`)
}

/** The same, and when the client is known to fail by itself on this way. */
export function needWay(context: TestContext, client: ForeignClient, way: Way): void {
  needClient(context, client)
  const reason = client.failsBecause?.(way) ?? null
  if (reason !== null) skipLoudly(context, reason)
}
