import { describe, expect, it } from 'vitest'
import { defaultSettings, settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import { hookEvents } from '../../../../app/preload/contract/fields/hook-rules.ts'

const share = (id: string, name: string) => ({ id, name, folder: '/srv/x', preset: 'full' })
const user = (id: string, name: string, more: object = {}) => ({ id, name, ...more })
const password = {
  algorithm: 'scrypt',
  n: 131072,
  r: 8,
  p: 1,
  salt: Buffer.alloc(16).toString('base64'),
  hash: Buffer.alloc(32).toString('base64'),
}
const isValid = (value: object) => settingsSchema.safeParse({ version: 2, ...value }).success

describe('settings schema', () => {
  it('has a default for every field', () => {
    expect(defaultSettings).toEqual({
      version: 2,
      server: {
        controlPort: 2121,
        tls: 'optional',
        tlsMinVersion: 'TLSv1.2',
        tlsResumption: 'prefer',
        plainAllowedFor: 'nobody',
        passivePorts: { min: 50000, max: 50199 },
        externalAddress: null,
        externalAddressOverrides: [],
        legacyCharset: null,
        startOnLaunch: true,
        announce: false,
        asciiAsBinary: false,
        sizeInAscii: false,
        greeting: 'Portside ready',
        maxSessions: 512,
        maxSessionsPerAddress: 20,
        maxSessionsPerUser: null,
        speed: { download: null, upload: null },
        sessionSpeed: { download: null, upload: null },
        diskReserveBytes: 64_000_000,
        idleTimeoutMs: 300000,
        maxIdleTimeoutMs: 3_600_000,
        hostNames: [],
        allowClearControl: false,
        allowLinks: false,
        allowTreeRemoval: false,
        allowCombining: false,
      },
      shares: [],
      users: [],
      groups: [],
      protection: {
        isOn: true,
        maxPoints: 10,
        windowMs: 300_000,
        blockMs: 900_000,
        longestBlockMs: 86_400_000,
        endsSessions: true,
        localNetwork: 'slow-first',
        allowed: [],
        acceptedFindings: [],
      },
      certificate: {
        source: 'generated',
        acme: {
          directoryUrl: 'https://acme-v02.api.letsencrypt.org/directory',
          domains: [],
          email: null,
          httpPort: 80,
          caPem: null,
          isAgreed: false,
        },
      },
      history: { isOn: true, keepDays: 90, maxBytes: 1_000_000_000 },
      logs: {
        levels: {},
        isWritten: true,
        maxFileBytes: 10_000_000,
        keepFiles: 10,
        keepDays: 30,
        transferLog: false,
        loginFailureLog: false,
      },
      hooks: {
        webhook: { isOn: false, url: null, events: [...hookEvents] },
        command: { isOn: false, program: null, args: [], events: [...hookEvents] },
      },
      desktop: {
        closeAction: 'ask',
        startAtLogin: false,
        startHidden: false,
        notifications: { uploads: true, newAddresses: false, blocked: true, certificate: true },
        keepAwake: 'transfers',
      },
      appearance: {
        theme: 'system',
        language: 'system',
        density: 'comfortable',
        isWelcomeDone: false,
        primaryAddress: null,
      },
    })
  })

  it('gives a value that cannot be changed', () => {
    const settings = settingsSchema.parse({ version: 2, shares: [share('a', 'A')] })
    expect(() => Object.assign(settings, { version: 2 })).toThrow(TypeError)
    expect(() => Object.assign(settings.server, { controlPort: 1 })).toThrow(TypeError)
    expect(() => Object.assign(settings.shares, { length: 0 })).toThrow(TypeError)
    expect(() => Object.assign(settings.shares[0]!, { name: 'B' })).toThrow(TypeError)
  })

  it('stores names in NFC', () => {
    const settings = settingsSchema.parse({ version: 2, shares: [share('a', 'cafe\u0301')] })
    expect(settings.shares[0]?.name).toBe('caf\u00e9')
  })

  it.each<[string, object]>([
    ['a share and a user of one name', { shares: [share('a', 'A')], users: [user('b', 'A')] }],
    ['a user with a password', { users: [user('a', 'ann', { password })] }],
    ['port 0', { server: { controlPort: 0 } }],
    ['an empty greeting', { server: { greeting: '' } }],
  ])('accepts %s', (_title, value) => {
    expect(isValid(value)).toBe(true)
  })

  it.each([
    ['203.0.113.7', true],
    ['home.example.org', true],
    ['nas', true],
    ['xn--mnchen-3ya.example', true],
    ['300.1.1.1', false],
    ['203.0.113', false],
    ['2001:db8::1', false],
    ['-a.example', false],
    ['a..b', false],
    ['example.org.7', false],
    ['', false],
  ])('takes %j as an external address: %s', (externalAddress, expected) => {
    expect(isValid({ server: { externalAddress } })).toBe(expected)
  })

  it.each<[string, object]>([
    ['another version', { version: 3 }],
    ['a port out of range', { server: { controlPort: 65536 } }],
    ['a port that is no integer', { server: { controlPort: 21.5 } }],
    ['passive ports the wrong way round', { server: { passivePorts: { min: 50010, max: 50000 } } }],
    ['a greeting of two lines', { server: { greeting: 'a\r\n230 b' } }],
    ['a greeting that is not ASCII', { server: { greeting: 'grüezi' } }],
    [
      'a network that is none',
      { server: { externalAddressOverrides: [{ network: '10.0.0.0/40', address: null }] } },
    ],
    ['an external address that is none', { server: { externalAddress: 'no name!' } }],
    ['shares of one id', { shares: [share('a', 'A'), share('a', 'B')] }],
    ['share names that differ in case only', { shares: [share('a', 'Foto'), share('b', 'fOTO')] }],
    ['share names that differ in form only', { shares: [share('a', 'caf\u00e9'), share('b', 'cafe\u0301')] }],
    ['a share name with a slash', { shares: [share('a', 'a/b')] }],
    ['a share name of dots', { shares: [share('a', '..')] }],
    ['a share name with a line break', { shares: [share('a', 'a\r\nb')] }],
    ['a share name that reads backwards', { shares: [share('a', 'a\u202egpj')] }],
    ['a share name that is too long', { shares: [share('a', 'x'.repeat(101))] }],
    ['a folder with a NUL', { shares: [{ ...share('a', 'A'), folder: '/srv\0' }] }],
    ['a preset nobody knows', { shares: [{ ...share('a', 'A'), preset: 'all' }] }],
    [
      'more shares than anybody has',
      { shares: Array.from({ length: 1001 }, (_, i) => share(`${i}`, `${i}`)) },
    ],
    ['user names that differ in case only', { users: [user('a', 'Ann'), user('b', 'ann')] }],
    ['a user name that is too long', { users: [user('a', 'x'.repeat(65))] }],
    ['two anonymous users', { users: ['a', 'b'].map((id) => user(id, id, { isAnonymous: true })) }],
    [
      'scrypt costs that no power of two',
      { users: [user('a', 'a', { password: { ...password, n: 1000 } })] },
    ],
    ['scrypt costs of 4 GiB', { users: [user('a', 'a', { password: { ...password, n: 2 ** 22 } })] }],
    ['a salt that is not base64', { users: [user('a', 'a', { password: { ...password, salt: '???' } })] }],
    ['a hash cut short', { users: [user('a', 'a', { password: { ...password, hash: 'AAAA' } })] }],
    ['a note that is too long', { users: [user('a', 'a', { note: 'x'.repeat(1001) })] }],
  ])('refuses %s', (_title, value) => {
    expect(isValid(value)).toBe(false)
  })
})
