import type { PortablePart } from '../../../../preload/contract/portable-types.ts'
import type { StoredPassword } from '../../../engine/host-door.ts'
import type { ActionResult } from '../settings-action.ts'
import { changed, refused } from '../settings-action.ts'
import type { Settings } from '../settings-schema.ts'
import { settingsSchema } from '../settings-schema.ts'
import { importGroups, importUsers } from './import-accounts.ts'
import type { FolderFinding } from './import-folders.ts'
import { onlyPresentShares, resolverOf } from './import-references.ts'
import { importShares } from './import-shares.ts'
import type { PortableDocument } from './portable-document.ts'

/** What is taken over from a document, and how; parts that are not named stay as they are. */
export type ImportChoices = { readonly [Part in PortablePart]?: 'merge' | 'replace' | undefined }

/** What an import needs besides the document. Both maps go by ids of the document. */
export interface ImportSurroundings {
  readonly folders: ReadonlyMap<string, FolderFinding>
  readonly passwords: ReadonlyMap<string, StoredPassword>
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number
}

/** Parts that are taken as a whole or not at all. */
const wholeParts = ['server', 'protection', 'appearance', 'history', 'logs'] as const

/**
 * Takes parts of a document over and gives lines worth knowing. An entry whose name is here takes the place and the id of
 * that one, so that whatever refers to it still does. No imported user gets more than the document says.
 */
export function importSettings(
  here: Settings,
  { settings: imported, parts, names }: PortableDocument,
  choices: ImportChoices,
  { folders, passwords, nowMs }: ImportSurroundings,
): ActionResult<readonly string[]> {
  const notes: string[] = []
  const choiceOf = (part: PortablePart) => (parts.includes(part) ? (choices[part] ?? null) : null)
  const noIds: ReadonlyMap<string, string> = new Map()

  const shareChoice = choiceOf('shares')
  const { shares, ids: shareIds } =
    shareChoice === null
      ? { shares: here.shares, ids: noIds }
      : importShares(here.shares, imported.shares, shareChoice, folders, notes)
  const resolveShare = resolverOf(shareIds, names.shares, shares)

  const groupChoice = choiceOf('groups')
  const { groups, ids: groupIds } =
    groupChoice === null
      ? { groups: here.groups, ids: noIds }
      : importGroups(here.groups, imported.groups, groupChoice, { shares, resolveShare, notes })
  const resolveGroup = resolverOf(groupIds, names.groups, groups)

  const userChoice = choiceOf('users')
  const references = { shares, resolveShare, resolveGroup, notes, passwords, nowMs }
  const users =
    userChoice === null ? here.users : importUsers(here.users, imported.users, userChoice, references)

  const presentShares = new Set(shares.map(({ id }) => id))
  const presentGroups = new Set(groups.map(({ id }) => id))
  const merged = settingsSchema.safeParse({
    ...here,
    ...Object.fromEntries(
      wholeParts.filter((part) => choiceOf(part) !== null).map((part) => [part, imported[part]]),
    ),
    shares,
    groups: groups.map((group) => onlyPresentShares(group, presentShares)),
    users: users.map((user) => ({
      ...onlyPresentShares(user, presentShares),
      groupIds: user.groupIds.filter((id) => presentGroups.has(id)),
    })),
  })
  if (merged.success) return changed(merged.data, notes)
  return refused(
    null,
    `This does not go with what is here: ${merged.error.issues[0]?.message ?? 'no reason'}`,
  )
}
