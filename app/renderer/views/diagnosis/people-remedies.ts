import type { ProblemCode } from '../../../preload/contract/wire-problems.ts'
import { t } from '../../texts/texts.ts'
import { type Remedy, type RemedySources, toScreen, toSettings, toUser, userOf } from './remedy.ts'

type RemedyOf = (sources: RemedySources) => Remedy

const toShares: RemedyOf = () => toScreen('shares', t('diagnosis:action.shares'))
const toLimits: RemedyOf = () => toSettings('limits', t('diagnosis:action.limits'))

const enable: RemedyOf = (sources) => {
  const user = userOf(sources)
  if (user === undefined) return toUser(sources)
  const label = t('diagnosis:action.enable', { user: user.name })
  return { kind: 'user', label, change: { id: user.id, isEnabled: true } }
}

const withoutEnd: RemedyOf = (sources) => {
  const user = userOf(sources)
  if (user === undefined) return toUser(sources)
  return { kind: 'user', label: t('diagnosis:action.noEnd'), change: { id: user.id, expiresAtMs: null } }
}

/** Only the user's own limit can be raised here; one of a group or of the server is stricter than it for a reason. */
const raiseForUser: RemedyOf = (sources) => {
  const user = userOf(sources)
  if (user === undefined || user.maxSessions === null) return toUser(sources)
  if (sources.facts.limit !== undefined && sources.facts.limit !== user.maxSessions) return toLimits(sources)
  const limit = raised(user.maxSessions)
  const label = t('diagnosis:action.raise', { limit })
  return { kind: 'user', label, change: { id: user.id, maxSessions: limit } }
}

const raiseServer =
  (name: 'maxSessions' | 'maxSessionsPerAddress'): RemedyOf =>
  ({ settings }) => {
    const limit = raised(settings[name])
    return {
      kind: 'settings',
      label: t('diagnosis:action.raise', { limit }),
      change: name === 'maxSessions' ? { maxSessions: limit } : { maxSessionsPerAddress: limit },
    }
  }

const openFolder: RemedyOf = (sources) => {
  const share = sources.shares.find(({ id }) => id === sources.facts.shareId)
  if (share === undefined) return toShares(sources)
  return { kind: 'folder', label: t('diagnosis:action.openFolder'), shareId: share.id }
}

const editShare: RemedyOf = (sources) => {
  const share = sources.shares.find(({ id }) => id === sources.facts.shareId)
  if (share === undefined) return toShares(sources)
  return {
    kind: 'go',
    label: t('diagnosis:action.editShare'),
    to: { screen: 'shares', drawer: { kind: 'edit-share', id: share.id } },
  }
}

/** What helps where a user or a share is concerned. */
export const peopleRemedies: Readonly<Partial<Record<ProblemCode, RemedyOf>>> = {
  'wrong-password': toUser,
  'unknown-user': () => ({
    kind: 'go',
    label: t('diagnosis:action.addUser'),
    to: { screen: 'users', peopleTab: 'users', drawer: { kind: 'new-user' } },
  }),
  'user-disabled': enable,
  'user-expired': withoutEnd,
  'anonymous-off': () => toScreen('users', t('diagnosis:action.users')),
  'address-not-allowed': toUser,
  'too-many-logins': () => toScreen('security', t('diagnosis:action.security')),
  'too-many-of-user': raiseForUser,
  'too-many-of-address': raiseServer('maxSessionsPerAddress'),
  'too-many-clients': raiseServer('maxSessions'),
  'too-many-open-files': toLimits,
  'listing-not-allowed': toUser,
  'upload-not-allowed': toUser,
  'text-mode': () => ({
    kind: 'settings',
    label: t('diagnosis:action.binary'),
    change: { asciiAsBinary: true },
  }),
  'disk-full': openFolder,
  'quota-full': toUser,
  'file-too-large': toUser,
  'held-by-program': openFolder,
  'system-refused': openFolder,
  'read-failed': openFolder,
  'write-failed': openFolder,
  'name-refused': editShare,
  'share-missing': editShare,
}

function raised(limit: number): number {
  return Math.min(10_000, limit * 2)
}
