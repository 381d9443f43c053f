import { Check, Circle, Minus, X } from 'lucide-react'
import type {
  WireSession,
  WireSessionDetail,
  WireSessionStage,
} from '../../../preload/contract/wire-sessions.ts'
import { formatElapsed } from '../../format/elapsed.ts'
import { securityOfSession } from '../../format/session-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { t } from '../../texts/texts.ts'

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
  const took = (
    name: WireSessionStage['name'],
    fact: string,
    key: 'stages.agreedIn' | 'stages.thereAfter',
  ): string => {
    const tookMs = reached.get(name)?.tookMs ?? null
    return tookMs === null ? fact : t(`connections:${key}`, { fact, time: formatElapsed(tookMs) })
  }

  const stages: Stage[] = [
    {
      name: t('connections:stages.connected'),
      fact: formatTimeOfDay(session.connectedAt),
      state: failedStage === 'connecting' ? 'failed' : 'done',
      after: after('connected'),
    },
    {
      name: t('connections:stages.encryption'),
      fact: took('secured', encryptionFact(session), 'stages.agreedIn'),
      state: failedStage === 'securing' ? 'failed' : security.isSecure ? 'done' : 'skipped',
      after: after('secured'),
    },
    {
      name: t('connections:stages.signedIn'),
      fact: session.loggedInAt === null ? t('connections:notSignedIn') : formatTimeOfDay(session.loggedInAt),
      state: failedStage === 'signing-in' ? 'failed' : session.loggedInAt === null ? unreached : 'done',
      after: after('signed-in'),
    },
    {
      name: t('connections:stages.data'),
      fact: took('data-connected', dataFact(session, reached), 'stages.thereAfter'),
      state:
        failedStage === 'data-connection' ? 'failed' : reached.has('data-connected') ? 'done' : unreached,
      after: after('data-connected'),
    },
    {
      name: t('connections:stages.transfer'),
      fact: reached.has('first-transfer-done')
        ? t('connections:stages.firstDone', { time: after('first-transfer-done') })
        : reached.has('first-bytes')
          ? t('connections:stages.firstBytes')
          : endedAt === null
            ? t('connections:stages.noneYet')
            : t('connections:stages.none'),
      state: failedStage === 'transfer' ? 'failed' : reached.has('first-bytes') ? 'done' : unreached,
      after: after('first-bytes'),
    },
  ]
  if (endedAt !== null) {
    stages.push({
      name: t('connections:stages.ended'),
      fact: formatTimeOfDay(endedAt),
      state: failedStage === null ? 'done' : 'skipped',
      after: after('ended'),
    })
  }
  return stages
}

function encryptionFact(session: WireSession): string {
  const { isSecure, word } = securityOfSession(session)
  if (session.failedStage === 'securing') return t('connections:stages.notAgreed')
  return isSecure ? word : t('connections:stages.plain')
}

function dataFact(session: WireSession, reached: ReadonlyMap<WireSessionStage['name'], unknown>): string {
  if (session.dataMode === null) return t('connections:stages.noData')
  const key =
    session.dataMode === 'passive' ? 'connections:stages.passivePort' : 'connections:stages.activePort'
  const port = t(key, { port: session.dataPort ?? 0 })
  if (reached.has('data-connected')) return port
  return t(session.endedAt === null ? 'connections:stages.nobodyYet' : 'connections:stages.nobodyCame', {
    port,
  })
}

/** The stages of a session in order; the one where it stopped tells the cause in most cases. */
export function StageList({ session, detail }: { session: WireSession; detail: WireSessionDetail | null }) {
  return (
    <ol className="stages" aria-label={t('connections:stages.label')}>
      {stagesOf(session, detail).map(({ name, fact, state, after }) => {
        const Icon = icons[state]
        return (
          <li key={name} className={`stage stage-${state}`}>
            <Icon size={14} aria-hidden="true" />
            <span className="stage-name">{name}</span>
            <span className="stage-fact">
              {state === 'failed' && (
                <span className="visually-hidden">{t('connections:stages.stoppedHere')} </span>
              )}
              {fact}
            </span>
            <span className="stage-after">{after}</span>
          </li>
        )
      })}
    </ol>
  )
}
