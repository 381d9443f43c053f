import type { RawFtpClient } from './raw-ftp-client.ts'
import { type ServerSetUp, startServer, type TestServer } from './start-server.ts'

/** One way to reach the server; the subjects that move bytes run under each. */
export interface WireSetUp {
  readonly name: string
  readonly host: '127.0.0.1' | '::1'
  readonly encryption: 'plain' | 'explicit' | 'implicit'
}

/** Plain, explicit TLS, implicit TLS, IPv6. */
export const wireSetUps: readonly WireSetUp[] = [
  { name: 'plain', host: '127.0.0.1', encryption: 'plain' },
  { name: 'explicit TLS', host: '127.0.0.1', encryption: 'explicit' },
  { name: 'implicit TLS', host: '127.0.0.1', encryption: 'implicit' },
  { name: 'IPv6', host: '::1', encryption: 'plain' },
]

/** A server and a client of it, logged in and, where the set-up says so, with private data connections. */
export interface Wired {
  readonly server: TestServer
  readonly client: RawFtpClient
  /** One more client of the same kind. */
  another(): Promise<RawFtpClient>
}

/** Starts a server for this set-up and logs a client in. */
export async function startWired(wire: WireSetUp, setUp: ServerSetUp = {}): Promise<Wired> {
  const tls = wire.encryption === 'implicit' ? 'implicit' : 'optional'
  const server = await startServer({ ...setUp, host: wire.host, tls })
  const another = async () => {
    const client = await server.connect()
    if (wire.encryption === 'explicit') await client.startTls()
    await client.logIn()
    if (wire.encryption !== 'plain') await client.protect()
    return client
  }
  return { server, client: await another(), another }
}
