import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { WirePreview } from '../../../preload/contract/preview-types.ts'
import { defaultEngineOptions } from '../../engine/engine-options.ts'
import type { AccountSource, ListingPreview } from '../../engine/host-door.ts'
import { previewListing, principalOf } from '../../engine/host-door.ts'
import { isExpired } from '../accounts/effective-account.ts'
import type { Settings, User } from '../settings/settings-schema.ts'
import { done, refused } from './outcome.ts'

/** Entries a preview shows; who wants more asks a client. */
export const maxPreviewEntries = 1_000

/** What previews need. */
export interface PreviewCallDependencies {
  readonly settings: () => Settings
  /** The accounts logins go through. */
  readonly accounts: AccountSource
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
}

/** The call that shows a folder as one user sees it. It never writes. */
export function createPreviewCalls({
  settings,
  accounts,
  now,
}: PreviewCallDependencies): Pick<CallHandlers, 'previewListing'> {
  return {
    async previewListing({ userId, path }) {
      const user = settings().users.find(({ id }) => id === userId)
      const account = user === undefined ? null : accounts.find(user.name)
      if (user === undefined || account === null) return refused(null, 'This user no longer exists.')
      const request = {
        path,
        maxEntries: maxPreviewEntries,
        clock: { nowMs: now(), zone: defaultEngineOptions.listTimes },
      }
      const preview = await previewListing(await principalOf(account), request)
      return done(toWire(preview, signInProblem(user, now())))
    },
  }
}

/** Why the user could not sign in from anywhere; where from and how is left to the moment of the login. */
function signInProblem(user: User, nowMs: number): string | null {
  if (!user.isEnabled) return 'This user cannot sign in: it is disabled.'
  if (isExpired(user, nowMs)) return 'This user cannot sign in: it has expired.'
  if (user.password === null && !user.isAnonymous) return 'This user cannot sign in: it has no password.'
  return null
}

function toWire(preview: ListingPreview, problem: string | null): WirePreview {
  return {
    path: preview.path,
    permissions: [...preview.permissions],
    entries: preview.entries.map(({ entry, line, rights }) => ({
      name: entry.name,
      kind: entry.kind,
      size: entry.size,
      modifiedMs: entry.modifiedMs,
      permissions: [...rights.permissions],
      isMountPoint: rights.isMountPoint,
      line,
    })),
    isCut: preview.isCut,
    refusal: preview.refusal,
    signInProblem: problem,
  }
}
