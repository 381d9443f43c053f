import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  readDocument,
  writeDocument,
} from '../../../../../app/main/host/settings/portable/portable-document.ts'
import type { Settings } from '../../../../../app/main/host/settings/settings-schema.ts'
import { settingsSchema } from '../../../../../app/main/host/settings/settings-schema.ts'
import { portableParts } from '../../../../../app/preload/contract/portable-types.ts'

const hash = Buffer.alloc(32, 7).toString('base64')
const password = { algorithm: 'scrypt', n: 16, r: 8, p: 1, salt: Buffer.alloc(16).toString('base64'), hash }
const settings: Settings = settingsSchema.parse({
  version: 2,
  server: { controlPort: 2200, greeting: 'Hello' },
  shares: [{ id: 's', name: 'Photos', folder: '/srv/photos', preset: 'full', names: { hide: ['*.tmp'] } }],
  groups: [{ id: 'g', name: 'Staff', isLanOnly: true }],
  users: [
    {
      id: 'u',
      name: 'ann',
      password,
      groupIds: ['g'],
      access: { kind: 'selected', grants: [{ shareId: 's', preset: 'full' }] },
    },
  ],
  appearance: { theme: 'dark' },
})

function read(text: string) {
  const reading = readDocument(text)
  if (!reading.ok) throw new Error(reading.message)
  return reading.document
}

const messageOf = (content: unknown) => {
  const reading = readDocument(typeof content === 'string' ? content : JSON.stringify(content))
  return reading.ok ? null : reading.message
}

describe('exported settings', () => {
  it('hold everything but passwords', () => {
    const text = writeDocument(settings, portableParts, null, 5)
    expect(text).not.toContain(hash)
    const document = read(text)
    expect(document.parts).toEqual(portableParts)
    expect(document.exportedAtMs).toBe(5)
    expect(document.settings).toEqual({
      ...settings,
      users: settings.users.map((user) => ({ ...user, password: null })),
    })
  })

  it('hold only the parts that were chosen, and what the others are called', () => {
    const text = writeDocument(settings, ['users'], null, 5)
    expect(Object.keys(JSON.parse(text).settings)).toEqual(['version', 'users'])
    const { parts, names } = read(text)
    expect(parts).toEqual(['users'])
    expect(names).toEqual({ shares: [{ id: 's', name: 'Photos' }], groups: [{ id: 'g', name: 'Staff' }] })
  })

  it('of version 1 are brought up to date', () => {
    const { settings: read1 } = read(
      JSON.stringify({
        format: 'portside-settings',
        formatVersion: 1,
        settings: { version: 1, shares: [{ id: 's', name: 'S', folder: '/srv/s', preset: 'full' }] },
      }),
    )
    expect(read1.shares).toMatchObject([{ name: 'S', preset: 'full', links: 'inside' }])
  })
})

describe('a file that is no export', () => {
  const whole = { format: 'portside-settings', formatVersion: 1, settings: { version: 2, server: {} } }

  it.each<[string, unknown, string]>([
    ['nothing', '', 'This is not a file that Portside exported.'],
    ['a list', [], 'This is not a file that Portside exported.'],
    ['deep nesting', '['.repeat(200_000), 'This is not a file that Portside exported.'],
    ['another format', { ...whole, format: 'x' }, 'This is not a file that Portside exported.'],
    ['a settings file', settings, 'This is not a file that Portside exported.'],
    [
      'a newer format',
      { ...whole, formatVersion: 2 },
      'This file was exported by a newer version of Portside.',
    ],
    ['no part', { ...whole, settings: { version: 2 } }, 'There are no settings in this file.'],
    [
      'newer settings',
      { ...whole, settings: { version: 99, server: {} } },
      'This file cannot be used: it was written by a newer version of Portside.',
    ],
    [
      'a bad value',
      { ...whole, settings: { version: 2, server: { maxSessions: 0 } } },
      'This file cannot be used: “server.maxSessions” is not valid.',
    ],
    [
      'bad parameters of the key',
      { ...whole, passwords: { n: 2 ** 40 } },
      'This file cannot be used: “passwords.keyDerivation” is not valid.',
    ],
  ])('is refused in one line: %s', (_title, content, message) => {
    expect(messageOf(content)).toBe(message)
  })

  it('pollutes no prototype', () => {
    const text = `{"format":"portside-settings","formatVersion":1,"__proto__":{"polluted":1},
      "settings":{"version":2,"__proto__":{"server":{"maxSessions":0}},"constructor":{"prototype":{"polluted":1}},
      "server":{"__proto__":{"polluted":1},"greeting":"hi"},"users":[{"id":"u","name":"ann","__proto__":{"isAdmin":true}}]}}`
    const { settings: clean, parts } = read(text)
    expect(parts).toEqual(['server', 'users'])
    expect(clean.users[0]).toMatchObject({ isAdmin: false })
    expect(Object.hasOwn(clean.server, 'polluted')).toBe(false)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('takes no hash that lies open in it', () => {
    const { settings: read1 } = read(
      JSON.stringify({ ...whole, settings: { version: 2, users: [{ id: 'u', name: 'ann', password }] } }),
    )
    expect(read1.users[0]?.password).toBeNull()
  })

  it('is refused or valid whatever is in it, and never throws', () => {
    const parts = fc.record(
      { version: fc.constant(2), server: fc.jsonValue(), shares: fc.jsonValue(), users: fc.jsonValue() },
      { requiredKeys: ['version'] },
    )
    const file = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json(),
      fc
        .record({ settings: parts, names: fc.jsonValue(), passwords: fc.jsonValue() }, { requiredKeys: [] })
        .map((fields) => JSON.stringify({ ...whole, ...fields })),
    )
    fc.assert(
      fc.property(file, (text) => {
        const reading = readDocument(text)
        if (reading.ok)
          expect(settingsSchema.parse(reading.document.settings)).toEqual(reading.document.settings)
        else expect(reading.message).toMatch(/^[^\r\n]{10,250}\.$/)
      }),
      { numRuns: 500 },
    )
  })
})
