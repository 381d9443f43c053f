import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../../app/main/host/settings/settings-schema.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import {
  addUser,
  removeUser,
  setAnonymous,
  setPassword,
  updateUser,
} from '../../../../app/main/host/settings/user-actions.ts'

const password = {
  algorithm: 'scrypt',
  n: 16,
  r: 8,
  p: 1,
  salt: Buffer.alloc(16).toString('base64'),
  hash: Buffer.alloc(32).toString('base64'),
} as const

const request = {
  name: 'ann',
  password,
  requiresTls: false,
  access: { kind: 'all-shares' },
  note: '',
} as const
const share = { id: 's', name: 'S', folder: '/srv/s' }
const ann = { id: 'a', name: 'Ann', password }
const guest = { id: 'g', name: 'anonymous', isAnonymous: true }

function settingsWith(...users: object[]): Settings {
  return settingsSchema.parse({ version: 2, shares: [share], users })
}

describe('addUser', () => {
  it('adds an enabled user that the schema accepts', () => {
    const result = addUser(settingsWith(), { ...request, name: ' ann ' }, 5)
    expect(result).toMatchObject({ ok: true, value: { name: 'ann', isEnabled: true, createdAtMs: 5 } })
    expect(result.ok && settingsSchema.parse(result.settings)).toEqual(result.ok && result.settings)
  })

  it.each<[string, object, string, RegExp]>([
    ['an empty name', { name: ' ' }, 'name', /Enter a name for the user/],
    ['a name that is taken', { name: 'ANN' }, 'name', /already a user called “Ann”/],
    ['a name of 65 characters', { name: 'x'.repeat(65) }, 'name', /at most 64/],
    ['a line break', { name: 'a\nb' }, 'name', /control characters/],
    ['the name of guests', { name: 'FTP' }, 'name', /guests without a password/],
    [
      'a share that is gone',
      { access: { kind: 'selected', grants: [{ shareId: 'x', preset: 'full' }] } },
      'access',
      /no longer exists/,
    ],
    [
      'a share chosen twice',
      {
        access: {
          kind: 'selected',
          grants: ['full', 'read-only'].map((preset) => ({ shareId: 's', preset })),
        },
      },
      'access',
      /chosen twice/,
    ],
  ])('refuses %s', (_title, changes, field, message) => {
    const result = addUser(settingsWith(ann), { ...request, name: 'bob', ...changes }, 0)
    expect(result).toEqual({ ok: false, problem: { field, message: expect.stringMatching(message) } })
  })
})

describe('updateUser', () => {
  it('changes what is said and keeps the rest, the password included', () => {
    const result = updateUser(settingsWith(ann), 'a', { isEnabled: false, note: 'on leave' })
    expect(result).toMatchObject({ value: { name: 'Ann', isEnabled: false, note: 'on leave', password } })
  })

  it('refuses to rename the anonymous user and lets its rights change', () => {
    expect(updateUser(settingsWith(guest), 'g', { name: 'x' })).toMatchObject({ problem: { field: 'name' } })
    expect(updateUser(settingsWith(guest), 'g', { requiresTls: true })).toMatchObject({ ok: true })
  })

  it('says when the user is gone', () => {
    expect(updateUser(settingsWith(), 'a', {})).toMatchObject({ problem: { field: null } })
  })
})

describe('setPassword', () => {
  it('replaces the password', () => {
    const other = { ...password, hash: Buffer.alloc(32, 1).toString('base64') }
    expect(setPassword(settingsWith(ann), 'a', other)).toMatchObject({ value: { password: other } })
  })

  it('refuses one for the anonymous user', () => {
    expect(setPassword(settingsWith(guest), 'g', password)).toMatchObject({ problem: { field: 'password' } })
  })
})

describe('removeUser', () => {
  it('removes the user once', () => {
    const result = removeUser(settingsWith(ann, guest), 'a')
    expect(result.ok && result.settings.users.map(({ id }) => id)).toEqual(['g'])
    expect(result.ok && removeUser(result.settings, 'a')).toMatchObject({ problem: { field: null } })
  })
})

describe('setAnonymous', () => {
  it('makes the visible anonymous user when it is first switched on', () => {
    const result = setAnonymous(settingsWith(ann), true, 5)
    expect(result.ok && result.settings.users[1]).toMatchObject({ isAnonymous: true, isEnabled: true })
    expect(result.ok && settingsSchema.safeParse(result.settings).success).toBe(true)
  })

  it('switches the one there is off and on', () => {
    const off = setAnonymous(settingsWith(guest), false, 5)
    expect(off.ok && off.settings.users).toMatchObject([{ id: 'g', isEnabled: false }])
    expect(setAnonymous(settingsWith(ann), false, 5)).toMatchObject({ settings: { users: [{ id: 'a' }] } })
  })

  it('keeps it to the local networks when told so, and lets that be otherwise', () => {
    const first = setAnonymous(settingsWith(ann), true, 5, true)
    expect(first).toMatchObject({ settings: { users: [{}, { isAnonymous: true, isLanOnly: true }] } })
    const again = first.ok ? setAnonymous(first.settings, true, 6) : first
    expect(again).toMatchObject({ settings: { users: [{}, { isLanOnly: true }] } })
    const wide = first.ok ? setAnonymous(first.settings, true, 7, false) : first
    expect(wide).toMatchObject({ settings: { users: [{}, { isLanOnly: false }] } })
  })
})
