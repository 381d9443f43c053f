import { describe, expect, it } from 'vitest'
import { supportBundle } from '../../../../app/main/host/exports/bundle/support-bundle.ts'
import { writeExport } from '../../../../app/main/host/exports/export-file.ts'
import { createNoHistory } from '../../../../app/main/host/history/history.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import type { LogLine } from '../../../../app/preload/contract/wire-logs.ts'
import {
  historyOf,
  sampleActivity,
  sampleLine,
  samplePastSession,
  sampleTransfer,
  unzipped,
} from '../../../helpers/exports.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'

const caPem = '-----BEGIN CERTIFICATE-----\nSECRETPEM\n-----END CERTIFICATE-----'
const password = {
  algorithm: 'scrypt',
  n: 16,
  r: 8,
  p: 1,
  salt: Buffer.from('SECRETSALTSECRET').toString('base64'),
  hash: Buffer.from('SECRETHASHSECRETHASH').toString('base64'),
}
const secrets = [
  'SECRETPEM',
  password.salt,
  password.hash,
  'SECRETHOOK',
  'SECRETQUERY',
  'SECRETARG',
  'SECRETNOTE',
  'SECRETSALT',
]

/** Words that tell about somebody, each in a place of its own. */
const markers = [
  'Zuserz',
  'Zgroupz',
  'Zsharez',
  'Zfolderz',
  'Zhostz',
  'Zhookhostz',
  'Zmailz',
  'Zdomainz',
  'Zpatternz',
  'Zprogramz',
  'Zgreetingz',
  'Zclientz',
  'Zpathz',
  'Zstoredz',
  'Zdeletedz',
  'Znewz',
  'Zdetailz',
  'Zoldnamez',
  'Zloguserz',
  'Zlogfilez',
  'Zquotedz',
  'Zargumentz',
  'Zreplyz',
  'Zcertificatez',
  'Zlocationz',
  'Zunknownz',
  '203.0.113.77',
  '198.51.100.23',
  '2001:db8::77',
  '10.11.12.13',
  '10,11,12,13',
]

const settings = settingsSchema.parse({
  version: 2,
  server: { externalAddress: 'Zhostz.example', hostNames: ['Zhostz.example'], greeting: 'Zgreetingz' },
  shares: [
    { id: 'Zunknownz', name: 'Zsharez', folder: '/home/Zfolderz/files', names: { deny: ['*Zpatternz*'] } },
  ],
  groups: [{ id: 'g', name: 'Zgroupz', note: 'SECRETNOTE' }],
  users: [
    {
      id: 'u',
      name: 'Zuserz',
      password,
      note: 'SECRETNOTE',
      allowedAddresses: ['203.0.113.0/24'],
      access: {
        kind: 'selected',
        grants: [
          {
            shareId: 'Zunknownz',
            at: '/Zlocationz',
            preset: 'full',
            folders: [{ folder: 'Zlocationz', preset: 'full' }],
          },
        ],
      },
    },
  ],
  certificate: { acme: { caPem, email: 'Zmailz@example.org', domains: ['zdomainz.example'] } },
  protection: { allowed: [{ range: '198.51.100.23', note: 'SECRETNOTE' }] },
  hooks: {
    webhook: { isOn: true, url: 'https://zhookhostz.example/SECRETHOOK/in?token=SECRETQUERY' },
    command: { program: '/opt/Zprogramz', args: ['--token=SECRETARG', '{path}'] },
  },
})

const details = [
  {
    session: samplePastSession({
      key: 9,
      userName: 'Zuserz',
      address: '203.0.113.77',
      clientName: 'Zclientz 1.0',
    }),
    stages: [{ name: 'login', afterMs: 3 }],
    transfers: [
      sampleTransfer({
        userName: 'Zoldnamez',
        address: '2001:db8::77',
        shareName: 'Zsharez',
        path: '/Zsharez/my Zpathz plan.pdf',
        storedPath: '/Zsharez/Zstoredz (2).pdf',
        detail: 'could not write /home/Zfolderz/files/Zdetailz',
      }),
    ],
    activities: [
      sampleActivity({ kind: 'renamed', path: '/Zsharez/Zdeletedz', newPath: '/Zsharez/Znewz' }),
      sampleActivity({ kind: 'setting-changed', path: null, facts: { setting: 'users.Zoldnamez.access' } }),
    ],
  },
]

const messages: Partial<LogLine>[] = [
  { message: '“Zuserz” signed in', userName: 'Zloguserz', address: '203.0.113.77' },
  { message: 'ZUSERZ and zuserz and %5AUserz and xZuserzx of ZGROUPZ came from 203.0.113.77:40000' },
  { message: 'Upload of /Zsharez/my Zpathz plan.pdf completed: 10 bytes' },
  { message: 'Upload of /somewhere/an unknown Zlogfilez here.pdf completed: 10 bytes' },
  { message: 'There is no user “Zquotedz”, said [2001:DB8::77] and ::ffff:203.0.113.77' },
  { message: 'A file "C:\\Users\\Zlogfilez\\a b" is "Zquotedz ”, too' },
  { area: 'commands', event: 'command-received', message: '> STOR my Zargumentz file.txt' },
  { area: 'commands', event: 'command-received', message: '> PORT 10,11,12,13,4,5' },
  { area: 'commands', event: 'command-received', message: '> SITE CHMOD 755 Zargumentz' },
  { area: 'commands', event: 'reply-sent', message: '< 213 -rw-r--r-- 1 o g 3 Jan 1 Zreplyz.txt | End' },
  { area: 'commands', event: 'reply-sent', message: '< 227 Entering Passive Mode (10,11,12,13,4,5)' },
  { area: 'commands', event: 'reply-sent', message: '< 550 No such file “Zreplyz”' },
  { event: 'client-named', message: 'The client calls itself “Zclientz 1.0”' },
  { message: 'Posting to https://zhookhostz.example/SECRETHOOK/in?token=SECRETQUERY failed' },
  { message: `Started --token=SECRETARG with ${caPem}` },
  { message: `Hash ${password.hash}` },
  { message: 'Listens on 0.0.0.0 port 2121 (TLS optional)' },
]

