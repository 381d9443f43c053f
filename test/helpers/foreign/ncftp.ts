import { tempTree } from '../temp-tree.ts'
import { allAbilities, type ForeignClient, type ForeignTarget, type Operation } from './foreign-client.ts'
import { mustRun } from './run-program.ts'

/** NcFTP: its transfer commands, and its shell for the rest; one connection for each operation. */
export const ncftp: ForeignClient = {
  name: 'ncftp',
  source: 'ncftp',
  version: '3.2.6',
  programs: ['ncftp', 'ncftpget', 'ncftpput', 'ncftpls'],
  encryptions: ['plain'],
  modes: ['passive', 'active'],
  families: ['IPv4'],
  abilities: allAbilities,
  limits: [
    'NcFTP has neither TLS nor IPv6.',
    'NcFTP 3.2.6 resumes uploads right with its option `-s` only: with sendfile() it sends the whole file after REST.',
  ],
  unspeakable: [],
  async perform(target, operations) {
    const home = tempTree()
    const results: (readonly string[] | null)[] = []
    for (const operation of operations) results.push(await performOne(target, operation, { HOME: home.path }))
    return results
  },
}

async function performOne(
  target: ForeignTarget,
  operation: Operation,
  env: NodeJS.ProcessEnv,
): Promise<readonly string[] | null> {
  const options = ncftpOptions(target)
  switch (operation.kind) {
    case 'list': {
      const path = operation.path.split('/').map(encodeURIComponent).join('/')
      const url = `ftp://${target.host}/${path === '' ? '' : `${path}/`}`
      return namesIn((await mustRun('ncftpls', [...options, '-1', url], { env })).toString('utf8'))
    }
    case 'upload': {
      const resume = operation.offset > 0 ? '-z' : '-Z'
      const names = [target.host, operation.local, operation.path]
      // Without -s it sends the file from its start after REST: its sendfile() forgets the offset.
      await mustRun('ncftpput', [...options, '-s', '-V', resume, '-C', ...names], { env })
      return null
    }
    case 'download': {
      const resume = operation.offset > 0 ? '-z' : '-Z'
      const names = [target.host, operation.path, operation.local]
      await mustRun('ncftpget', [...options, '-V', resume, '-C', ...names], { env })
      return null
    }
    case 'rename':
      return await inShell(target, `rename ${quote(operation.path)} ${quote(operation.to)}`, env)
    case 'remove':
      return await inShell(target, `rm ${quote(operation.path)}`, env)
    case 'make-directory':
      return await inShell(target, `mkdir ${quote(operation.path)}`, env)
  }
}

/** Options of the transfer commands. */
export function ncftpOptions({ port, mode }: ForeignTarget): string[] {
  const login = ['-u', 'demo', '-p', 'secret', '-P', String(port)]
  return [...login, '-t', '30', '-r', '1', mode === 'active' ? '-E' : '-F']
}

async function inShell(target: ForeignTarget, command: string, env: NodeJS.ProcessEnv): Promise<null> {
  const { host, port } = target
  const input = `${command}\nquit\n`
  await mustRun('ncftp', ['-u', 'demo', '-p', 'secret', '-P', String(port), host], { input, env })
  return null
}

function quote(text: string): string {
  return `"${text.replace(/[\\"]/g, '\\$&')}"`
}

function namesIn(output: string): string[] {
  return output
    .split(/\r?\n/)
    .map((name) => name.replace(/\/$/, ''))
    .filter(Boolean)
    .sort()
}
