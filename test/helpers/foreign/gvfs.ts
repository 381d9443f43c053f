import { pathToFileURL } from 'node:url'
import { tempTree } from '../temp-tree.ts'
import { authorityOf } from './curl.ts'
import type { Encryption, ForeignClient, ForeignTarget, Operation } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

const separator = '=== next ==='
const schemes: Readonly<Record<Encryption, string>> = { plain: 'ftp', explicit: 'ftps', implicit: 'ftpis' }

/** gvfs, what GNOME Files mounts servers with, by its command gio on a message bus of its own: one session for all. */
export const gvfs: ForeignClient = {
  name: 'gvfs',
  source: 'gvfs-backends',
  version: '1.50.3',
  programs: ['gio', 'dbus-run-session', '/usr/lib/gvfs/gvfsd-ftp'],
  encryptions: ['plain', 'explicit', 'implicit'],
  modes: ['passive'],
  families: ['IPv4', 'IPv6'],
  abilities: [
    ...(['list', 'upload', 'download', 'resume upload', 'rename', 'delete'] as const),
    ...(['nested folders', '10,000 files'] as const),
  ],
  limits: [
    'gvfs takes active mode only where passive mode failed; an upload is resumed by appending (`gio save --append`).',
  ],
  unspeakable: [],
  async perform(target, operations) {
    const home = tempTree({ run: {} })
    const lines = operations.flatMap((operation) => [commandFor(target, operation), `echo '${separator}'`])
    // The answer about the certificate of the tests comes before the password.
    const answers = target.encryption === 'plain' ? 'secret\\n' : '1\\nsecret\\n'
    const mount = `printf '${answers}' | gio mount ${quote(urlOf(target, ''))} >/dev/null`
    const output = await mustRun('dbus-run-session', ['--', 'sh', '-e', '-c', [mount, ...lines].join('\n')], {
      // A daemon for each kind of medium would start otherwise.
      env: { HOME: home.path, XDG_RUNTIME_DIR: home.at('run'), GIO_USE_VOLUME_MONITOR: 'unix' },
    })
    const parts = output.toString('utf8').split(`${separator}\n`)
    return operations.map(({ kind }, at) => (kind === 'list' ? namesIn(parts[at] ?? '') : null))
  },
}

function urlOf(target: ForeignTarget, path: string): string {
  const names = path.split('/').map(encodeURIComponent)
  return `${schemes[target.encryption]}://demo@${authorityOf(target)}/${names.join('/')}`
}

function commandFor(target: ForeignTarget, operation: Operation): string {
  const url = quote(urlOf(target, operation.path))
  switch (operation.kind) {
    case 'list':
      return `gio list ${url}`
    case 'upload':
      if (operation.offset > 0) {
        return `tail -c +${operation.offset + 1} ${quote(operation.local)} | gio save --append ${url}`
      }
      return `gio copy ${quote(pathToFileURL(operation.local).href)} ${url}`
    case 'download':
      return `gio copy ${url} ${quote(pathToFileURL(operation.local).href)}`
    case 'rename':
      return `gio rename ${url} ${quote(operation.to)} >/dev/null`
    case 'remove':
      return `gio remove ${url}`
    case 'make-directory':
      return `gio mkdir ${url}`
  }
}

function quote(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`
}

function namesIn(output: string): string[] {
  return output.split('\n').filter(Boolean).sort()
}
