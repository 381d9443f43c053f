import type {
  Activity,
  ActivityKind,
  HistoryFilter,
  PastSession,
  PastTransfer,
  TransferTotals,
} from '../../../app/preload/contract/wire-history.ts'

/** What everything that is remembered has in common. */
interface Entry {
  readonly key: number
  readonly userName: string | null
  readonly address: string | null
}

/** Transfers that pass, the newest first, as one would write it without a database. */
export function transfersThatPass(transfers: readonly PastTransfer[], filter: HistoryFilter): PastTransfer[] {
  return newestFirst(transfers.filter((transfer) => transferPasses(transfer, filter)))
}

/** Sums over the transfers that pass and are over. */
export function totalsOf(transfers: readonly PastTransfer[], filter: HistoryFilter): TransferTotals {
  const over = transfers.filter((transfer) => transfer.result !== null && transferPasses(transfer, filter))
  const bytes = (direction: string) =>
    over.filter((each) => each.direction === direction).reduce((sum, each) => sum + each.bytes, 0)
  const done = over.filter(({ result }) => result === 'done').length
  return {
    transfers: over.length,
    sentBytes: bytes('download'),
    receivedBytes: bytes('upload'),
    done,
    failed: over.length - done,
  }
}

/** Sessions that pass, the newest first. */
export function sessionsThatPass(
  sessions: readonly PastSession[],
  transfers: readonly PastTransfer[],
  { sessionKey, user, address, fromMs, toMs, ...ofTransfers }: HistoryFilter,
): PastSession[] {
  const asksTransfers = Object.values(ofTransfers).some((said) => said !== undefined)
  return newestFirst(
    sessions.filter(
      (session) =>
        (sessionKey === undefined || session.key === sessionKey) &&
        isWithin(session.startedAt, { fromMs, toMs }) &&
        isOf(session, { user, address }) &&
        (!asksTransfers ||
          transfers.some((each) => each.sessionKey === session.key && transferPasses(each, ofTransfers))),
    ),
  )
}

/** Activities that pass, the newest first. */
export function activitiesThatPass(
  activities: readonly Activity[],
  filter: HistoryFilter & { readonly kinds?: readonly ActivityKind[] | undefined },
): Activity[] {
  return newestFirst(
    activities.filter(
      (each) =>
        isWithin(each.at, filter) &&
        isOf(each, filter) &&
        (filter.sessionKey === undefined || each.sessionKey === filter.sessionKey) &&
        (filter.shareId === undefined || each.shareId === filter.shareId) &&
        (filter.kinds === undefined || filter.kinds.includes(each.kind)) &&
        (filter.path === undefined || holds(each.path, filter.path) || holds(each.newPath, filter.path)),
    ),
  )
}

function transferPasses(transfer: PastTransfer, filter: HistoryFilter): boolean {
  return (
    isWithin(transfer.startedAt, filter) &&
    isOf(transfer, filter) &&
    (filter.sessionKey === undefined || transfer.sessionKey === filter.sessionKey) &&
    (filter.shareId === undefined || transfer.shareId === filter.shareId) &&
    (filter.direction === undefined || transfer.direction === filter.direction) &&
    (filter.results === undefined ||
      (transfer.result !== null && filter.results.includes(transfer.result))) &&
    (filter.path === undefined || holds(transfer.path, filter.path))
  )
}

function isWithin(at: number, { fromMs, toMs }: Pick<HistoryFilter, 'fromMs' | 'toMs'>): boolean {
  return (fromMs === undefined || at >= fromMs) && (toMs === undefined || at < toMs)
}

function isOf(entry: Entry, { user, address }: Pick<HistoryFilter, 'user' | 'address'>): boolean {
  return (
    (user === undefined || entry.userName === user) &&
    (address === undefined || (entry.address ?? '').startsWith(address.toLowerCase()))
  )
}

function holds(path: string | null, fragment: string): boolean {
  const folded = (text: string) => text.normalize('NFC').toLowerCase()
  return path !== null && folded(path).includes(folded(fragment))
}

function newestFirst<Kind extends Entry>(entries: readonly Kind[]): Kind[] {
  return entries.toSorted((one, other) => other.key - one.key)
}
