import { describe, expect, it } from 'vitest'
import { addGroup, removeGroup, updateGroup } from '../../../../app/main/host/settings/group-actions.ts'
import type { Settings } from '../../../../app/main/host/settings/settings-schema.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'

const share = { id: 's', name: 'S', folder: '/srv/s' }
const family = { id: 'f', name: 'Family' }
const staff = { id: 'w', name: 'Staff' }

function settingsWith(groups: object[], users: object[] = []): Settings {
  return settingsSchema.parse({ version: 2, shares: [share], groups, users })
}

describe('addGroup', () => {
  it('adds a group whose unsaid rules have their defaults', () => {
    const result = addGroup(settingsWith([]), { name: ' Staff ', isLanOnly: true, note: undefined }, 7)
    expect(result).toMatchObject({
      value: { name: 'Staff', isLanOnly: true, note: '', access: { kind: 'groups' }, createdAtMs: 7 },
    })
    expect(result.ok && settingsSchema.parse(result.settings)).toEqual(result.ok && result.settings)
  })

  it.each<[string, object, string, RegExp]>([
    ['an empty name', { name: '  ' }, 'name', /Enter a name for the group/],
    ['a name that is taken', { name: 'FAMILY' }, 'name', /already a group called “Family”/],
    ['a slash', { name: 'a/b' }, 'name', /without “\/”/],
    [
      'a share that is gone',
      { access: { kind: 'selected', grants: [{ shareId: 'x', preset: 'full', at: null }] } },
      'access',
      /no longer exists/,
    ],
  ])('refuses %s', (_title, changes, field, message) => {
    const result = addGroup(settingsWith([family]), { name: 'Guests', ...changes }, 0)
    expect(result).toEqual({ ok: false, problem: { field, message: expect.stringMatching(message) } })
  })
})

describe('updateGroup', () => {
  it('changes what is said and keeps the rest', () => {
    const settings = settingsWith([{ ...family, note: 'all of us' }, staff])
    const result = updateGroup(settings, 'f', { name: 'Home', maxSessions: 3 })
    expect(result).toMatchObject({ value: { id: 'f', name: 'Home', maxSessions: 3, note: 'all of us' } })
    expect(result.ok && result.settings.groups.map(({ name }) => name)).toEqual(['Home', 'Staff'])
  })

  it('lets a group change the case of its own name and refuses the name of another', () => {
    const settings = settingsWith([family, staff])
    expect(updateGroup(settings, 'f', { name: 'FAMILY' })).toMatchObject({ ok: true })
    expect(updateGroup(settings, 'f', { name: 'staff' })).toMatchObject({ problem: { field: 'name' } })
  })

  it('says when the group is gone', () => {
    expect(updateGroup(settingsWith([]), 'f', {})).toMatchObject({ problem: { field: null } })
  })
})

describe('removeGroup', () => {
  it('takes the group from its users, keeps their others in order and says how many users it had', () => {
    const users = [
      { id: 'a', name: 'ann', groupIds: ['w', 'f'] },
      { id: 'b', name: 'ben', groupIds: ['w'] },
      { id: 'c', name: 'cid', groupIds: ['f'] },
    ]
    const result = removeGroup(settingsWith([family, staff], users), 'f')
    expect(result).toMatchObject({ ok: true, value: { userCount: 2 } })
    expect(result.ok && result.settings.groups.map(({ id }) => id)).toEqual(['w'])
    expect(result.ok && result.settings.users.map(({ groupIds }) => groupIds)).toEqual([['w'], ['w'], []])
  })

  it('removes a group once', () => {
    const result = removeGroup(settingsWith([family]), 'f')
    expect(result).toMatchObject({ value: { userCount: 0 } })
    expect(result.ok && removeGroup(result.settings, 'f')).toMatchObject({ problem: { field: null } })
  })
})
