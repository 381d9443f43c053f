import type { ForeignClient, ForeignTarget, Operation } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

/** rclone: one process for each operation. */
export const rclone: ForeignClient = {
  name: 'rclone',
  source: 'rclone',
  version: '1.60.1',
  programs: ['rclone'],
  encryptions: ['plain', 'explicit', 'implicit'],
  modes: ['passive'],
  families: ['IPv4', 'IPv6'],
  abilities: ['list', 'upload', 'download', 'rename', 'delete', 'nested folders', '10,000 files'],
  limits: ['rclone has no active mode and does not resume.'],
  unspeakable: [],
  async perform(target, operations) {
    const results: (readonly string[] | null)[] = []
    for (const operation of operations) {
      const output = await runRclone(target, argumentsFor(operation))
      results.push(operation.kind === 'list' ? namesIn(output) : null)
    }
    return results
  },
}

/** Runs rclone with the server as its remote `server:`; nothing of this machine's configuration is read. */
export async function runRclone(target: ForeignTarget, args: readonly string[]): Promise<Buffer> {
  const { host, port, encryption, caFile } = target
  const flags = ['--config', '', '--retries', '1', '--low-level-retries', '1']
  const env = {
    // Its FTP has no option for a certificate to trust; Go reads this.
    SSL_CERT_FILE: caFile,
    RCLONE_CONFIG_SERVER_TYPE: 'ftp',
    RCLONE_CONFIG_SERVER_HOST: host.includes(':') ? `[${host}]` : host,
    RCLONE_CONFIG_SERVER_PORT: String(port),
    RCLONE_CONFIG_SERVER_USER: 'demo',
    RCLONE_CONFIG_SERVER_PASS: await obscuredPassword(),
    RCLONE_CONFIG_SERVER_TLS: String(encryption === 'implicit'),
    RCLONE_CONFIG_SERVER_EXPLICIT_TLS: String(encryption === 'explicit'),
  }
  return await mustRun('rclone', [...flags, ...args], { env })
}

let obscured: Promise<string> | undefined

/** The password as rclone's configuration has it. */
function obscuredPassword(): Promise<string> {
  obscured ??= mustRun('rclone', ['obscure', 'secret']).then((output) => output.toString('utf8').trim())
  return obscured
}

function argumentsFor(operation: Operation): string[] {
  const path = `server:${operation.path}`
  switch (operation.kind) {
    case 'list':
      return ['lsf', path]
    case 'upload':
      return ['copyto', operation.local, path]
    case 'download':
      return ['copyto', path, operation.local]
    case 'rename':
      return ['moveto', path, `server:${operation.to}`]
    case 'remove':
      return ['deletefile', path]
    case 'make-directory':
      return ['mkdir', path]
  }
}

function namesIn(output: Buffer): string[] {
  return output
    .toString('utf8')
    .split('\n')
    .map((name) => name.replace(/\/$/, ''))
    .filter(Boolean)
    .sort()
}