const about = {
  versions: { portside: '1.2.3' },
  platform: 'linux x64',
  server: { phase: 'running', listeners: [{ host: '10.11.12.13', port: 21, tls: 'optional' }] },
  certificate: { subject: 'CN=Zcertificatez', names: ['Zcertificatez.example'] },
}

async function bundle(
  isRedacted: boolean,
  history: Parameters<typeof supportBundle>[0]['history'] = historyOf({ details }),
) {
  const tree = tempTree()
  const lines = messages.map((parts, index) => sampleLine({ number: index + 1, ...parts }))
  await writeExport(
    tree.at('b.zip'),
    supportBundle({ settings, lines, history, about, isRedacted, nowMs: 5 }),
  )
  return unzipped(tree.at('b.zip'))
}

describe('a redacted bundle', () => {
  it.each(markers)('does not hold %s in any spelling', async (marker) => {
    for (const [name, text] of Object.entries(await bundle(true))) {
      const spellings = [text, decodeURIComponent(text.replace(/%(?![0-9a-f]{2})/gi, '%25'))]
      for (const spelling of spellings)
        expect(spelling.toLowerCase(), name).not.toContain(marker.toLowerCase())
    }
  })

  it('calls the same thing by the same word everywhere', async () => {
    const files = await bundle(true)
    const { users } = JSON.parse(files['settings.json'] ?? '') as { users: { name: string }[] }
    const user = users[0]?.name
    expect(user).toMatch(/^user-\d+$/)
    expect(files['log.txt']).toContain(`“${user}” signed in`)
    expect(JSON.parse((files['sessions.jsonl'] ?? '').split('\n')[0] ?? '')).toMatchObject({
      session: {
        userName: user,
        endReason: 'quit',
        tlsProtocol: 'TLSv1.3',
        startedAt: '1970-01-01T00:00:00.000Z',
      },
      stages: [{ name: 'login', afterMs: 3 }],
      transfers: [{ result: 'done', path: expect.stringMatching(/^path-\d+$/) }],
      activities: [
        { kind: 'renamed' },
        { facts: { setting: expect.stringMatching(/^users\.\w+-\d+\.access$/) } },
      ],
    })
  })

  it('keeps what support needs: words of the protocol, codes, versions, ends of transfers', async () => {
    const files = await bundle(true)
    expect(files['log.txt']).toMatch(/Upload of path-\d+ completed: 10 bytes\n/)
    expect(files['log.txt']).toMatch(/> STOR path-\d+\n/)
    expect(files['log.txt']).toMatch(/< 227 …\n/)
    expect(files['log.txt']).toMatch(/< 550 No such file “name-\d+”\n/)
    expect(files['log.txt']).toContain('Listens on 0.0.0.0 port 2121 (TLS optional)')
    expect(JSON.parse(files['about.json'] ?? '')).toMatchObject({
      versions: { portside: '1.2.3' },
      server: { phase: 'running' },
      isRedacted: true,
    })
    expect(JSON.parse(files['settings.json'] ?? '')).toMatchObject({
      server: { tls: 'optional', greeting: expect.stringMatching(/^text-\d+$/) },
      protection: { localNetwork: 'slow-first' },
      desktop: { closeAction: 'ask', keepAwake: 'transfers' },
      appearance: { density: 'comfortable' },
      users: [{ password: 'set', kind: 'person' }],
    })
  })
})

describe.each([
  ['a redacted', true],
  ['an open', false],
])('%s bundle', (_title, isRedacted) => {
  it.each(secrets)('does not hold the secret %s', async (secret) => {
    for (const [name, text] of Object.entries(await bundle(isRedacted))) {
      expect(text.toLowerCase(), name).not.toContain(secret.toLowerCase())
    }
  })
})

describe('an open bundle', () => {
  it('holds names as they are, the log and the sessions', async () => {
    const files = await bundle(false)
    expect(Object.keys(files).sort()).toEqual([
      'about.json',
      'activities.jsonl',
      'log.txt',
      'sessions.jsonl',
      'settings.json',
    ])
    expect(files['settings.json']).toContain('Zuserz')
    expect(files['settings.json']).toContain('https://zhookhostz.example/(removed)')
    expect(files['log.txt']).toContain('Upload of /Zsharez/my Zpathz plan.pdf completed')
    expect(files['sessions.jsonl']).toContain('Zclientz 1.0')
  })

  it('says in place of sessions why there are none', async () => {
    const none = createNoHistory({ phase: 'off', problem: 'History is off.', bytes: null, oldestAt: null })
    const files = await bundle(false, none)
    expect(files['sessions.jsonl']).toBe('{"problem":"History is off."}\n')
    expect(files['log.txt']).toContain('signed in')
  })
})
