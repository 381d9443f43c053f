import { execFileSync } from 'node:child_process'
import { allAbilities, type ForeignClient, type ForeignTarget, type Operation } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

/** curl: one connection for each operation. */
export const curl: ForeignClient = {
  name: 'curl',
  source: 'curl',
  version: '7.88.1',
  programs: ['curl'],
  encryptions: ['plain', 'explicit', 'implicit'],
  modes: ['passive', 'active'],
  families: ['IPv4', 'IPv6'],
  abilities: allAbilities,
  limits: [
    'curl 7.87 and 7.88 accept an active data connection and never begin its TLS handshake, so active over TLS is not tested with them.',
  ],
  unspeakable: [],
  failsBecause({ mode, encryption }) {
    if (mode === 'passive' || encryption === 'plain' || !cannotSecureActiveData()) return null
    return `${version()} accepts an active data connection and never begins its TLS handshake`
  },
  async perform(target, operations) {
    const results: (readonly string[] | null)[] = []
    for (const operation of operations) {
      const output = await mustRun('curl', [...curlOptions(target), ...argumentsFor(target, operation)])
      results.push(operation.kind === 'list' ? namesIn(output) : null)
    }
    return results
  },
}

/** Options that make curl speak to this target and say nothing but errors. */
export function curlOptions(target: ForeignTarget): string[] {
  const { encryption, mode, caFile } = target
  return [
    ...[
      '--silent',
      '--show-error',
      '--fail',
      '--max-time',
      '50',
      '--user',
      'demo:secret',
      '--cacert',
      caFile,
    ],
    // Without it curl would ask a proxy of the environment.
    ...['--noproxy', '*'],
    ...(encryption === 'explicit' ? ['--ssl-reqd'] : []),
    ...(mode === 'active' ? ['--ftp-port', '-'] : []),
  ]
}

/** Host and port as a URL has them. */
export function authorityOf({ host, port }: Pick<ForeignTarget, 'host' | 'port'>): string {
  return `${host.includes(':') ? `[${host}]` : host}:${port}`
}

export function urlOf({ encryption, host, port }: ForeignTarget, path: string): string {
  const names = path.split('/').map(encodeURIComponent)
  const authority = authorityOf({ host, port })
  return `${encryption === 'implicit' ? 'ftps' : 'ftp'}://${authority}/${names.join('/')}`
}

function argumentsFor(target: ForeignTarget, operation: Operation): string[] {
  switch (operation.kind) {
    case 'list':
      return ['--list-only', urlOf(target, operation.path === '' ? '' : `${operation.path}/`)]
    case 'upload': {
      const resume = operation.offset > 0 ? ['--continue-at', '-'] : []
      return [...resume, '--upload-file', operation.local, urlOf(target, operation.path)]
    }
    case 'download': {
      const resume = operation.offset > 0 ? ['--continue-at', '-'] : []
      return [...resume, '--output', operation.local, urlOf(target, operation.path)]
    }
    case 'rename':
      return quoted(target, `RNFR ${operation.path}`, `RNTO ${operation.to}`)
    case 'remove':
      return quoted(target, `DELE ${operation.path}`)
    case 'make-directory':
      return quoted(target, `MKD ${operation.path}`)
  }
}

function quoted(target: ForeignTarget, ...lines: readonly string[]): string[] {
  return [...lines.flatMap((line) => ['--quote', line]), '--output', '-', '--list-only', urlOf(target, '')]
}

function namesIn(output: Buffer): string[] {
  return output.toString('utf8').split(/\r?\n/).filter(Boolean).sort()
}

/** 7.87 and 7.88 leave an accepted data connection without the TLS layer they asked for; 8.0 has it again. */
function cannotSecureActiveData(): boolean {
  return /^curl 7\.8[78]\./.test(version())
}

function version(): string {
  return execFileSync('curl', ['--version'], { encoding: 'utf8' }).split(' ', 2).join(' ')
}
