import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import { formatPeer } from '../format/address.ts'

/** Columns the list can be put in order by; the names are kept in the page's storage. */
export const sortKeys = [
  'state',
  'user',
  'from',
  'doing',
  'speed',
  'sent',
  'received',
  'connected',
  'security',
  'idle',
  'client',
  'mode',
  'share',
  'session',
  'login',
  'command',
  'data',
] as const
export type SortKey = (typeof sortKeys)[number]

/** Which column decides, and which way. */
export interface SessionOrder {
  readonly by: SortKey
  readonly isDescending: boolean
}

type Value = string | number | null

/** What moves stands first, what is over last. */
const activityRanks: Readonly<Record<WireSession['activity'], number>> = {
  stalled: 0,
  waiting: 1,
  sending: 2,
  receiving: 3,
  listing: 4,
  hashing: 5,
  connecting: 6,
  securing: 7,
  'signing-in': 8,
  idle: 9,
  closing: 10,
}
const failedRank = -1
const endedRank = 11

/** An address whose numbers sort by their size: 192.168.1.9 before 192.168.1.10. */
const addressValue = (address: string): string =>
  formatPeer(address).replace(/\d+/g, (digits) => digits.padStart(5, '0'))

/** Whether a client waits for nothing and asks for nothing: then it counts for how long. */
export function isResting({ endedAt, transfer, activity }: WireSession): boolean {
  return endedAt === null && transfer === null && activity !== 'listing' && activity !== 'hashing'
}

const firstFolder = (path: string): string | null => path.split('/')[1] || null

const values: Readonly<Record<SortKey, (session: WireSession) => Value>> = {
  state: ({ activity, endedAt, failedStage }) =>
    failedStage !== null ? failedRank : endedAt !== null ? endedRank : activityRanks[activity],
  user: ({ userName }) => userName?.toLowerCase() ?? null,
  from: ({ peerAddress }) => addressValue(peerAddress),
  doing: ({ transfer, workingDirectory, endReason }) =>
    (endReason ?? transfer?.path ?? workingDirectory).toLowerCase(),
  speed: ({ transfer, endedAt }) => (endedAt === null ? (transfer?.rate ?? 0) : 0),
  sent: ({ sentBytes }) => sentBytes,
  received: ({ receivedBytes }) => receivedBytes,
  // The column shows how long; the longest are the oldest.
  connected: ({ connectedAt }) => -connectedAt,
  security: ({ tlsProtocol }) => tlsProtocol ?? '',
  idle: (session) => (isResting(session) ? -session.lastActiveAt : null),
  client: ({ clientName }) => clientName?.toLowerCase() ?? null,
  mode: ({ dataMode, dataPort }) =>
    dataMode === null ? null : `${dataMode} ${String(dataPort).padStart(5, '0')}`,
  share: ({ transfer, workingDirectory }) =>
    firstFolder(transfer?.path ?? workingDirectory)?.toLowerCase() ?? null,
  session: ({ id }) => id.replace(/\d+/g, (digits) => digits.padStart(12, '0')),
  login: ({ loggedInAt }) => loggedInAt,
  command: ({ lastCommand }) => lastCommand.toLowerCase() || null,
  data: ({ dataAddress }) => (dataAddress === null ? null : addressValue(dataAddress)),
}

function compare(one: Value, other: Value): number {
  if (typeof one === 'number' && typeof other === 'number') return one - other
  return String(one) < String(other) ? -1 : String(one) > String(other) ? 1 : 0
}

/** Puts sessions in order; who has nothing to be ordered by comes last either way, and equals keep their order. */
export function sortSessions(
  sessions: readonly WireSession[],
  order: SessionOrder | null,
): readonly WireSession[] {
  if (order === null) return sessions
  const valueIn = values[order.by]
  const way = order.isDescending ? -1 : 1
  return sessions
    .map((session) => ({ session, value: valueIn(session) }))
    .sort((one, other) => {
      if (one.value === null || other.value === null) {
        return Number(one.value === null) - Number(other.value === null)
      }
      return way * compare(one.value, other.value)
    })
    .map(({ session }) => session)
}

/** Columns of amounts show the largest first when they are clicked. */
const largestFirst = new Set<SortKey>(['speed', 'sent', 'received', 'connected', 'idle', 'login'])

/** What a click on a head makes of the order: this column, then the other way, then as they came. */
export function nextOrder(order: SessionOrder | null, by: SortKey): SessionOrder | null {
  const isDescendingFirst = largestFirst.has(by)
  if (order?.by !== by) return { by, isDescending: isDescendingFirst }
  return order.isDescending === isDescendingFirst ? { by, isDescending: !isDescendingFirst } : null
}
