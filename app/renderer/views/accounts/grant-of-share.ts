import type { WireGrant, WireShare } from '../../../preload/contract/wire-types.ts'

/** A whole share under its own name, with the rights it gives everybody. */
export function grantOfShare({ id, preset, permissions }: WireShare): WireGrant {
  return { shareId: id, at: null, preset, permissions, folders: [] }
}
