import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { describe, expect, it, type TestContext } from 'vitest'
import { allClients } from '../helpers/foreign/all-clients.ts'
import { writeClientsDocument } from '../helpers/foreign/clients-document.ts'
import type { ClientDescription } from '../helpers/foreign/foreign-client.ts'
import { readHabits } from '../helpers/foreign/known-habits.ts'
import { skipLoudly } from '../helpers/foreign/run-program.ts'

const root = resolve(import.meta.dirname, '../..')
const habitFiles = ['test/protocol/quirks.test.ts', 'test/protocol/quirks-devices.test.ts']
const habits = habitFiles.flatMap((file) => readHabits(readFileSync(join(root, file), 'utf8')))

/** Clients people use; each runs in the tests or is held by its habits. */
const wanted = [
  ...[
    'curl',
    'wget',
    'lftp',
    'ncftp',
    'tnftp',
    'inetutils-ftp',
    'ftplib',
    'rclone',
    'basic-ftp',
    'gvfs',
    'mc',
  ],
  ...[
    'FileZilla',
    'Windows Explorer',
    'Windows ftp.exe',
    'macOS Finder',
    'WinSCP',
    'Cyberduck',
    'Total Commander',
  ],
  ...[
    'Kodi',
    'FluentFTP',
    'JetBrains IDEs',
    'curlftpfs',
    'NetBeans',
    'ES File Explorer',
    'Android file managers',
  ],
  ...['Lexmark and Brother scanners', 'IP cameras', 'clients in Java and .NET'],
]

describe('docs/clients.md', () => {
  it('says what the tests run and hold', async () => {
    await expect(writeClientsDocument(allClients, habits)).toMatchFileSnapshot(join(root, 'docs/clients.md'))
  })

  it.each(wanted)('has %s', (name) => {
    const isRun = allClients.some((client) => client.name === name)
    expect(isRun || habits.some(({ client, habits: held }) => client === name && held.length > 0)).toBe(true)
  })

  it.each(allClients.map(({ name }) => name))('names %s, which has a test file', (name) => {
    expect(existsSync(join(root, 'test/interop', `${name}.test.ts`))).toBe(true)
  })

  it.for(allClients)('has the version of $name', (client, context) => {
    expect(versionOf(client, context)).toMatch(new RegExp(`^${client.version}\\b`))
  })
})

/** What is installed: of npm everywhere, of Debian on Debian 12 only. */
function versionOf({ name, source }: ClientDescription, context: TestContext): string {
  if (source === 'npm') {
    const { version } = JSON.parse(readFileSync(join(root, `node_modules/${name}/package.json`), 'utf8')) as {
      version: string
    }
    return version
  }
  if (!isDebian12()) skipLoudly(context, 'versions of the clients are compared on Debian 12 only')
  try {
    const status = execFileSync('dpkg', ['--status', source], { encoding: 'utf8', stdio: 'pipe' })
    return /^Version: (?:\d+:)?(.*)$/m.exec(status)?.[1] ?? ''
  } catch {
    skipLoudly(context, `${source} is not installed, so its version is not compared`)
    return ''
  }
}

function isDebian12(): boolean {
  const file = '/etc/os-release'
  const text = existsSync(file) ? readFileSync(file, 'utf8') : ''
  return /^ID=debian$/m.test(text) && /^VERSION_ID="12"$/m.test(text)
}
