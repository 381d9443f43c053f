import { nameKey, shareNameFault, tidyName } from './name-rules.ts'
import type { ActionResult, Changes, Problem } from './settings-action.ts'
import { changed, newId, refused, said } from './settings-action.ts'
import type { Access, Settings, Share } from './settings-schema.ts'
import type { ShareGuard } from './share-folder-rules.ts'
import { judgeFolder } from './share-folder-rules.ts'
import { shareSchema } from './share-schema.ts'

/** What an administrator decides about a share. */
export type ShareDetails = Omit<Share, 'id'>

/** A new share: rules that are not said have their defaults. `folder` is absolute and has been checked. */
export type ShareRequest = Pick<ShareDetails, 'name' | 'folder'> & Changes<ShareDetails>

/** Adds a share and gives its id. The warnings are those of `judgeFolder`. Throws ZodError. */
export function addShare(settings: Settings, request: ShareRequest, guard: ShareGuard): ActionResult<Share> {
  const name = tidyName(request.name)
  const fault = nameProblem(settings.shares, name)
  if (fault !== null) return { ok: false, problem: fault }
  const { refusal, warnings } = judgeFolder(request.folder, settings.shares, guard)
  if (refusal !== null) return refused('folder', refusal)
  const share = shareSchema.parse({ ...said(request), id: newId(), name })
  return changed({ ...settings, shares: [...settings.shares, share] }, share, warnings)
}

/** Changes a share; what is not said stays. Throws ZodError. */
export function updateShare(
  settings: Settings,
  id: string,
  changes: Changes<ShareDetails>,
  guard: ShareGuard,
): ActionResult<Share> {
  const share = settings.shares.find((entry) => entry.id === id)
  if (share === undefined) return shareIsGone()
  const others = settings.shares.filter((entry) => entry.id !== id)
  const name = tidyName(changes.name ?? share.name)
  const fault = nameProblem(others, name)
  if (fault !== null) return { ok: false, problem: fault }
  const updated = shareSchema.parse({ ...share, ...said(changes), name })
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
  const groups = settings.groups.map((group) => withoutGrant(group, id))
  return changed({ ...settings, shares, users, groups }, null)
}

function withoutGrant<Holder extends { readonly access: Access }>(holder: Holder, shareId: string): Holder {
  if (holder.access.kind !== 'selected') return holder
  const grants = holder.access.grants.filter((grant) => grant.shareId !== shareId)
  return { ...holder, access: { kind: 'selected', grants } }
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
