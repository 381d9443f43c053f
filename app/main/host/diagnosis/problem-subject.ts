import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { addressGroup } from '../../engine/host-door.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { withLimit } from './limit-facts.ts'
import { sharedOf } from './problem-groups.ts'

/** The facts of a row's problem with what the settings know besides: the number of a limit, the share of a path. */
export function completeFacts(code: ProblemCode, row: WireSession, settings: Settings): ProblemFacts {
  const facts = withLimit(code, row.problemFacts, settings)
  if (sharedOf(code) !== 'share') return facts
  const share =
    settings.shares.find(({ id }) => id === facts.shareId) ??
    shareOfPath(row, String(facts.path ?? ''), settings)
  return share === undefined ? facts : { ...facts, shareId: share.id, share: share.name }
}

/** A command that was refused names a path and no share; the first folder of the path is the share in most set-ups. */
function shareOfPath({ workingDirectory }: WireSession, path: string, { shares }: Settings) {
  const whole = path.startsWith('/') ? path : `${workingDirectory}/${path}`
  const first = whole.split('/').find((name) => name !== '')
  return shares.find(({ name }) => name === first)
}

/** Whom a problem concerns; null is the server as a whole. */
export function subjectOf(code: ProblemCode, facts: ProblemFacts, row: WireSession): string | null {
  const { peerAddress, userName } = row
  const address = addressGroup(peerAddress)
  switch (sharedOf(code)) {
    case 'address':
      return address
    case 'user':
      return String(facts.user ?? userName ?? address)
    case 'share':
      return String(facts.share ?? userName ?? address)
    case 'listener':
    case 'server':
      return null
  }
}
