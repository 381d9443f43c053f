import { describe, expect, it } from 'vitest'
import { salvageSettings } from '../../../../app/main/host/settings/salvage.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'

const photos = { id: 's', name: 'Photos', folder: '/srv/photos' }
const work = { id: 'w', name: 'Work', folder: '/srv/work', preset: 'full' }
const ann = { id: 'a', name: 'ann' }
const grant = (shareId: string, more: object = {}) => ({ shareId, preset: 'full', ...more })
const selected = (...grants: unknown[]) => ({ kind: 'selected', grants })

function salvage(parts: object) {
  const result = salvageSettings({ version: 2, ...parts })
  expect(settingsSchema.parse(result.settings)).toEqual(result.settings)
  return result
}

describe('a server setting that cannot be read', () => {
  it('falls back to its default and keeps the others', () => {
    const { settings, problems } = salvage({
      server: { controlPort: 2200, maxSessions: 0, greeting: 'a\nb' },
    })
    expect(settings.server).toMatchObject({ controlPort: 2200, maxSessions: 512, greeting: 'Portside ready' })
    expect(problems).toEqual([
      'Of the server settings “greeting” and “maxSessions” could not be read. They are as at first.',
    ])
  })

  it('says so for every part there is', () => {
    const { settings, problems } = salvage({ protection: { maxPoints: 'x', isOn: false }, appearance: 7 })
    expect(settings.protection).toMatchObject({ isOn: false })
    expect(problems).toEqual([
      'Of the protection settings “maxPoints” could not be read. They are as at first.',
      'The appearance settings could not be read. They are as at first.',
    ])
  })

  it('falls back with the others where they are wrong together', () => {
    const { settings } = salvage({ protection: { blockMs: 86_400_000, longestBlockMs: 60_000 } })
    expect(settings.protection).toEqual(settingsSchema.parse({ version: 2 }).protection)
  })

  it.each([{ tls: 'sometimes' }, 'everything'])('requires TLS where that cannot be read (%j)', (server) => {
    expect(salvage({ server }).settings.server.tls).toBe('required')
  })
})

describe('an entry that cannot be read', () => {
  it.each<[string, unknown, string]>([
    ['no object', 5, 'Share 2 of the list was left out: “id” and “name” could not be read.'],
    ['no folder', { id: 'x', name: 'X' }, 'Share “X” was left out: “folder” could not be read.'],
    [
      'a name that is taken',
      { ...work, id: 'x', name: 'PHOTOS' },
      'Share “PHOTOS” was left out: another one has the same name.',
    ],
    ['an id that is taken', { ...work, id: 's' }, 'Share “Work” was left out: another one has the same id.'],
  ])('is left out alone: %s', (_title, bad, problem) => {
    const { settings, problems } = salvage({ shares: [photos, bad, { ...work, id: 'v', name: 'Videos' }] })
    expect(settings.shares.map(({ name }) => name)).toEqual(['Photos', 'Videos'])
    expect(problems).toEqual([problem])
  })

  it('takes the grants of a lost share with it', () => {
    const users = [{ ...ann, access: selected(grant('s'), grant('x')) }]
    const { settings } = salvage({ shares: [photos, { id: 'x', name: '/' }], users })
    expect(settings.users[0]).toMatchObject({ isEnabled: true, access: { grants: [{ shareId: 's' }] } })
  })

  it('leaves only the first of two anonymous users', () => {
    const guest = (name: string) => ({ id: name, name, isAnonymous: true })
    const { settings, problems } = salvage({ users: [guest('anonymous'), guest('other'), ann] })
    expect(settings.users.map(({ name }) => name)).toEqual(['anonymous', 'ann'])
    expect(problems).toEqual(['User “other” was left out: there can be only one anonymous user.'])
  })
})

