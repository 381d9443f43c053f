import { Lock, LockOpen } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { Duration } from '../../components/Duration.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { Sparkline } from '../../components/Sparkline.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { peakOf } from '../../components/sparkline-pool.ts'
import { formatPeer } from '../../format/address.ts'
import { bytesQuantity } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatRate, rateQuantity } from '../../format/rate.ts'
import { clientOfSession, securityOfSession, stateOfSession } from '../../format/session-words.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import type { ConnectionColumn } from '../../stores/connection-layout.ts'
import { useServer, useStores } from '../../stores/dashboard-context.tsx'
import { isResting } from '../../stores/sort-sessions.ts'
import { t } from '../../texts/texts.ts'
import { Doing } from './Doing.tsx'

/** What a cell is drawn from. */
export interface CellProps {
  readonly session: WireSession
  readonly hasSparklines: boolean
}

/** How one column is drawn. */
interface ColumnCell {
  readonly className?: string
  /** The whole text, for a cell that may be cut. */
  readonly titleOf?: (session: WireSession) => string
  readonly Cell: (props: CellProps) => ReactNode
}

const Nothing = () => <span className="quiet">–</span>

/** Says who somebody is, or that nobody has said so yet. */
export function shownUser({ userName }: Pick<WireSession, 'userName'>): string {
  return userName === null ? t('connections:notSignedIn') : displayText(userName)
}

function shareOf({ transfer, workingDirectory }: WireSession): string {
  return displayText((transfer?.path ?? workingDirectory).split('/')[1] ?? '')
}

function modeOf({ dataMode, dataPort }: WireSession): string {
  return dataMode === null ? '' : t(`connections:mode.${dataMode}`, { port: dataPort ?? 0 })
}

const SpeedCell = ({ session, hasSparklines }: CellProps) => {
  const { rates } = useStores()
  const { id, transfer, endedAt } = session
  const read = useCallback((nowMs: number) => rates.read(id, nowMs), [rates, id])
  return (
    <span className="speed-cell">
      {hasSparklines && <Sparkline read={read} titleOf={peakWords} />}
      {transfer !== null && endedAt === null ? <Quantity {...rateQuantity(transfer.rate)} /> : <Nothing />}
    </span>
  )
}

const peakWords = (points: Float32Array): string =>
  t('connections:peak', { rate: formatRate(peakOf(points)) })

const SecurityCell = ({ session }: CellProps) => {
  const { word, isSecure } = securityOfSession(session)
  const Icon = isSecure ? Lock : LockOpen
  return (
    <span className={`security-mark ${isSecure ? '' : 'security-plain'}`}>
      <Icon size={14} aria-hidden="true" />
      {word}
    </span>
  )
}

const ConnectedCell = ({ session: { connectedAt, endedAt } }: CellProps) => {
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  return <Duration since={connectedAt} until={endedAt} clockOffsetMs={clockOffsetMs} />
}

const IdleCell = ({ session }: CellProps) => {
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  if (!isResting(session)) return <Nothing />
  return <Duration since={session.lastActiveAt} until={null} clockOffsetMs={clockOffsetMs} />
}

/** A cell of text that may be missing. */
function textCell(textOf: (session: WireSession) => string, className = 'cut'): ColumnCell {
  return {
    className,
    titleOf: textOf,
    Cell: ({ session }) => {
      const text = textOf(session)
      return text === '' ? <Nothing /> : <bdi>{text}</bdi>
    },
  }
}

/** The cells of every column. */
export const columnCells: Readonly<Record<ConnectionColumn, ColumnCell>> = {
  state: { Cell: ({ session }) => <StateMark {...stateOfSession(session)} /> },
  user: textCell(shownUser),
  from: {
    className: 'cut',
    titleOf: ({ peerAddress }) => peerAddress,
    Cell: ({ session }) => formatPeer(session.peerAddress),
  },
  doing: { className: 'doing-cell', Cell: ({ session }) => <Doing session={session} /> },
  speed: { className: 'number', Cell: SpeedCell },
  sent: { className: 'number', Cell: ({ session }) => <Quantity {...bytesQuantity(session.sentBytes)} /> },
  received: {
    className: 'number',
    Cell: ({ session }) => <Quantity {...bytesQuantity(session.receivedBytes)} />,
  },
  connected: { className: 'number', Cell: ConnectedCell },
  security: { Cell: SecurityCell },
  idle: { className: 'number', Cell: IdleCell },
  client: textCell((session) => (session.clientName === null ? '' : clientOfSession(session))),
  mode: textCell(modeOf),
  share: textCell(shareOf),
  session: textCell(({ id }) => id, 'cut mono'),
  login: {
    className: 'number',
    Cell: ({ session: { loggedInAt } }) => (loggedInAt === null ? <Nothing /> : formatTimeOfDay(loggedInAt)),
  },
  command: textCell(({ lastCommand }) => displayText(lastCommand), 'cut mono'),
  data: textCell(({ dataAddress }) => (dataAddress === null ? '' : formatPeer(dataAddress)), 'cut mono'),
}
