import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import { addNames, planNames } from '../../../../app/main/host/settings/user-name-actions.ts'

const settings = settingsSchema.parse({ version: 2, users: [{ id: 'a', name: 'Ann' }] })

describe('adding users by name', () => {
  it('makes them disabled and without a password, names tidied', () => {
    const result = addNames(settings, [' bob ', 'Zoe\u0308'], 5)
    expect(result).toMatchObject({
      ok: true,
      settings: {
        users: [
          { id: 'a', name: 'Ann' },
          { name: 'bob', isEnabled: false, password: null, createdAtMs: 5 },
          { name: 'Zoë', isEnabled: false, password: null },
        ],
      },
    })
  })

  it('leaves alone who is there already, whatever the case, and names that come twice', () => {
    expect(planNames(settings, ['ANN', 'bob', 'Bob'])).toEqual({ fresh: ['bob'], known: 2, faults: [] })
  })

  it.each(['a/b', 'a\nb', '\u202Eadmin', 'x'.repeat(65), 'anonymous', 'ftp', '..'])(
    'takes no user called %j',
    (name) => {
      const plan = planNames(settings, ['bob', name])
      expect(plan.fresh).toEqual(['bob'])
      expect(plan.faults).toEqual([{ index: 1, message: expect.any(String) }])
    },
  )

  it('refuses more users than settings may hold, and changes nothing', () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `user ${index}`)
    expect(addNames(settings, names, 0)).toEqual({
      ok: false,
      problem: { field: 'text', message: 'There can be at most 10000 users.' },
    })
  })
})
