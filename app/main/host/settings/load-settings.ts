import { basename } from 'node:path'
import { keepAside, keepCopyAside, replaceFile } from '../files/atomic-file.ts'
import type { FileOperations } from '../files/file-operations.ts'
import { migrate, UnreadableSettingsError } from './migrations.ts'
import { type SalvagedSettings, salvageSettings } from './salvage.ts'
import type { Settings } from './settings-schema.ts'
import { settingsSchema } from './settings-schema.ts'

/** Settings from the disk and the text they were read from. */
export interface LoadedSettings {
  readonly settings: Settings
  readonly text: string
}

/** Where and how settings are read. `nowMs` names files that are kept aside. */
export interface LoadRequest {
  readonly path: string
  readonly backupPath: string
  readonly nowMs: number
  readonly operations: FileOperations
}

/** A settings file larger than this is not ours; ten thousand users with all their rules stay below. */
const maxFileCharacters = 16 * 1024 * 1024
/** Lines about single values; more would bury the one that matters. */
const maxProblemNotices = 20

type Reading =
  | { readonly kind: 'missing' | 'unusable' }
  | ({ readonly kind: 'whole' } & LoadedSettings)
  | ({ readonly kind: 'salvaged' } & SalvagedSettings)

/**
 * Reads the settings, or their backup, and tells in `notices` what is not as it was. A file that is no settings file is
 * moved aside; of one with bad values a copy is kept aside, and what is valid of it is loaded and saved. Null when
 * nothing usable was found. Rejects when a file exists and cannot be read or kept aside.
 */
export async function loadSettings(
  { path, backupPath, nowMs, operations }: LoadRequest,
  notices: string[],
): Promise<LoadedSettings | null> {
  const read = async (from: string): Promise<Reading> => {
    const text = await operations.readText(from)
    if (text === null) return { kind: 'missing' }
    try {
      return parseSettings(text)
    } catch (error) {
      const aside = await keepAside(from, nowMs, operations)
      const reason = error instanceof UnreadableSettingsError ? error.message : 'it is damaged'
      notices.push(`${basename(from)} cannot be used: ${reason}. It was kept as ${basename(aside)}.`)
      return { kind: 'unusable' }
    }
  }
  const takeSalvaged = async (salvaged: SalvagedSettings, from: string): Promise<LoadedSettings> => {
    const aside = await keepCopyAside(from, nowMs, operations)
    notices.push(
      `Some values in ${basename(from)} cannot be used. The file was kept as ${basename(aside)}.`,
      ...withLimit(salvaged.problems),
    )
    const text = textOf(salvaged.settings)
    // The file with the bad values is still there should the disk refuse; it is salvaged again then.
    await replaceFile(path, text, operations).catch(() => {})
    return { settings: salvaged.settings, text }
  }

  const main = await read(path)
  if (main.kind === 'whole') return main
  // Of a file that lost whole lists the backup may know more.
  if (main.kind === 'salvaged' && !main.isPartLost) return takeSalvaged(main, path)
  const backup = await read(backupPath)
  if (backup.kind === 'whole') {
    if (main.kind === 'salvaged') {
      const aside = await keepCopyAside(path, nowMs, operations)
      notices.push(`${basename(path)} cannot be used: it is damaged. It was kept as ${basename(aside)}.`)
    }
    notices.push('Your settings were restored from the backup; the last change may be missing.')
    // The backup is all there is until the next save; a disk that refuses now will be reported then.
    await replaceFile(path, backup.text, operations).catch(() => {})
    return backup
  }
  if (main.kind === 'salvaged') return takeSalvaged(main, path)
  if (backup.kind === 'salvaged') {
    notices.push('Your settings were restored from the backup; the last change may be missing.')
    return takeSalvaged(backup, backupPath)
  }
  if (notices.length > 0) notices.push('Portside started with its default settings.')
  return null
}

/** The text a settings file holds. */
export function textOf(settings: Settings): string {
  return `${JSON.stringify(settings, null, 2)}\n`
}

function parseSettings(text: string): Reading {
  if (text.length > maxFileCharacters) throw new UnreadableSettingsError('it is too large')
  // Editors of Windows put a mark before the first character.
  const migrated = migrate(JSON.parse(text.replace(/^\uFEFF/, '')))
  const parsed = settingsSchema.safeParse(migrated)
  if (parsed.success) return { kind: 'whole', settings: parsed.data, text }
  return { kind: 'salvaged', ...salvageSettings(migrated) }
}

function withLimit(problems: readonly string[]): readonly string[] {
  if (problems.length <= maxProblemNotices) return problems
  const more = problems.length - maxProblemNotices
  return [...problems.slice(0, maxProblemNotices), `${more} more values could not be used.`]
}
