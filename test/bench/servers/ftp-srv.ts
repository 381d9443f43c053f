import type { Server } from 'node:net'
import { FtpSrv } from 'ftp-srv'
import { testCertificate } from '../../helpers/test-certificate.ts'

/** Logs nothing; ftp-srv would write a line of JSON for every command. */
const silent: object = new Proxy(
  {},
  { get: (_target, name) => (name === 'child' ? () => silent : () => undefined) },
)

/** Serves a folder for demo / secret by ftp-srv and says on which port: `run.mjs servers/ftp-srv FOLDER`. */
export async function run([folder = '.']: string[]): Promise<void> {
  const { certificatePem: cert, privateKeyPem: key } = await testCertificate()
  const server = new FtpSrv({
    url: 'ftp://127.0.0.1:0',
    pasv_url: '127.0.0.1',
    pasv_min: 30_000,
    pasv_max: 60_000,
    tls: { key, cert },
    log: silent as never,
  })
  server.on('login', (_facts, resolve) => resolve({ root: folder }))
  await server.listen()
  const { server: listener } = server as unknown as { server: Server }
  const address = listener.address()
  console.log(`port ${address !== null && typeof address === 'object' ? address.port : 0}`)
  // Whoever started it holds the other end: it does not outlive the measurement.
  process.stdin.resume().once('end', () => process.exit(0))
  await new Promise(() => undefined)
}
