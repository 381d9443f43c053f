import { settingsVersion } from './settings-schema.ts'

/**
 * Brings a file from one version to the next. It gets and gives plain JSON: later schemas must not change its
 * meaning.
 */
export type Migration = (settings: Record<string, unknown>) => Record<string, unknown>

/** Migrations by the version they start from. Never change one that was released; add the next. */
export const migrations: ReadonlyMap<number, Migration> = new Map([
  // Groups, grants with a place, limits and rules of shares came to be: all have defaults. The number alone changes, as
  // an older program would drop what it does not know with its next save.
  [1, (settings) => settings],
])

/** A settings file that this program cannot understand; the message is a half-sentence for people. */
export class UnreadableSettingsError extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'UnreadableSettingsError'
  }
}

/**
 * Brings parsed JSON of any known version to the current one. Throws UnreadableSettingsError for a file
 * without a version, from a newer program, or with a gap in the chain.
 */
export function migrate(
  json: unknown,
  chain: ReadonlyMap<number, Migration> = migrations,
  target: number = settingsVersion,
): Record<string, unknown> {
  if (!isRecord(json) || !Number.isInteger(json.version)) {
    throw new UnreadableSettingsError('it is not a settings file')
  }
  let settings = json
  let version = Number(json.version)
  if (version > target) throw new UnreadableSettingsError('it was written by a newer version of Portside')
  while (version < target) {
    const step = chain.get(version)
    if (step === undefined) throw new UnreadableSettingsError(`its version ${version} is not known`)
    version += 1
    settings = { ...step(settings), version }
  }
  return settings
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
