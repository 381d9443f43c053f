import { Check, Circle, Minus, X } from 'lucide-react'
import type {
  WireSession,
  WireSessionDetail,
  WireSessionStage,
} from '../../../preload/contract/wire-sessions.ts'
import { formatElapsed } from '../../format/elapsed.ts'
import { securityOfSession } from '../../format/session-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'

/** How far a session came: done, passed over, not reached while it lasts, or where it stopped. */
interface Stage {
  readonly name: string
  readonly fact: string
  readonly state: 'done' | 'skipped' | 'open' | 'failed'
  /** Since the connection was accepted; empty when it was not reached. */
  readonly after: string
}

const icons = { done: Check, skipped: Minus, open: Circle, failed: X } as const

/** Reads the stages out of what is known about a session. */
function stagesOf(session: WireSession, detail: WireSessionDetail | null): readonly Stage[] {
  const reached = new Map(detail?.stages.map((stage) => [stage.name, stage]))
  const security = securityOfSession(session)
  const { failedStage, endedAt } = session
  const unreached = endedAt === null ? 'open' : 'skipped'
  const after = (name: WireSessionStage['name']): string => {
    const stage = reached.get(name)
    return stage === undefined ? '' : formatElapsed(stage.afterMs)
  }
  const took = (name: WireSessionStage['name'], what: string): string => {
    const tookMs = reached.get(name)?.tookMs ?? null
    return tookMs === null ? '' : `, ${what} ${formatElapsed(tookMs)}`
  }

  const stages: Stage[] = [
    {
      name: 'Connected',
      fact: formatTimeOfDay(session.connectedAt),
      state: failedStage === 'connecting' ? 'failed' : 'done',
      after: after('connected'),
    },
    {
      name: 'Encryption',
      fact: encryptionFact(session) + took('secured', 'agreed on in'),
      state: failedStage === 'securing' ? 'failed' : security.isSecure ? 'done' : 'skipped',
      after: after('secured'),
    },
    {
      name: 'Signed in',
      fact: session.loggedInAt === null ? 'Not signed in' : formatTimeOfDay(session.loggedInAt),
      state: failedStage === 'signing-in' ? 'failed' : session.loggedInAt === null ? unreached : 'done',
      after: after('signed-in'),
    },
    {
      name: 'Data',
      fact: dataFact(session, reached) + took('data-connected', 'there after'),
      state:
        failedStage === 'data-connection' ? 'failed' : reached.has('data-connected') ? 'done' : unreached,
      after: after('data-connected'),
    },
    {
      name: 'Transfer',
      fact: reached.has('first-transfer-done')
        ? `First one done after ${after('first-transfer-done')}`
        : reached.has('first-bytes')
          ? 'First bytes moved'
          : endedAt === null
            ? 'None yet'
            : 'None',
      state: failedStage === 'transfer' ? 'failed' : reached.has('first-bytes') ? 'done' : unreached,
      after: after('first-bytes'),
    },
  ]
  if (endedAt !== null) {
    stages.push({
      name: 'Ended',
      fact: formatTimeOfDay(endedAt),
      state: failedStage === null ? 'done' : 'skipped',
      after: after('ended'),
    })
  }
  return stages
}

function encryptionFact(session: WireSession): string {
  const { isSecure, word } = securityOfSession(session)
  if (session.failedStage === 'securing') return 'Could not be agreed on'
  return isSecure ? word : 'Plain: others on the network can read along'
}

function dataFact(session: WireSession, reached: ReadonlyMap<WireSessionStage['name'], unknown>): string {
  if (session.dataMode === null) return 'No data connection asked for'
  const how = session.dataMode === 'passive' ? 'Passive' : 'Active'
  const port = `${how}, port ${session.dataPort ?? 0}`
  if (reached.has('data-connected')) return port
  return session.endedAt === null ? `${port}, nobody came yet` : `${port}, nobody came`
}

/** The stages of a session in order; the one where it stopped tells the cause in most cases. */
export function StageList({ session, detail }: { session: WireSession; detail: WireSessionDetail | null }) {
  return (
    <ol className="stages" aria-label="Stages">
      {stagesOf(session, detail).map(({ name, fact, state, after }) => {
        const Icon = icons[state]
        return (
          <li key={name} className={`stage stage-${state}`}>
            <Icon size={14} aria-hidden="true" />
            <span className="stage-name">{name}</span>
            <span className="stage-fact">
              {state === 'failed' && <span className="visually-hidden">Stopped here: </span>}
              {fact}
            </span>
            <span className="stage-after">{after}</span>
          </li>
        )
      })}
    </ol>
  )
}
