import type { Socket } from 'node:net'
import { FtpSrv } from 'ftp-srv'
import { onTestFinished } from 'vitest'
import type { TlsIdentity } from '../../../app/main/engine/engine-options.ts'
import { type ClientTarget, RawFtpClient } from '../raw-ftp-client.ts'
import type { ServerSetUp, TestServer } from '../start-server.ts'
import type { TempTree } from '../temp-tree.ts'

/** Begins the message of a test that asks for what ftp-srv has no way to be told; such a test counts for neither side. */
export const notComparable = 'Not comparable:'

/** Logs nothing; ftp-srv would write a line of JSON for every command. */
const silent: object = new Proxy(
  {},
  { get: (_target, name) => (name === 'child' ? () => silent : () => undefined) },
)

/**
 * Starts ftp-srv where a test asks for our engine, with the same folder, account and certificate, so that the same tests
 * run against both (`npm run compare:ftp-srv`).
 */
export async function startFtpSrv(
  setUp: ServerSetUp,
  tree: TempTree,
  identity: TlsIdentity,
): Promise<TestServer> {
  refuseIncomparable(setUp)
  const { host = '127.0.0.1', tls = 'optional', passivePorts } = setUp
  const isImplicit = tls === 'implicit'
  const urlHost = host.includes(':') ? `[${host}]` : host
  const server = new FtpSrv({
    url: `${isImplicit ? 'ftps' : 'ftp'}://${urlHost}:0`,
    pasv_url: host,
    // It searches upwards from here for a free port.
    pasv_min: passivePorts?.min ?? 30_000,
    pasv_max: passivePorts?.max ?? 60_000,
    tls: tls === 'off' ? false : { key: identity.privateKeyPem, cert: identity.certificatePem },
    log: silent as never,
  })
  server.on('login', ({ username, password }, resolve, reject) => {
    if (username === 'demo' && password === 'secret') resolve({ root: tree.path })
    else reject(new Error('Login incorrect'))
  })
  const sockets = new Set<Socket>()
  const { server: listener } = server as unknown as { server: import('node:net').Server }
  listener.on('connection', (socket: Socket) => {
    sockets.add(socket)
    // Without a listener of its own, a reset connection would end the run.
    socket.on('error', () => undefined)
    socket.once('close', () => sockets.delete(socket))
  })
  await server.listen()
  onTestFinished(() => {
    listener.close()
    for (const socket of sockets) socket.destroy()
  })
  const { port } = listener.address() as { port: number }
  const target: ClientTarget = { host, port, implicitTls: isImplicit, ca: identity.certificatePem }
  const connect = (overrides: Partial<ClientTarget> = {}) => RawFtpClient.connect({ ...target, ...overrides })
  const logIn = async (overrides?: Partial<ClientTarget>) => {
    const client = await connect(overrides)
    await client.logIn()
    return client
  }
  return withoutInsides({ tree, target, connect, logIn })
}

function refuseIncomparable(setUp: ServerSetUp): void {
  const { preset = 'full', tls, options, accounts, authenticator, storage } = setUp
  const asked = Object.entries({ options, accounts, authenticator, storage }).filter(([, value]) => value)
  if (preset !== 'full') asked.push(['preset', undefined])
  if (tls === 'required') asked.push(['TLS required', undefined])
  const [first] = asked
  if (first !== undefined) throw new Error(`${notComparable} the test sets ${first[0]}`)
}

/** What a client can see; whoever asks for the engine, its events or its data plane looks inside. */
function withoutInsides(outside: Pick<TestServer, 'tree' | 'target' | 'connect' | 'logIn'>): TestServer {
  return new Proxy(outside as TestServer, {
    get(target, name) {
      // A promise that resolves to this asks for `then`.
      if (name === 'then' || name in target) return Reflect.get(target, name)
      throw new Error(`${notComparable} the test uses the server's ${String(name)}`)
    },
  })
}
