import { authorityOf } from './curl.ts'
import { allAbilities, type ForeignClient, type ForeignTarget, type Operation } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

const separator = '=== next ==='

/** Settings, opening and the commands between them: what `lftp -c` gets. */
export function lftpScript(target: ForeignTarget, commands: readonly string[]): string {
  return [...settings(target), open(target), ...commands, 'bye'].join('\n')
}

/** lftp: one script, one session for all operations. */
export const lftp: ForeignClient = {
  name: 'lftp',
  source: 'lftp',
  version: '4.9.2',
  programs: ['lftp'],
  encryptions: ['plain', 'explicit', 'implicit'],
  modes: ['passive', 'active'],
  families: ['IPv4', 'IPv6'],
  abilities: allAbilities,
  limits: [],
  unspeakable: [],
  async perform(target, operations) {
    const lines = operations.flatMap((operation) => [commandFor(operation), `echo ${quote(separator)}`])
    const script = lftpScript(target, lines)
    // Its own settings of this machine are left out, and so is its history.
    const output = await mustRun('lftp', ['--norc', '-c', script], { env: { HOME: '/nonexistent' } })
    const parts = output.toString('utf8').split(`${separator}\n`)
    return operations.map(({ kind }, at) => (kind === 'list' ? namesIn(parts[at] ?? '') : null))
  },
}

function settings({ encryption, mode, caFile }: ForeignTarget): string[] {
  return [
    'set cmd:fail-exit yes',
    'set net:max-retries 1',
    'set net:timeout 20',
    'set net:persist-retries 0',
    `set ftp:passive-mode ${mode === 'passive'}`,
    `set ssl:ca-file ${quote(caFile)}`,
    `set ftp:ssl-allow ${encryption !== 'plain'}`,
    `set ftp:ssl-force ${encryption === 'explicit'}`,
    'set ftp:ssl-protect-data yes',
  ]
}

function open(target: ForeignTarget): string {
  const scheme = target.encryption === 'implicit' ? 'ftps' : 'ftp'
  return `open -u demo,secret ${scheme}://${authorityOf(target)}`
}

function commandFor(operation: Operation): string {
  const path = quote(`./${operation.path}`)
  switch (operation.kind) {
    case 'list':
      return `cls -1 --quiet -a ${quote(operation.path === '' ? '.' : `./${operation.path}/`)}`
    case 'upload':
      return `put ${operation.offset > 0 ? '-c ' : ''}${quote(operation.local)} -o ${path}`
    case 'download':
      return `get ${operation.offset > 0 ? '-c ' : ''}${path} -o ${quote(operation.local)}`
    case 'rename':
      return `mv ${path} ${quote(`./${operation.to}`)}`
    case 'remove':
      return `rm ${path}`
    case 'make-directory':
      return `mkdir ${path}`
  }
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

function namesIn(output: string): string[] {
  const names = output.split('\n').filter(Boolean)
  return names
    .map((name) => name.replace(/\/$/, '').replace(/^.*\//, ''))
    .filter((name) => !/^\.{0,2}$/.test(name))
    .sort()
}
