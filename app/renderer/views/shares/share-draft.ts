import { shareDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import { shareRules } from '../../../preload/contract/fields/share-rules.ts'
import type { WireShare } from '../../../preload/contract/wire-types.ts'
import { pickParts } from '../editing/changes-between.ts'

/** The parts of a share that its form is about. */
export type ShareDraft = Pick<WireShare, 'name' | keyof typeof shareRules>

/** Takes a share into a form. */
export function draftOfShare(share: WireShare): ShareDraft {
  const names = Object.keys(shareRules) as (keyof typeof shareRules)[]
  return { name: share.name, ...pickParts(share, names) }
}

/** A new share of this name, every rule at its default. */
export function newShareDraft(name: string): ShareDraft {
  return shareDraftSchema.parse({ name })
}
