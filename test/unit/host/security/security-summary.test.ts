import { describe, expect, it } from 'vitest'
import { applyRemedy } from '../../../../app/main/host/security/apply-remedy.ts'
import type { SecurityFacts } from '../../../../app/main/host/security/security-findings.ts'
import { summarizeSecurity } from '../../../../app/main/host/security/security-summary.ts'
import { type Settings, settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'

const nowMs = Date.UTC(2027, 2, 3)
const dayMs = 86_400_000
type RawSettings = Parameters<typeof settingsSchema.parse>[0] & object

const person = { id: 'u1', name: 'ann', isAnonymous: false, password: null, createdAtMs: 0 }
const guest = { id: 'u2', name: 'anonymous', isAnonymous: true, password: null, createdAtMs: 0 }
const share = { id: 'a', name: 'Photos', folder: '/srv/photos', createdAtMs: 0 }
const safe = { tls: 'required', tlsMinVersion: 'TLSv1.3' }
const trusted = { source: 'acme', notAfter: nowMs + 60 * dayMs, isSelfSigned: false } as const

function settingsOf(parts: RawSettings): Settings {
  return settingsSchema.parse({
    version: 2,
    ...parts,
    server: { ...safe, ...('server' in parts ? (parts.server as object) : {}) },
  })
}

function summaryOf(parts: RawSettings, facts: Partial<SecurityFacts> = {}) {
  const settings = settingsOf(parts)
  const listeners = [{ host: '0.0.0.0', port: 2121, tls: settings.server.tls }]
  const summary = summarizeSecurity({ settings, listeners, certificate: trusted, nowMs, ...facts })
  return {
    settings,
    summary,
    verdict: summary.listeners[0]?.verdict,
    ids: summary.findings.map(({ id }) => id),
  }
}

const mended: readonly [string, RawSettings, string, 'partly' | 'not'][] = [
  ['no encryption', { server: { tls: 'off' } }, 'no-encryption', 'not'],
  ['encryption that is optional', { server: { tls: 'optional' } }, 'plain-logins', 'partly'],
  [
    'a device that may sign in without encryption',
    { server: { plainAllowedFor: 'local-peers' }, users: [{ ...person, allowsPlain: true }] },
    'plain-exceptions',
    'partly',
  ],
  ['CCC', { server: { allowClearControl: true } }, 'clear-control', 'partly'],
  ['protection that is off', { protection: { isOn: false } }, 'protection-off', 'partly'],
  ['the anonymous user', { users: [guest] }, 'anonymous-on', 'partly'],
  ['links that lead anywhere', { shares: [{ ...share, links: 'anywhere' }] }, 'links-anywhere:a', 'partly'],
]

describe('the security summary', () => {
  it('calls a listener secure that requires TLS 1.3 with a trusted certificate', () => {
    expect(summaryOf({ users: [person], shares: [share] })).toMatchObject({ verdict: 'secure', ids: [] })
  })

  it.each(mended)('finds %s, and its remedy takes it away', (_title, parts, id, verdict) => {
    const found = summaryOf(parts)
    expect(found).toMatchObject({ ids: [id], verdict })
    expect(found.summary.findings[0]?.remedy).not.toBeNull()
    const after = applyRemedy(found.settings, id)
    expect(after).not.toBeNull()
    expect(summaryOf(after ?? {})).toMatchObject({ ids: [], verdict: 'secure' })
  })

  const certificates: readonly [
    string,
    Partial<NonNullable<SecurityFacts['certificate']>>,
    string[],
    string,
    boolean,
  ][] = [
    [
      'an expired one of its own',
      { source: 'generated', notAfter: nowMs },
      ['certificate-expired'],
      'not',
      true,
    ],
    [
      'an expired one that was imported',
      { source: 'imported', notAfter: nowMs - 1 },
      ['certificate-expired'],
      'not',
      false,
    ],
    [
      'an imported one with 30 days left',
      { source: 'imported', notAfter: nowMs + 30 * dayMs },
      ['certificate-expires'],
      'partly',
      false,
    ],
    [
      'an imported one with 31 days left',
      { source: 'imported', notAfter: nowMs + 31 * dayMs },
      [],
      'secure',
      false,
    ],
    [
      'one that renews itself with 8 days left',
      { source: 'acme', notAfter: nowMs + 8 * dayMs },
      [],
      'secure',
      false,
    ],
    [
      'one that should have renewed itself',
      { source: 'generated', notAfter: nowMs + 7 * dayMs },
      ['certificate-expires'],
      'partly',
      true,
    ],
    ['a self-made one', { isSelfSigned: true }, ['certificate-self-made'], 'secure', false],
  ]
  it.each(certificates)('judges a certificate: %s', (_title, part, ids, verdict, isMendable) => {
    const found = summaryOf({}, { certificate: { ...trusted, ...part } })
    expect(found).toMatchObject({ ids, verdict })
    expect(found.summary.findings.some(({ remedy }) => remedy !== null)).toBe(isMendable)
  })

  it('finds no certificate wanting where nothing is encrypted', () => {
    const found = summaryOf({ server: { tls: 'off' } }, { certificate: { ...trusted, notAfter: 0 } })
    expect(found.ids).toEqual(['no-encryption'])
  })

  it('mentions TLS 1.2 without taking anything away for it', () => {
    expect(summaryOf({ server: { tlsMinVersion: 'TLSv1.2' } })).toMatchObject({
      ids: ['tls-1.2'],
      verdict: 'secure',
    })
  })

  it.each<[string, RawSettings, string[]]>([
    [
      'every user must encrypt anyway',
      { server: { tls: 'optional' }, users: [{ ...person, requiresTls: true }] },
      [],
    ],
    [
      'a group makes its members encrypt',
      {
        server: { tls: 'optional' },
        users: [{ ...person, groupIds: ['g'] }],
        groups: [{ id: 'g', name: 'Family', requiresTls: true, createdAtMs: 0 }],
      },
      [],
    ],
    ['the anonymous user is switched off', { users: [{ ...guest, isEnabled: false }] }, []],
    ['the anonymous user has expired', { users: [{ ...guest, expiresAtMs: 1 }] }, []],
    [
      'the share with free links is switched off',
      { shares: [{ ...share, links: 'anywhere', isEnabled: false }] },
      [],
    ],
    ['devices could go plain and nobody is let', { users: [{ ...person, allowsPlain: true }] }, []],
  ])('is content where %s', (_title, parts, ids) => {
    expect(summaryOf(parts).ids).toEqual(ids)
  })

  it('says that rights to write given to anonymous have no effect', () => {
    const grants = [{ shareId: 'a', preset: 'read-upload' }]
    const { ids } = summaryOf({
      shares: [share],
      users: [{ ...guest, access: { kind: 'selected', grants } }],
    })
    expect(ids).toEqual(['anonymous-on', 'anonymous-writing'])
  })

  it('puts the worst first, and says who accepted what without calling it secure', () => {
    const { summary, verdict } = summaryOf(
      {
        server: { tls: 'off', tlsMinVersion: 'TLSv1.2' },
        protection: { isOn: false, acceptedFindings: ['protection-off'] },
      },
      {
        listeners: [
          { host: '::', port: 21, tls: 'implicit' },
          { host: '::', port: 2121, tls: 'off' },
        ],
      },
    )
    expect(summary.findings.map(({ id, isAccepted }) => [id, isAccepted])).toEqual([
      ['no-encryption', false],
      ['protection-off', true],
      ['tls-1.2', false],
    ])
    expect(verdict).toBe('partly')
    expect(summary.listeners[1]).toMatchObject({
      verdict: 'not',
      findingIds: ['no-encryption', 'protection-off'],
    })
  })

  it('offers no setting against what the command line chose for this run', () => {
    const { summary } = summaryOf({}, { listeners: [{ host: '::', port: 21, tls: 'off' }] })
    expect(summary.findings).toMatchObject([{ id: 'no-encryption', remedy: null }])
  })

  it('knows no remedy for what it did not find', () => {
    expect(applyRemedy(settingsOf({}), 'links-anywhere:gone')).toBeNull()
    expect(applyRemedy(settingsOf({}), 'tls-1.2')).toBeNull()
  })
})
