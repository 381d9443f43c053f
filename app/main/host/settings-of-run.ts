import { randomUUID } from 'node:crypto'
import type { Preset, StoredPassword } from '../engine/host-door.ts'
import { type Settings, settingsSchema, settingsVersion } from './settings/settings-schema.ts'
import type { SettingsStore } from './settings/settings-store.ts'

/** Shares and accounts of the command line. */
export interface QuickSetUp {
  readonly shares: readonly { readonly folder: string; readonly name: string; readonly preset: Preset }[]
  readonly user: { readonly name: string; readonly password: StoredPassword } | null
  readonly isAnonymousAllowed: boolean
}

/** Builds settings that live for one run, or says in one line why a name cannot be used. */
export function settingsOfRun({
  shares,
  user,
  isAnonymousAllowed,
}: QuickSetUp):
  | { readonly ok: true; readonly settings: Settings }
  | { readonly ok: false; readonly message: string } {
  const anonymous = { id: randomUUID(), name: 'anonymous', isAnonymous: true }
  const parsed = settingsSchema.safeParse({
    version: settingsVersion,
    shares: shares.map((share) => ({ id: randomUUID(), ...share })),
    users: [
      ...(user === null ? [] : [{ id: randomUUID(), ...user }]),
      ...(isAnonymousAllowed ? [anonymous] : []),
    ],
  })
  if (parsed.success) return { ok: true, settings: parsed.data }
  return { ok: false, message: parsed.error.issues[0]?.message ?? 'A name cannot be used.' }
}

/** A store of settings that no disk ever sees and nobody changes. */
export function createFixedSettings(settings: Settings): SettingsStore {
  return {
    current: settings,
    update: () => Promise.reject(new Error('Settings of the command line cannot be changed.')),
    subscribe: () => () => undefined,
    settled: () => Promise.resolve(),
  }
}
