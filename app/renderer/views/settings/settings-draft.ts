import type { WireServerSettings, WireTlsPolicy } from '../../../preload/contract/wire-types.ts'
import { isAddressOrName } from '../../format/address.ts'

/** Settings as they stand in the inputs: text until they are read. */
export interface SettingsDraft {
  readonly controlPort: string
  readonly passiveMin: string
  readonly passiveMax: string
  readonly externalAddress: string
  readonly tls: WireTlsPolicy
  readonly maxSessions: string
  readonly maxSessionsPerAddress: string
  readonly idleTimeoutMinutes: string
  readonly greeting: string
}

/** Settings that are saved together. */
export type SettingName = Exclude<keyof WireServerSettings, 'startOnLaunch'>

/** What is wrong, by the setting's name. */
export type SettingProblems = Partial<Record<SettingName, string>>

/** Either settings that can be sent or what is wrong with the draft. */
export type DraftReading =
  | { readonly ok: true; readonly change: Partial<WireServerSettings> }
  | { readonly ok: false; readonly problems: SettingProblems }

/** The contract's limits; a unit test holds them equal to its schema. */
export const settingLimits = {
  /** 0 lets the system choose a free port. */
  controlPort: { min: 0, max: 65_535 },
  passivePort: { min: 1024, max: 65_535 },
  sessions: { min: 1, max: 10_000 },
  idleTimeoutMs: { min: 10_000, max: 86_400_000 },
} as const

const minuteMs = 60_000

/** Writes settings into inputs. */
export function draftOfSettings(settings: WireServerSettings): SettingsDraft {
  return {
    controlPort: String(settings.controlPort),
    passiveMin: String(settings.passivePorts.min),
    passiveMax: String(settings.passivePorts.max),
    externalAddress: settings.externalAddress ?? '',
    tls: settings.tls,
    maxSessions: String(settings.maxSessions),
    maxSessionsPerAddress: String(settings.maxSessionsPerAddress),
    idleTimeoutMinutes: String(Math.round((settings.idleTimeoutMs / minuteMs) * 100) / 100),
    greeting: settings.greeting,
  }
}

/** Reads the named settings out of a draft; all problems are found at once. */
export function readSettingsDraft(draft: SettingsDraft, names: readonly SettingName[]): DraftReading {
  const change: { -readonly [Name in SettingName]?: WireServerSettings[Name] } = {}
  const problems: SettingProblems = {}

  for (const name of names) {
    switch (name) {
      case 'controlPort': {
        const port = wholeNumber(draft.controlPort, settingLimits.controlPort)
        if (port === null) problems.controlPort = 'Use a port from 1 to 65535, or 0 for any free one.'
        else change.controlPort = port
        break
      }
      case 'passivePorts': {
        const min = wholeNumber(draft.passiveMin, settingLimits.passivePort)
        const max = wholeNumber(draft.passiveMax, settingLimits.passivePort)
        if (min === null || max === null) problems.passivePorts = 'Use ports from 1024 to 65535.'
        else if (min > max) problems.passivePorts = 'The first port must not be above the last.'
        else change.passivePorts = { min, max }
        break
      }
      case 'externalAddress': {
        const address = draft.externalAddress.trim()
        if (address !== '' && !isAddressOrName(address)) {
          problems.externalAddress =
            'Use an IPv4 address such as 203.0.113.7 or a host name, or leave it empty.'
        } else change.externalAddress = address === '' ? null : address
        break
      }
      case 'maxSessions':
      case 'maxSessionsPerAddress': {
        const count = wholeNumber(draft[name], settingLimits.sessions)
        if (count === null) problems[name] = 'Use a number from 1 to 10000.'
        else change[name] = count
        break
      }
      case 'idleTimeoutMs': {
        const timeoutMs = Math.round(Number(draft.idleTimeoutMinutes.trim().replace(',', '.')) * minuteMs)
        const { min, max } = settingLimits.idleTimeoutMs
        if (timeoutMs >= min && timeoutMs <= max) change.idleTimeoutMs = timeoutMs
        else problems.idleTimeoutMs = 'Use 0.17 (ten seconds) to 1440 minutes (a day).'
        break
      }
      case 'tls':
        change.tls = draft.tls
        break
      case 'greeting':
        change.greeting = draft.greeting.trim()
        break
    }
  }
  return Object.keys(problems).length > 0 ? { ok: false, problems } : { ok: true, change }
}

function wholeNumber(text: string, limits: { readonly min: number; readonly max: number }): number | null {
  const trimmed = text.trim()
  if (!/^\d{1,6}$/.test(trimmed)) return null
  const value = Number(trimmed)
  return value >= limits.min && value <= limits.max ? value : null
}
