import type { Preset } from '../../engine/host-door.ts'
import { nameKey, shareNameFault, tidyName } from './name-rules.ts'
import type { ActionResult, Problem } from './settings-action.ts'
import { changed, newId, refused } from './settings-action.ts'
import type { Settings, Share, User } from './settings-schema.ts'
import type { ShareGuard } from './share-folder-rules.ts'
import { judgeFolder } from './share-folder-rules.ts'

/** A share as a person asks for it. */
export interface ShareRequest {
  /** Absolute native path; that it exists has been checked. */
  readonly folder: string
  readonly name: string
  readonly preset: Preset
}

/** Adds a share and gives its id. The warnings are those of `judgeFolder`. */
export function addShare(settings: Settings, request: ShareRequest, guard: ShareGuard): ActionResult<Share> {
  const name = tidyName(request.name)
  const fault = nameProblem(settings.shares, name)
  if (fault !== null) return { ok: false, problem: fault }
  const { refusal, warnings } = judgeFolder(request.folder, settings.shares, guard)
  if (refusal !== null) return refused('folder', refusal)
  const share: Share = { id: newId(), name, folder: request.folder, preset: request.preset }
  return changed({ ...settings, shares: [...settings.shares, share] }, share, warnings)
}

/** Changes name, folder or rights of a share; what is not said stays. */
export function updateShare(
  settings: Settings,
  id: string,
  changes: Partial<ShareRequest>,
  guard: ShareGuard,
): ActionResult<Share> {
  const share = settings.shares.find((entry) => entry.id === id)
  if (share === undefined) return shareIsGone()
  const others = settings.shares.filter((entry) => entry.id !== id)
  const updated: Share = { ...share, ...changes, name: tidyName(changes.name ?? share.name) }
  const fault = nameProblem(others, updated.name)
  if (fault !== null) return { ok: false, problem: fault }
  const judgement = judgeFolder(updated.folder, others, guard)
  if (changes.folder !== undefined && judgement.refusal !== null) return refused('folder', judgement.refusal)
  const shares = settings.shares.map((entry) => (entry.id === id ? updated : entry))
  return changed({ ...settings, shares }, updated, changes.folder === undefined ? [] : judgement.warnings)
}

/** Removes a share and every grant on it; the folder and its files stay. */
export function removeShare(settings: Settings, id: string): ActionResult<null> {
  if (!settings.shares.some((entry) => entry.id === id)) return shareIsGone()
  const shares = settings.shares.filter((entry) => entry.id !== id)
  const users = settings.users.map((user) => withoutGrant(user, id))
  return changed({ ...settings, shares, users }, null)
}

function withoutGrant(user: User, shareId: string): User {
  if (user.access.kind !== 'selected') return user
  const grants = user.access.grants.filter((grant) => grant.shareId !== shareId)
  return { ...user, access: { kind: 'selected', grants } }
}

function nameProblem(others: readonly Share[], name: string): Problem | null {
  const fault = shareNameFault(name)
  if (fault !== null) return { field: 'name', message: fault }
  const twin = others.find((entry) => nameKey(entry.name) === nameKey(name))
  if (twin === undefined) return null
  return { field: 'name', message: `There is already a share called “${twin.name}”. Choose another name.` }
}

function shareIsGone() {
  return refused(null, 'This share no longer exists.')
}
