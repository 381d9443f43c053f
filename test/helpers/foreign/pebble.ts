import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { generateCertificate } from '../../../app/main/engine/tls/certificate.ts'
import { waitFor } from '../wait-for.ts'

/** A test authority that runs on this machine. */
export interface Pebble {
  readonly directoryUrl: string
  /** Certificate of its own HTTPS server. */
  readonly caPem: string
  /** Where its check of an order arrives; real authorities use port 80. */
  readonly httpPort: number
  /** What it printed. */
  log(): string
}

/** Starts Pebble, and a name server that finds every name on this machine; both end with the test. */
export async function startPebble(): Promise<Pebble> {
  const folder = mkdtempSync(join(tmpdir(), 'pebble-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const names = { dnsNames: ['localhost'], ipAddresses: ['127.0.0.1'] }
  const identity = await generateCertificate({ commonName: 'Pebble', ...names, days: 2 })
  const [directoryPort = 0, managementPort = 0, httpPort = 0, tlsPort = 0, dnsPort = 0, controlPort = 0] =
    await Promise.all(Array.from({ length: 6 }, freePort))
  writeFileSync(join(folder, 'cert.pem'), identity.certificatePem)
  writeFileSync(join(folder, 'key.pem'), identity.privateKeyPem)
  const config = {
    pebble: {
      listenAddress: `127.0.0.1:${directoryPort}`,
      managementListenAddress: `127.0.0.1:${managementPort}`,
      certificate: join(folder, 'cert.pem'),
      privateKey: join(folder, 'key.pem'),
      httpPort,
      tlsPort,
      ocspResponderURL: '',
      externalAccountBindingRequired: false,
    },
  }
  writeFileSync(join(folder, 'config.json'), JSON.stringify(config))

  let output = ''
  const collect = (chunk: Buffer): void => {
    output += chunk
  }
  start(
    'pebble-challtestsrv',
    [
      ...['-dns01', `127.0.0.1:${dnsPort}`, '-management', `127.0.0.1:${controlPort}`],
      ...['-http01', '', '-https01', '', '-tlsalpn01', '', '-defaultIPv6', ''],
    ],
    collect,
  )
  start('pebble', ['-config', join(folder, 'config.json'), '-dnsserver', `127.0.0.1:${dnsPort}`], collect)
  await waitFor('Pebble', () => output.includes('ACME directory available at'))
  const directoryUrl = `https://127.0.0.1:${directoryPort}/dir`
  return { directoryUrl, caPem: identity.certificatePem, httpPort, log: () => output }
}

function start(program: string, args: readonly string[], collect: (chunk: Buffer) => void): ChildProcess {
  // Without waits between its checks, and without the refusals it makes at random to try its clients.
  const env = { ...process.env, PEBBLE_VA_NOSLEEP: '1', PEBBLE_WFE_NONCEREJECT: '0' }
  const child = spawn(program, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  onTestFinished(() => void child.kill())
  return child
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.on('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