describe('a rule that cannot be read', () => {
  it.each([
    { allowedAddresses: ['here'] },
    { deniedAddresses: 'all' },
    { isLanOnly: 'yes' },
    { requiresTls: 1 },
    { expiresAtMs: 'soon' },
    { maxSessions: -1 },
    { quota: { maxBytes: 'few' } },
    { isEnabled: 'no' },
    { groupIds: 'g' },
    { password: { algorithm: 'md5' } },
  ])('of a user switches that user off: %j', (rule) => {
    const { settings, problems } = salvage({
      users: [
        { ...ann, note: 'keeps the till', ...rule },
        { id: 'b', name: 'bob' },
      ],
    })
    expect(settings.users).toMatchObject([{ isEnabled: false, note: 'keeps the till' }, { isEnabled: true }])
    expect(problems).toEqual([`User “ann” was switched off: “${Object.keys(rule)[0]}” could not be read.`])
  })

  it.each([
    { names: { deny: [5] } },
    { folders: [{ folder: '..', preset: 'full' }] },
    { preset: 'all' },
    { links: 1 },
  ])('of a share switches that share off: %j', (rule) => {
    const { settings, problems } = salvage({ shares: [{ ...photos, ...rule }, work] })
    expect(settings.shares).toMatchObject([{ isEnabled: false }, { isEnabled: true }])
    expect(problems).toHaveLength(1)
  })

  it.each<[string, unknown[]]>([
    ['a group with a bad rule', [{ id: 'g', name: 'Staff', isLanOnly: 'yes' }]],
    ['a group without a name', [{ id: 'g', isLanOnly: true }]],
    ['a group without an id', [{ name: 'Staff', isLanOnly: true }]],
    ['a group that is no object', ['g']],
  ])('of a group switches its users off: %s', (_title, groups) => {
    const users = [
      { ...ann, groupIds: ['g'] },
      { id: 'b', name: 'bob', groupIds: ['h'] },
    ]
    const { settings } = salvage({ groups: [...groups, { id: 'h', name: 'Family' }], users })
    expect(settings.users.map(({ name, isEnabled }) => [name, isEnabled])).toEqual([
      ['ann', false],
      ['bob', true],
    ])
  })

  it('switches nobody off for the fault of somebody else', () => {
    const users = [{ ...ann, groupIds: ['gone'] }]
    expect(salvage({ shares: [5], users }).settings.users).toMatchObject([{ isEnabled: true, groupIds: [] }])
  })
})

describe('an access that cannot be read', () => {
  it.each([null, 7, {}, { kind: 'everything' }, { kind: 'selected' }, { kind: 'selected', grants: 'all' }])(
    'grants nothing: %j',
    (access) => {
      const { settings, problems } = salvage({ shares: [photos], users: [{ ...ann, access }] })
      expect(settings.users[0]).toMatchObject({ access: { kind: 'selected', grants: [] } })
      expect(problems).toEqual(['User “ann” has no shares any more: its access could not be read.'])
    },
  )

  it('keeps the grants that can be read and no part of the others', () => {
    const access = selected(grant('s'), grant('w', { folders: [{ folder: 'private', preset: 'nothing' }] }))
    const { settings, problems } = salvage({ shares: [photos, work], users: [{ ...ann, access }] })
    expect(settings.users[0]?.access).toMatchObject({ grants: [{ shareId: 's' }] })
    expect(problems).toEqual(['User “ann” lost a share: its rights there could not be read.'])
  })
})

describe('a part that is lost as a whole', () => {
  it.each(['shares', 'users', 'groups', 'server'])('is told from a single bad value (%s)', (part) => {
    expect(salvage({ [part]: 'lost' }).isPartLost).toBe(true)
    expect(salvage({ appearance: 'lost' }).isPartLost).toBe(false)
  })

  it('switches off the users of lost groups', () => {
    const { settings } = salvage({ groups: 'lost', users: [{ ...ann, groupIds: ['g'] }] })
    expect(settings.users).toMatchObject([{ isEnabled: false }])
  })
})
