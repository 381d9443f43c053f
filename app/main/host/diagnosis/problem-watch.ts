import type { OpenProblem } from '../../../preload/contract/wire-problems.ts'
import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import type { WireServerState, WireShare } from '../../../preload/contract/wire-types.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { addressGroup, isLocalPeer } from '../../engine/host-door.ts'
import type { LiveChange } from '../live/live-state.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { createAddressWatch } from './address-watch.ts'
import { createProblemBook } from './problem-book.ts'
import type { Success } from './problem-groups.ts'
import { noticeOf } from './problem-notice.ts'
import { completeFacts, subjectOf } from './problem-subject.ts'

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

type Started = Extract<EngineEvent, { type: 'transfer-started' }>

/** Creates the watch of a program that just started. */
export function createProblemWatch(sources: ProblemWatchSources): ProblemWatch {
  const { settings, now, onChange, onNotice } = sources
  const rows = new Map<string, WireSession>()
  const stalled = new Set<string>()
  const begun = new Map<string, Pick<Started, 'kind' | 'shareId'>>()
  const book = createProblemBook(() => onChange([...book.list()]))
  const addresses = createAddressWatch(book, now)

  const meet = (row: WireSession): void => {
    if (row.problemCode === null) return
    const { problemCode: code } = row
    const facts = completeFacts(code, row, settings())
    const subject = subjectOf(code, facts, row)
    const met = { code, facts, subject, at: now() }
    book.forgetOld(met.at)
    const isNew = book.meet({ ...met, isLocal: isLocalPeer(row.peerAddress) })
    const text = isNew ? noticeOf(code, facts) : null
    if (text !== null) onNotice(text)
  }

  const succeed = (sessionId: string, successes: readonly Success[], shareId: string | null = null): void => {
    const row = rows.get(sessionId)
    if (row === undefined) return
    const share = settings().shares.find(({ id }) => id === shareId)?.name ?? row.userName
    const subjects = new Set([null, addressGroup(row.peerAddress), row.userName, share])
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
          succeed(event.sessionId, ['encryption'])
          return
        case 'logged-in':
          succeed(event.sessionId, ['sign-in'])
          return
        case 'data-connected':
          succeed(event.sessionId, ['data'])
          return
        case 'transfer-started':
          begun.set(event.transferId, { kind: event.kind, shareId: event.shareId })
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
    const transfer = begun.get(event.transferId)
    begun.delete(event.transferId)
    if (event.outcome.kind !== 'completed' || transfer === undefined) return
    const { kind, shareId } = transfer
    const successes: Success[] = kind === 'listing' ? [] : [kind]
    if (event.tlsResumed !== undefined) successes.push('encrypted-data')
    if (event.tlsResumed === true) successes.push('resumed-data')
    succeed(event.sessionId, successes, shareId)
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
