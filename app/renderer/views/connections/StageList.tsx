import { Check, Circle, Minus, X } from 'lucide-react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { displayText } from '../../format/display-text.ts'
import { securityOfSession } from '../../format/session-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'

/** How far a session came: done, passed over, not reached while it lasts, or where it stopped. */
interface Stage {
  readonly name: string
  readonly fact: string
  readonly state: 'done' | 'skipped' | 'open' | 'failed'
}

const icons = { done: Check, skipped: Minus, open: Circle, failed: X } as const

/** Reads the stages out of what is known about a session. */
function stagesOf(session: WireSession): readonly Stage[] {
  const isEnded = session.endedAt !== null
  const isSignedIn = session.loggedInAt !== null
  const security = securityOfSession(session)
  const stages: Stage[] = [
    { name: 'Connected', fact: formatTimeOfDay(session.connectedAt), state: 'done' },
    {
      name: 'Encryption',
      fact: security.isSecure ? security.word : 'Plain: others on the network can read along',
      state: security.isSecure ? 'done' : 'skipped',
    },
    {
      name: 'Signed in',
      fact: session.loggedInAt === null ? 'Not signed in' : formatTimeOfDay(session.loggedInAt),
      state: isSignedIn ? 'done' : isEnded ? 'failed' : 'open',
    },
  ]
  if (session.endedAt !== null) {
    const reason = displayText(session.endReason ?? 'Disconnected')
    stages.push({ name: 'Ended', fact: `${formatTimeOfDay(session.endedAt)}, ${reason}`, state: 'done' })
  }
  return stages
}

/** The stages of a session in order; the one where it stopped tells the cause in most cases. */
export function StageList({ session }: { session: WireSession }) {
  return (
    <ol className="stages" aria-label="Stages">
      {stagesOf(session).map(({ name, fact, state }) => {
        const Icon = icons[state]
        return (
          <li key={name} className={`stage stage-${state}`}>
            <Icon size={14} aria-hidden="true" />
            <span className="stage-name">{name}</span>
            <span className="stage-fact">{fact}</span>
          </li>
        )
      })}
    </ol>
  )
}
