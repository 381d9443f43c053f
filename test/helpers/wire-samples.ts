import {
  groupSchema,
  shareSchema,
  userSchema,
  type WireGrant,
  type WireGroup,
  type WireShare,
  type WireUser,
} from '../../app/preload/contract/wire-types.ts'

/** A share as a dashboard gets it: every rule at its default, save what the test says. */
export function sampleShare(parts: Partial<WireShare> = {}): WireShare {
  const id = parts.id ?? 'a'
  const base = { id, name: 'Photos', folder: '/srv/photos', state: 'ok', freeBytes: null, isTemporary: false }
  return shareSchema.parse({ ...base, ...parts })
}

/** A user as a dashboard gets it: every rule at its default, save what the test says. */
export function sampleUser(parts: Partial<WireUser> = {}): WireUser {
  const base = { id: 'u1', name: 'demo', isAnonymous: false, hasPassword: true, isTemporary: false }
  return userSchema.parse({ ...base, ...parts })
}

/** A grant of a whole share under its own name. */
export function sampleGrant(shareId: string, preset: WireGrant['preset'] = 'full'): WireGrant {
  return { shareId, at: null, preset, permissions: [], folders: [] }
}

/** A group as a dashboard gets it: every rule at its default, save what the test says. */
export function sampleGroup(parts: Partial<WireGroup> = {}): WireGroup {
  return groupSchema.parse({ id: 'g1', name: 'Family', ...parts })
}
