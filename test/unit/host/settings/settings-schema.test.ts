import { describe, expect, it } from 'vitest'
import { defaultSettings, settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'

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
const isValid = (value: object) => settingsSchema.safeParse({ version: 1, ...value }).success

describe('settings schema', () => {
  it('has a default for every field', () => {
    expect(defaultSettings).toEqual({
      version: 1,
      server: {
        controlPort: 2121,
        tls: 'optional',
        passivePorts: { min: 50000, max: 50199 },
        externalAddress: null,
        startOnLaunch: true,
        greeting: 'Portside ready',
        maxSessions: 512,
        maxSessionsPerAddress: 20,
        idleTimeoutMs: 300000,
      },
      shares: [],
      users: [],
      appearance: { theme: 'system' },
    })
  })

  it('gives a value that cannot be changed', () => {
    const settings = settingsSchema.parse({ version: 1, shares: [share('a', 'A')] })
    expect(() => Object.assign(settings, { version: 2 })).toThrow(TypeError)
    expect(() => Object.assign(settings.server, { controlPort: 1 })).toThrow(TypeError)
    expect(() => Object.assign(settings.shares, { length: 0 })).toThrow(TypeError)
    expect(() => Object.assign(settings.shares[0]!, { name: 'B' })).toThrow(TypeError)
  })

  it('stores names in NFC', () => {
    const settings = settingsSchema.parse({ version: 1, shares: [share('a', 'cafe\u0301')] })
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

  it.each<[string, object]>([
    ['another version', { version: 2 }],
    ['a port out of range', { server: { controlPort: 65536 } }],
    ['a port that is no integer', { server: { controlPort: 21.5 } }],
    ['passive ports the wrong way round', { server: { passivePorts: { min: 50010, max: 50000 } } }],
    ['a greeting of two lines', { server: { greeting: 'a\r\n230 b' } }],
    ['a greeting that is not ASCII', { server: { greeting: 'grüezi' } }],
    ['an external address that is none', { server: { externalAddress: 'example.org' } }],
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
