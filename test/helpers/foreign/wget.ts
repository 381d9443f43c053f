import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { tempTree } from '../temp-tree.ts'
import { authorityOf } from './curl.ts'
import type { ForeignClient, ForeignTarget, Operation } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

/** GNU Wget: downloads only, one connection for each. */
export const wget: ForeignClient = {
  name: 'wget',
  source: 'wget',
  version: '1.21.3',
  programs: ['wget'],
  encryptions: ['plain', 'explicit', 'implicit'],
  modes: ['passive', 'active'],
  families: ['IPv4', 'IPv6'],
  abilities: ['list', 'download', 'resume download', 'nested folders', '10,000 files'],
  limits: ['wget downloads only: it has no upload, rename or delete.'],
  unspeakable: [],
  async perform(target, operations) {
    const results: (readonly string[] | null)[] = []
    for (const operation of operations) results.push(await performOne(target, operation))
    return results
  },
}

async function performOne(target: ForeignTarget, operation: Operation): Promise<readonly string[] | null> {
  const options = wgetOptions(target)
  switch (operation.kind) {
    case 'list': {
      const folder = tempTree()
      const url = wgetUrl(target, operation.path === '' ? '' : `${operation.path}/`)
      await mustRun('wget', [...options, '--no-remove-listing', '--directory-prefix', folder.path, url])
      return namesIn(readFileSync(join(folder.path, '.listing'), 'utf8'))
    }
    case 'download': {
      const resume = operation.offset > 0 ? ['--continue'] : []
      const output = ['--output-document', operation.local]
      await mustRun('wget', [...options, ...resume, ...output, wgetUrl(target, operation.path)])
      return null
    }
    default:
      throw new Error(`wget cannot ${operation.kind}`)
  }
}

/** Options that make wget speak to this target, without settings of this machine. */
export function wgetOptions({ encryption, mode, caFile }: ForeignTarget): string[] {
  return [
    ...['--no-config', '--no-verbose', '--no-proxy', '--no-hsts', '--tries=1', '--timeout=30'],
    ...['--ftp-user=demo', '--ftp-password=secret', '--ca-certificate', caFile],
    ...(mode === 'active' ? ['--no-passive-ftp'] : []),
    ...(encryption === 'implicit' ? ['--ftps-implicit'] : []),
  ]
}

export function wgetUrl(target: ForeignTarget, path: string): string {
  const names = path.split('/').map(encodeURIComponent)
  return `${target.encryption === 'plain' ? 'ftp' : 'ftps'}://${authorityOf(target)}/${names.join('/')}`
}

/** Names of the LIST lines wget keeps: what follows the time or the year. */
function namesIn(listing: string): string[] {
  const lines = listing
    .split(/\r?\n/)
    .map((line) => /^\S+ +\d+ \S+ +\S+ +\d+ \w{3} +\d+ +[\d:]+ (.*)$/.exec(line))
  return lines.flatMap((match) => match?.[1] ?? []).sort()
}
