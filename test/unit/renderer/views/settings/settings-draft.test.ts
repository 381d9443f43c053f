import { describe, expect, it } from 'vitest'
import { serverSettingsSchema } from '../../../../../app/preload/contract/wire-types.ts'
import {
  draftOfSettings,
  readSettingsDraft,
  type SettingName,
  type SettingsDraft,
  settingLimits,
} from '../../../../../app/renderer/views/settings/settings-draft.ts'
import { fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'

const { settings } = fakeSnapshot()
const draft = draftOfSettings(settings)
const names: readonly SettingName[] = [
  'controlPort',
  'passivePorts',
  'externalAddress',
  'tls',
  'maxSessions',
  'maxSessionsPerAddress',
  'idleTimeoutMs',
  'greeting',
]

describe('readSettingsDraft', () => {
  it('reads back what draftOfSettings wrote', () => {
    const { startOnLaunch: _, ...expected } = settings
    expect(readSettingsDraft(draft, names)).toEqual({ ok: true, change: expected })
  })

  it('reads the named settings only', () => {
    const edited = { ...draft, controlPort: 'nonsense', maxSessions: '5' }
    expect(readSettingsDraft(edited, ['maxSessions'])).toEqual({ ok: true, change: { maxSessions: 5 } })
  })

  it.each<[string, Partial<SettingsDraft>, SettingName]>([
    ['a port above the last', { controlPort: '65536' }, 'controlPort'],
    ['a port that is no number', { controlPort: '21a' }, 'controlPort'],
    ['an empty port', { controlPort: '' }, 'controlPort'],
    ['a data port that needs rights', { passiveMin: '1023' }, 'passivePorts'],
    ['a range upside down', { passiveMin: '50001', passiveMax: '50000' }, 'passivePorts'],
    ['an external address of no kind', { externalAddress: '300.1.1.1' }, 'externalAddress'],
    ['no connections at all', { maxSessions: '0' }, 'maxSessions'],
    ['an idle time below ten seconds', { idleTimeoutMinutes: '0.1' }, 'idleTimeoutMs'],
    ['an idle time that is no number', { idleTimeoutMinutes: 'soon' }, 'idleTimeoutMs'],
    ['an idle time above a day', { idleTimeoutMinutes: '1441' }, 'idleTimeoutMs'],
  ])('refuses %s', (_title, edit, name) => {
    const reading = readSettingsDraft({ ...draft, ...edit }, names)
    expect(reading.ok ? [] : Object.keys(reading.problems)).toEqual([name])
  })

  it('takes a comma for a point and an empty external address for none', () => {
    const edited = { ...draft, idleTimeoutMinutes: '2,5', externalAddress: ' ' }
    expect(readSettingsDraft(edited, ['idleTimeoutMs', 'externalAddress'])).toEqual({
      ok: true,
      change: { idleTimeoutMs: 150_000, externalAddress: null },
    })
  })
})

describe('the external address', () => {
  it.each(['203.0.113.7', 'home.example.org'])('may be %s', (externalAddress) => {
    expect(readSettingsDraft({ ...draft, externalAddress }, ['externalAddress'])).toEqual({
      ok: true,
      change: { externalAddress },
    })
  })
})

describe('settingLimits', () => {
  const takes = (change: object): boolean => serverSettingsSchema.partial().safeParse(change).success

  it.each([
    ['controlPort', settingLimits.controlPort, (value: number) => ({ controlPort: value })],
    ['maxSessions', settingLimits.sessions, (value: number) => ({ maxSessions: value })],
    ['maxSessionsPerAddress', settingLimits.sessions, (value: number) => ({ maxSessionsPerAddress: value })],
    ['idleTimeoutMs', settingLimits.idleTimeoutMs, (value: number) => ({ idleTimeoutMs: value })],
    [
      'passivePorts',
      settingLimits.passivePort,
      (value: number) => ({ passivePorts: { min: value, max: value } }),
    ],
  ])('of %s are those of the contract', (_name, { min, max }, changeTo) => {
    expect([min - 1, min, max, max + 1].map((value) => takes(changeTo(value)))).toEqual([
      false,
      true,
      true,
      false,
    ])
  })
})
