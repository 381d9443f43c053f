import type { OpenProblem } from '../../../preload/contract/wire-problems.ts'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import type { WireServerState, WireShare } from '../../../preload/contract/wire-types.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { addressGroup, isLocalPeer } from '../../engine/host-door.ts'
import type { LiveChange } from '../live/live-state.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { createAddressWatch } from './address-watch.ts'
import { withLimit } from './limit-facts.ts'
import { createProblemBook } from './problem-book.ts'
import { type Success, sharedOf } from './problem-groups.ts'
import { noticeOf } from './problem-notice.ts'

/** What the watch asks of its owner. */
export interface ProblemWatchSources {
  readonly settings: () => Settings
  readonly now: () => number
  /** The list is another one now. */
  readonly onChange: (problems: OpenProblem[]) => void
  /** Something a person should hear of once, and not once for each try. */
  readonly onNotice: (text: string) => void
}

/** Follows what the dashboards are told, and keeps the problems that are open. */
export interface ProblemWatch {
  rowChanged(change: LiveChange): void
  applyEngineEvent(event: EngineEvent): void
  sharesSeen(shares: readonly WireShare[]): void
  serverSeen(server: WireServerState): void
  dismiss(id: string): void
  list(): OpenProblem[]
}

type Row = Pick<WireSession, 'peerAddress' | 'userName' | 'tlsProtocol' | 'problemCode' | 'problemFacts'>

/** Creates the watch of a program that just started. */
export function createProblemWatch(sources: ProblemWatchSources): ProblemWatch {
  const { settings, now, onChange, onNotice } = sources
  const rows = new Map<string, WireSession>()
  const stalled = new Set<string>()
  const kinds = new Map<string, 'upload' | 'download' | 'listing'>()
  const book = createProblemBook(() => onChange([...book.list()]))
  const addresses = createAddressWatch(book, now)

  const meet = (row: Row): void => {
    if (row.problemCode === null) return
    const { problemCode: code, problemFacts } = row
    const facts = withLimit(code, problemFacts, settings())
    const met = { code, facts, subject: subjectOf(row, settings()), at: now() }
    book.forgetOld(met.at)
    const isNew = book.meet({ ...met, isLocal: isLocalPeer(row.peerAddress) })
    const text = isNew ? noticeOf(code, facts) : null
    if (text !== null) onNotice(text)
  }

  const succeed = (sessionId: string, ...successes: readonly Success[]): void => {
    const row = rows.get(sessionId)
    if (row === undefined) return
    const subjects = new Set([null, addressGroup(row.peerAddress), row.userName])
    for (const success of successes) book.succeed(success, subjects)
  }

  return {
    rowChanged(change) {
      if (change.type === 'session-removed') {
        rows.delete(change.id)
        stalled.delete(change.id)
        return
      }
      if (change.type === 'session-progressed') {
        const row = rows.get(change.id)
        if (!change.isStalled) stalled.delete(change.id)
        else if (row !== undefined && !stalled.has(change.id)) {
          stalled.add(change.id)
          meet({ ...row, problemCode: 'stalled', problemFacts: { peer: row.peerAddress } })
        }
        return
      }
      const { session } = change
      const before = rows.get(session.id)
      rows.set(session.id, session)
      // A row says its problem with every change; a client that tries on and on met it once.
      if (before?.problemCode !== session.problemCode) meet(session)
    },
    applyEngineEvent(event) {
      switch (event.type) {
        case 'session-opened':
          addresses.reachedAt(event.local.address, event.peer.address)
          return
        case 'session-secured':
          succeed(event.sessionId, 'encryption')
          return
        case 'logged-in':
          succeed(event.sessionId, 'sign-in')
          return
        case 'data-connected':
          succeed(event.sessionId, 'data')
          return
        case 'transfer-started':
          kinds.set(event.transferId, event.kind)
          return
        case 'transfer-ended':
          ended(event)
          return
      }
    },
    sharesSeen(shares) {
      for (const { id, name, state, room, isEnabled } of shares) {
        const isMissing = isEnabled && state === 'missing'
        const isOpen = book.list().some(({ code, subject }) => code === 'share-missing' && subject === name)
        if (state === 'ok') book.close('share-missing', name)
        else if (isMissing && !isOpen) {
          const facts = { share: name, shareId: id }
          book.meet({ code: 'share-missing', facts, subject: name, isLocal: null, at: now() })
          onNotice(`The folder of “${name}” is not there; its drive may be unplugged.`)
        }
        if (room === 'enough') book.close('disk-full', name)
      }
    },
    serverSeen(server) {
      addresses.seen(server)
      const failing = failingListeners(server)
      for (const { subject, facts } of failing) {
        const isOpen = book.list().some((open) => open.code === 'cannot-listen' && open.subject === subject)
        if (!isOpen) book.meet({ code: 'cannot-listen', facts, subject, isLocal: null, at: now() })
      }
      for (const { code, subject } of book.list()) {
        const isOver = !failing.some((one) => one.subject === subject)
        if (code === 'cannot-listen' && isOver) book.close(code, subject)
      }
    },
    dismiss: (id) => book.dismiss(id),
    list: () => [...book.list()],
  }

  function ended(event: Extract<EngineEvent, { type: 'transfer-ended' }>): void {
    const kind = kinds.get(event.transferId)
    kinds.delete(event.transferId)
    if (event.outcome.kind !== 'completed' || kind === undefined) return
    const isEncrypted = event.tlsResumed !== undefined
    succeed(
      event.sessionId,
      ...(kind === 'listing' ? [] : [kind]),
      ...(isEncrypted ? (['encrypted-data'] as const) : []),
      ...(event.tlsResumed === true ? (['resumed-data'] as const) : []),
    )
  }
}

/** Ports that cannot be opened; when none can, the server says why in one line. */
function failingListeners({ phase, problem, listeners }: WireServerState) {
  const failing = listeners.flatMap(({ host, port, problem: why }) =>
    why === null ? [] : [{ subject: `${host} ${port}`, facts: { host, port, problem: why } }],
  )
  if (failing.length > 0 || phase !== 'problem') return failing
  return [{ subject: null, facts: { problem: problem ?? '' } }]
}

/** Whom the problem of a row concerns; null is the server as a whole. */
function subjectOf(
  { problemCode, problemFacts, peerAddress, userName }: Row,
  settings: Settings,
): string | null {
  if (problemCode === null) return null
  const address = addressGroup(peerAddress)
  switch (sharedOf(problemCode)) {
    case 'address':
      return address
    case 'user':
      return String(problemFacts.user ?? userName ?? address)
    case 'share':
      return settings.shares.find(({ id }) => id === problemFacts.shareId)?.name ?? userName ?? address
    case 'listener':
    case 'server':
      return null
  }
}
