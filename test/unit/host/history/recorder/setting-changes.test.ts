import { describe, expect, it } from 'vitest'
import {
  maxSettingChanges,
  settingChanges,
} from '../../../../../app/main/host/history/recorder/setting-changes.ts'
import {
  defaultSettings,
  type Settings,
  settingsSchema,
} from '../../../../../app/main/host/settings/settings-schema.ts'

const password = (letter: string) => ({
  ...{ algorithm: 'scrypt', n: 16_384, r: 8, p: 1 },
  salt: Buffer.alloc(16, letter).toString('base64'),
  hash: Buffer.alloc(32, letter).toString('base64'),
})
const base = {
  ...defaultSettings,
  shares: [
    { id: 's1', name: 'Photos', folder: '/srv/photos' },
    { id: 's2', name: 'Docs', folder: '/srv/docs' },
  ],
  users: [{ id: 'u1', name: 'demo', password: password('a') }],
  groups: [{ id: 'g1', name: 'Family' }],
}
const parse = (value: unknown): Settings => settingsSchema.parse(value)
const changesOf = (after: object) => settingChanges(parse({ ...base, ...after }), parse(base)).changes

const [photos, docs] = base.shares
const [demo] = base.users
const changed = (setting: string, values: object = {}) => ({ setting, change: 'changed', ...values })

describe('changed settings', () => {
  it('are none when nothing is different', () => {
    expect(settingChanges(parse(base), parse(base))).toEqual({ changes: [], more: 0 })
  })

  it.each([
    [
      'a number',
      { server: { controlPort: 21 } },
      [changed('server.controlPort', { before: 2121, after: 21 })],
    ],
    ['a switch', { history: { isOn: false } }, [changed('history.isOn', { before: true, after: false })]],
    ['a word', { server: { tls: 'off' } }, [changed('server.tls', { before: 'optional', after: 'off' })]],
    [
      'a part of a group of values',
      { server: { passivePorts: { min: 50_000, max: 50_100 } } },
      [changed('server.passivePorts.max', { before: 50_199, after: 50_100 })],
    ],
    [
      'what was nothing before',
      { server: { externalAddress: '203.0.113.7' } },
      [changed('server.externalAddress', { after: '203.0.113.7' })],
    ],
    [
      'a list of words',
      { server: { hostNames: ['a.example', 'b.example'] } },
      [changed('server.hostNames', { before: '', after: 'a.example, b.example' })],
    ],
    [
      'a list of networks',
      { protection: { allowed: [{ range: '10.0.0.0/8', note: 'us' }] } },
      [changed('protection.allowed', { before: '', after: '10.0.0.0/8' })],
    ],
    [
      'a folder of a share, under its name',
      { shares: [{ ...photos, folder: '/srv/other' }, docs] },
      [changed('shares.Photos.folder', { before: '/srv/photos', after: '/srv/other' })],
    ],
    [
      'a new name, under which it is found',
      { shares: [{ ...photos, name: 'Pictures' }, docs] },
      [changed('shares.Pictures.name', { before: 'Photos', after: 'Pictures' })],
    ],
    [
      'rights of folders',
      { shares: [{ ...photos, folders: [{ folder: 'in', preset: 'full' }] }, docs] },
      [changed('shares.Photos.folders', { before: '', after: 'in full' })],
    ],
    [
      'an access',
      {
        users: [
          {
            ...demo,
            access: { kind: 'selected', grants: [{ shareId: 's2', preset: 'read-only' }] },
          },
        ],
      },
      [changed('users.demo.access', { before: 'all-shares', after: 'selected: Docs read-only' })],
    ],
    [
      'groups of a user, by name',
      { users: [{ ...demo, groupIds: ['g1'] }] },
      [changed('users.demo.groupIds', { before: '', after: 'Family' })],
    ],
    [
      'things that come',
      { users: [demo, { id: 'u2', name: 'bob', password: password('b') }] },
      [{ setting: 'users.bob', change: 'added' }],
    ],
    ['things that go', { shares: [docs] }, [{ setting: 'shares.Photos', change: 'removed' }]],
    [
      'a theme',
      { appearance: { theme: 'dark' } },
      [changed('appearance.theme', { before: 'system', after: 'dark' })],
    ],
  ])('tell %s', (_, after, expected) => {
    expect(changesOf(after)).toEqual(expected)
  })

  it('are told in order when several things change at once', () => {
    const after = { server: { controlPort: 21, tls: 'off' }, groups: [] }
    expect(changesOf(after).map(({ setting }) => setting)).toEqual([
      'server.controlPort',
      'server.tls',
      'groups.Family',
    ])
  })

  it.each([
    ['a password', { users: [{ ...demo, password: password('b') }] }, 'users.demo.password'],
    ['a password that is taken away', { users: [{ ...demo, password: null }] }, 'users.demo.password'],
    ['a remark', { users: [{ ...demo, note: 'hunter2' }] }, 'users.demo.note'],
    ['arguments', { hooks: { command: { args: ['--token=hunter2'] } } }, 'hooks.command.args'],
    ['an authority', { certificate: { acme: { caPem: 'hunter2' } } }, 'certificate.acme.caPem'],
  ])('name %s and tell nothing of it', (_, after, setting) => {
    expect(changesOf(after)).toEqual([changed(setting)])
  })

  it('tell of a web address who is called, and neither path nor query', () => {
    const url = 'https://hooks.example:8443/services/hunter2?token=hunter2'
    const changes = changesOf({ hooks: { webhook: { url } } })
    expect(changes).toEqual([changed('hooks.webhook.url', { after: 'https://hooks.example:8443' })])
  })

  it('never tell a secret, whatever else changes', () => {
    const after = {
      users: [{ ...demo, password: password('b'), note: 'hunter2', isEnabled: false }],
      hooks: { webhook: { url: 'https://h.example/hunter2' }, command: { args: ['hunter2'] } },
    }
    const text = JSON.stringify(changesOf(after))
    for (const secret of ['hunter2', password('a').hash, password('b').hash, password('b').salt, 'scrypt']) {
      expect(text).not.toContain(secret)
    }
    expect(changesOf(after)).toHaveLength(5)
  })

  it.each(['ann.password', 'ann.access', 'ann.note'])(
    'of somebody called %s are told like all others',
    (name) => {
      const before = parse({ ...base, users: [{ ...demo, name }] })
      const after = parse({ ...base, users: [{ ...demo, name, isEnabled: false }] })
      expect(settingChanges(after, before).changes).toEqual([
        changed(`users.${name}.isEnabled`, { before: true, after: false }),
      ])
    },
  )

  it('are cut where they are long', () => {
    const folder = `/srv/${'x'.repeat(5_000)}`
    const [change] = changesOf({ shares: [{ ...photos, folder }, docs] })
    expect(String(change?.after)).toHaveLength(200)
  })

  it('are bounded, and the rest is counted', () => {
    const users = Array.from({ length: 1_000 }, (_, index) => ({ id: `n${index}`, name: `new${index}` }))
    const { changes, more } = settingChanges(parse({ ...base, users: [demo, ...users] }), parse(base))
    expect(changes).toHaveLength(maxSettingChanges)
    expect(more).toBe(1_000 - maxSettingChanges)
  })
})
