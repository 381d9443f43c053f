import type { StoredPassword } from '../../../engine/host-door.ts'
import type { Group, Share, User } from '../settings-schema.ts'
import { matchList, placeImported } from './import-lists.ts'
import { type Resolve, resolveAccess } from './import-references.ts'

/** What users and groups of a document refer to. */
export interface AccountReferences {
  readonly shares: readonly Share[]
  readonly resolveShare: Resolve
  /** Gets what is worth knowing. */
  readonly notes: string[]
}

/** What users refer to besides. */
export interface UserReferences extends AccountReferences {
  readonly resolveGroup: Resolve
  /** By ids of the document. */
  readonly passwords: ReadonlyMap<string, StoredPassword>
  /** Milliseconds since 1970 UTC. */
  readonly nowMs: number
}

/** Takes groups of a document over; the ids are those of here by those of the document. */
export function importGroups(
  here: readonly Group[],
  imported: readonly Group[],
  choice: 'merge' | 'replace',
  { shares, resolveShare, notes }: AccountReferences,
): { readonly groups: readonly Group[]; readonly ids: ReadonlyMap<string, string> } {
  const { ids, kept } = matchList(here, imported, choice)
  const taken = imported.map((group) => {
    const { access, lost } = resolveAccess(group.access, resolveShare, shares)
    if (lost > 0) notes.push(`Group “${group.name}” lost ${sharesInWords(lost)} not here.`)
    return { ...group, id: ids.get(group.id) ?? group.id, access }
  })
  return { groups: placeImported(here, kept, taken), ids }
}

/**
 * Takes users of a document over. A user that is here already keeps its password where the document brings none; without
 * any, or without one of its groups, which may be what kept it out of something, a user is switched off.
 */
export function importUsers(
  here: readonly User[],
  imported: readonly User[],
  choice: 'merge' | 'replace',
  { shares, resolveShare, resolveGroup, notes, passwords, nowMs }: UserReferences,
): readonly User[] {
  const { twins, ids, kept } = matchList(here, imported, choice)
  const taken = imported.map((user) => {
    const twin = twins.get(user.id)
    const { access, lost } = resolveAccess(user.access, resolveShare, shares)
    if (lost > 0) notes.push(`User “${user.name}” lost ${sharesInWords(lost)} not here.`)
    const groupIds = [...new Set(user.groupIds.flatMap((id) => resolveGroup(id) ?? []))]
    const hasLostGroup = user.groupIds.some((id) => resolveGroup(id) === null)
    const password = passwords.get(user.id) ?? twin?.password ?? null
    const hasNoPassword = password === null && !user.isAnonymous
    if (hasLostGroup) notes.push(`User “${user.name}” is switched off: one of its groups is not here.`)
    if (hasNoPassword) notes.push(`User “${user.name}” is switched off: it has no password yet.`)
    return {
      ...user,
      id: ids.get(user.id) ?? user.id,
      access,
      groupIds,
      password,
      isEnabled: user.isEnabled && !hasLostGroup && !hasNoPassword,
      createdAtMs: twin?.createdAtMs ?? nowMs,
    }
  })
  return placeImported(here, kept, taken)
}

function sharesInWords(count: number): string {
  return count === 1 ? 'a share that is' : `${count} shares that are`
}
