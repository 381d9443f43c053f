import { grantSchema } from '../../../preload/contract/fields/rights.ts'
import { accessProblem } from './access-rules.ts'
import { isRecord } from './salvage-fields.ts'
import type { Access, Grant, Settings } from './settings-schema.ts'

/** Rights that could be read, and how much had to be left out. */
export interface SavedAccess {
  readonly access: Access
  /** Grants that could not be read, or every one of them where the access as a whole could not be. */
  readonly lost: number | 'everything'
}

/**
 * Reads rights of which something is not valid. What cannot be read grants nothing: neither does the rest of a grant
 * whose rights in some folder are unreadable, as those may have been what kept people out of it.
 */
export function saveAccess(value: unknown, { shares }: Pick<Settings, 'shares'>): SavedAccess {
  const isList = isRecord(value) && value.kind === 'selected' && Array.isArray(value.grants)
  if (!isList) return { access: { kind: 'selected', grants: [] }, lost: 'everything' }
  const given: readonly unknown[] = value.grants as unknown[]
  const grants: Grant[] = []
  for (const entry of given) {
    const parsed = grantSchema.safeParse(entry)
    if (!parsed.success) continue
    const more: Access = { kind: 'selected', grants: [...grants, parsed.data] }
    if (accessProblem({ shares }, more) === null) grants.push(parsed.data)
  }
  return { access: { kind: 'selected', grants }, lost: given.length - grants.length }
}

/** Takes out grants of shares that are gone. */
export function withoutLostShares(access: Access, shareIds: ReadonlySet<string>): Access {
  if (access.kind !== 'selected' || access.grants.every(({ shareId }) => shareIds.has(shareId))) return access
  return { kind: 'selected', grants: access.grants.filter(({ shareId }) => shareIds.has(shareId)) }
}
