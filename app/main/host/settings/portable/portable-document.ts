import { z } from 'zod'
import { type PortablePart, portableParts } from '../../../../preload/contract/portable-types.ts'
import { migrate, UnreadableSettingsError } from '../migrations.ts'
import { isRecord, type JsonRecord } from '../salvage-fields.ts'
import type { Settings } from '../settings-schema.ts'
import { settingsSchema, settingsVersion } from '../settings-schema.ts'
import { type WrappedPasswords, wrappedPasswordsSchema } from './portable-passwords.ts'

const format = 'portside-settings'
const formatVersion = 1
/** Far above ten thousand users with all their rules. */
export const maxDocumentBytes = 16 * 1024 * 1024

/** What ids of parts that are not in the document are called, so that references can be found again by name. */
const namedIds = z
  .array(z.object({ id: z.string().max(100), name: z.string().max(1_000) }))
  .max(10_000)
  .default([])

const envelopeSchema = z.object({
  exportedAtMs: z.number().nullable().default(null),
  names: z.object({ shares: namedIds, groups: namedIds }).prefault({}),
  passwords: wrappedPasswordsSchema.nullable().default(null),
})

/** An export that was read and found valid. */
export interface PortableDocument {
  readonly parts: readonly PortablePart[]
  /** Parts that are not in the document have their defaults; no user has a password. */
  readonly settings: Settings
  readonly names: z.output<typeof envelopeSchema>['names']
  readonly exportedAtMs: number | null
  readonly passwords: WrappedPasswords | null
}

/** Writes parts of the settings as one JSON text. Passwords are in it only as `passwords` holds them. */
export function writeDocument(
  settings: Settings,
  parts: readonly PortablePart[],
  passwords: WrappedPasswords | null,
  nowMs: number,
): string {
  const chosen = portableParts.filter((part) => parts.includes(part))
  const users = settings.users.map(({ password, ...user }) => user)
  const contents = Object.fromEntries(chosen.map((part) => [part, part === 'users' ? users : settings[part]]))
  const names = {
    shares: settings.shares.map(({ id, name }) => ({ id, name })),
    groups: settings.groups.map(({ id, name }) => ({ id, name })),
  }
  const document = {
    format,
    formatVersion,
    exportedAtMs: nowMs,
    settings: { version: settingsVersion, ...contents },
    names,
    passwords: chosen.includes('users') ? passwords : null,
  }
  return `${JSON.stringify(document, null, 2)}\n`
}

/** Reads an export of any version. A refusal is one line for people; nothing hostile gets further than this. */
export function readDocument(
  text: string,
):
  | { readonly ok: true; readonly document: PortableDocument }
  | { readonly ok: false; readonly message: string } {
  const json = parseJson(text)
  if (!isRecord(json) || json.format !== format || !isRecord(json.settings)) {
    return refused('This is not a file that Portside exported.')
  }
  if (json.formatVersion !== formatVersion) {
    return refused('This file was exported by a newer version of Portside.')
  }
  const given = json.settings
  const parts = portableParts.filter((part) => Object.hasOwn(given, part))
  if (parts.length === 0) return refused('There are no settings in this file.')
  try {
    const migrated = migrate({
      version: given.version,
      ...Object.fromEntries(
        parts.map((part) => [part, part === 'users' ? withoutPasswords(given[part]) : given[part]]),
      ),
    })
    const settings = settingsSchema.parse(migrated)
    return { ok: true, document: { ...envelopeSchema.parse(json), parts, settings } }
  } catch (error) {
    return refused(`This file cannot be used: ${reasonOf(error)}.`)
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''))
  } catch {
    return null
  }
}

/** A hash in the open is nobody's password: whoever wrote the file by hand may have taken it from somewhere. */
function withoutPasswords(users: unknown): unknown {
  if (!Array.isArray(users)) return users
  return users.map((user: unknown) =>
    isRecord(user) ? ({ ...user, password: null } satisfies JsonRecord) : user,
  )
}

function reasonOf(error: unknown): string {
  if (error instanceof UnreadableSettingsError) return error.message
  const issue = error instanceof z.ZodError ? error.issues[0] : undefined
  if (issue === undefined) return 'it is damaged'
  const place = issue.path.map(String).join('.').slice(0, 100)
  return place === '' ? 'it is damaged' : `“${place}” is not valid`
}

function refused(message: string) {
  return { ok: false, message } as const
}
