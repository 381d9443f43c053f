import { describe, expect, it } from 'vitest'
import {
  type EffectiveAccount,
  effectiveAccount,
  isExpired,
} from '../../../../app/main/host/accounts/effective-account.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'

/** The user is in groups `a` and `b`, in this order; `c` is somebody else's. */
function effectiveOf(rules: {
  readonly user?: object
  readonly a?: object
  readonly b?: object
  readonly server?: object
}): EffectiveAccount {
  const settings = settingsSchema.parse({
    version: 2,
    server: rules.server ?? {},
    users: [{ id: 'u', name: 'ann', groupIds: ['a', 'gone', 'b'], ...rules.user }],
    groups: [
      { id: 'b', name: 'B', ...rules.b },
      { id: 'a', name: 'A', ...rules.a },
      { id: 'c', name: 'C', isLanOnly: true, requiresTls: true, maxSessions: 1, startFolder: '/c' },
    ],
  })
  const [user] = settings.users
  if (user === undefined) throw new Error('no user')
  return effectiveAccount(settings, user)
}

const groups = { kind: 'groups' }
const all = { kind: 'all-shares' }
const none = { kind: 'selected', grants: [] }
const speed = (download: number | null, upload: number | null) => ({ download, upload })

describe('a user and its groups', () => {
  it.each<[string, Parameters<typeof effectiveOf>[0], Partial<EffectiveAccount>]>([
    ['own access decides', { user: { access: none }, a: { access: all } }, { access: none as never }],
    [
      'the first group that says something decides',
      { user: { access: groups }, a: { access: none }, b: { access: all } },
      { access: none as never },
    ],
    [
      'a group that says nothing is passed over',
      { user: { access: groups }, b: { access: all } },
      { access: all as never },
    ],
    ['who is given nothing by anybody has nothing', { user: { access: groups } }, { access: none as never }],
    [
      'own start folder decides',
      { user: { startFolder: '/u' }, a: { startFolder: '/a' } },
      { startFolder: '/u' },
    ],
    [
      'the start folder of the first group',
      { a: { startFolder: '/a' }, b: { startFolder: '/b' } },
      { startFolder: '/a' },
    ],
    ['the start folder of the second group', { b: { startFolder: '/b' } }, { startFolder: '/b' }],
    ['no start folder', {}, { startFolder: null }],
    ['TLS resumption is the own one', { user: { tlsResumption: 'off' } }, { tlsResumption: 'off' }],
    ['LAN only by a group', { b: { isLanOnly: true } }, { isLanOnly: true }],
    ['from anywhere', {}, { isLanOnly: false, allowedAddresses: [], deniedAddresses: [] }],
    ['TLS by a group', { a: { requiresTls: true } }, { requiresTls: true }],
    ['TLS not required', {}, { requiresTls: false }],
    [
      'each list of allowed addresses stays by itself',
      { user: { allowedAddresses: ['10.0.0.0/8'] }, b: { allowedAddresses: ['10.1.0.0/16', '10.2.0.0/16'] } },
      { allowedAddresses: [['10.0.0.0/8'], ['10.1.0.0/16', '10.2.0.0/16']] },
    ],
    [
      'denied addresses add up',
      { user: { deniedAddresses: ['10.0.0.1'] }, a: { deniedAddresses: ['10.0.0.2'] } },
      { deniedAddresses: ['10.0.0.1', '10.0.0.2'] },
    ],
    [
      'the smallest quota, each figure by itself',
      { user: { quota: { maxBytes: 5 } }, a: { quota: { maxBytes: 9, maxFiles: 3 } } },
      { quota: { maxBytes: 5, maxFiles: 3 } },
    ],
    ['the smallest largest file', { a: { maxFileBytes: 9 }, b: { maxFileBytes: 8 } }, { maxFileBytes: 8 }],
    ['no limit at all', {}, { quota: { maxBytes: null, maxFiles: null }, maxFileBytes: null }],
  ])('%s', (_title, rules, expected) => {
    expect(effectiveOf(rules)).toMatchObject(expected)
  })

  it.each([
    [{}, null],
    [{ server: { maxSessionsPerUser: 7 } }, 7],
    [{ server: { maxSessionsPerUser: 7 }, user: { maxSessions: 9 } }, 7],
    [{ server: { maxSessionsPerUser: 7 }, user: { maxSessions: 5 }, b: { maxSessions: 3 } }, 3],
  ])('with %j have %s sessions', (rules, expected) => {
    expect(effectiveOf(rules).limits.maxSessions).toBe(expected)
  })

  it('have the strictest speed of a session, their own speed, and share that of each group', () => {
    const { limits } = effectiveOf({
      user: { speed: speed(5_000, null), sessionSpeed: speed(null, 4_000) },
      a: { sessionSpeed: speed(2_000, 9_000) },
      b: { speed: speed(null, 3_000), sessionSpeed: speed(3_000, null) },
    })
    expect(limits.speed).toEqual(speed(5_000, null))
    expect(limits.sessionSpeed).toEqual(speed(2_000, 4_000))
    expect(limits.groupSpeeds).toEqual([{ groupId: 'b', speed: speed(null, 3_000) }])
  })
})

describe('expiry', () => {
  it.each([
    [null, 5, false],
    [6, 5, false],
    [5, 5, true],
    [4, 5, true],
  ])('at %s is past at %d: %s', (expiresAtMs, nowMs, isPast) => {
    expect(isExpired({ expiresAtMs }, nowMs)).toBe(isPast)
  })
})
