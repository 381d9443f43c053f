import { randomUUID } from 'node:crypto'
import type { Problem } from './problem.ts'
import type { Settings } from './settings-schema.ts'
import type { SettingsStore } from './settings-store.ts'

export type { Problem } from './problem.ts'

/** What a change gives: new settings, and what is worth knowing about it; or the reason for refusing. */
export type ActionResult<Value> =
  | {
      readonly ok: true
      readonly settings: Settings
      readonly value: Value
      readonly warnings: readonly string[]
    }
  | { readonly ok: false; readonly problem: Problem }

/** A change as a pure function of the settings. */
export type SettingsAction<Value> = (settings: Settings) => ActionResult<Value>

/** A change that was made. */
export function changed<Value>(
  settings: Settings,
  value: Value,
  warnings: readonly string[] = [],
): ActionResult<Value> {
  return { ok: true, settings, value, warnings }
}

/** A change that was refused. */
export function refused(field: string | null, message: string): { ok: false; problem: Problem } {
  return { ok: false, problem: { field, message } }
}

/**
 * Runs an action on the newest settings and saves the result. A refused action saves nothing. Rejects as
 * `SettingsStore.update` does.
 */
export async function applyAction<Value>(
  store: SettingsStore,
  action: SettingsAction<Value>,
): Promise<ActionResult<Value>> {
  let result: ActionResult<Value> | null = null
  const settings = await store.update((current) => {
    const outcome = action(current)
    result = outcome
    return outcome.ok ? outcome.settings : current
  })
  // Assigned by the update above, which the compiler cannot see.
  const outcome = result as ActionResult<Value> | null
  if (outcome === null) throw new Error('the settings store ran no update')
  return outcome.ok ? { ...outcome, settings } : outcome
}

/** An id that no other share or user ever had. */
export function newId(): string {
  return randomUUID()
}

/** Fields as a caller may leave them out, with or without naming them. */
export type Changes<Fields> = { readonly [Name in keyof Fields]?: Fields[Name] | undefined }

/** What was really said: a field that is named but undefined changes nothing. */
export function said<Fields extends object>(changes: Fields): Partial<Fields> {
  const entries = Object.entries(changes).filter(([, value]) => value !== undefined)
  return Object.fromEntries(entries) as Partial<Fields>
}
