import { accessProblem } from '../access-rules.ts'
import { nameKey } from '../name-rules.ts'
import type { Access, Grant, Share } from '../settings-schema.ts'
import type { Named } from './import-lists.ts'

/** Finds what an id of a document is here; null when there is nothing like it. */
export type Resolve = (documentId: string) => string | null

/**
 * Makes the function that turns ids of a document into ids of here: entries that came along have theirs in `ids`, others
 * are found by the name they had where the document was written.
 */
export function resolverOf(
  ids: ReadonlyMap<string, string>,
  names: readonly Named[],
  here: readonly Named[],
): Resolve {
  const namesById = new Map(names.map(({ id, name }) => [id, nameKey(name)]))
  const idsByName = new Map(here.map(({ id, name }) => [nameKey(name), id]))
  const present = new Set(here.map(({ id }) => id))
  return (documentId) => {
    const own = ids.get(documentId)
    if (own !== undefined && present.has(own)) return own
    const name = namesById.get(documentId)
    return name === undefined ? null : (idsByName.get(name) ?? null)
  }
}

/** Rights with the ids of here, and how many of them had to be left out. */
export function resolveAccess(
  access: Access,
  resolveShare: Resolve,
  shares: readonly Share[],
): { readonly access: Access; readonly lost: number } {
  if (access.kind !== 'selected') return { access, lost: 0 }
  const grants: Grant[] = []
  for (const grant of access.grants) {
    const shareId = resolveShare(grant.shareId)
    if (shareId === null) continue
    const more: Access = { kind: 'selected', grants: [...grants, { ...grant, shareId }] }
    // Two shares of the document may be one here.
    if (accessProblem({ shares }, more) === null) grants.push({ ...grant, shareId })
  }
  return { access: { kind: 'selected', grants }, lost: access.grants.length - grants.length }
}

/** Takes out grants of shares that are gone. */
export function onlyPresentShares<Holder extends { readonly access: Access }>(
  holder: Holder,
  shareIds: ReadonlySet<string>,
): Holder {
  const { access } = holder
  if (access.kind !== 'selected' || access.grants.every(({ shareId }) => shareIds.has(shareId))) return holder
  const grants = access.grants.filter(({ shareId }) => shareIds.has(shareId))
  return { ...holder, access: { kind: 'selected', grants } }
}
