import type { HistoryKey } from '../../../../preload/contract/wire-history.ts'
import type { EngineEvent, SessionEndReason } from '../../../engine/engine-event.ts'
import { selfCheckId } from '../../accounts/own-logins.ts'
import { addToOpening, noOpening, recogniseClient } from '../../live/client-recognition.ts'
import type { SessionEvent } from '../../live/session-event.ts'
import { SessionStages } from '../../live/session-stages.ts'
import type { HistoryRecord } from '../history-record.ts'
import { MovedFiles } from './moved-files.ts'
import { type NewActivity, newActivity } from './new-activity.ts'
import { type RefusedTransfer, RefusedTransfers } from './refused-transfer.ts'
import { transferEndOf } from './transfer-result.ts'

/** What recording a session needs. */
export interface SessionRecording {
  readonly record: (record: HistoryRecord) => void
  readonly keyAt: (at: number) => HistoryKey
  /** Takes an activity that is worth an entry. */
  readonly tell: (activity: NewActivity) => void
  /** Takes one that a hostile peer can make thousands of. */
  readonly tellUnlessFlood: (activity: NewActivity) => void
  /** The name a share has now. */
  readonly shareNameOf: (shareId: string) => string | null
}

/** Names that clients make up are cut here; a filter by user takes no more either. */
const maxNameLength = 200
/** A client that goes on giving itself names writes no more of them. */
const maxNamings = 5

type OpenedEvent = Extract<EngineEvent, { type: 'session-opened' }>
type EndedEvent = Extract<EngineEvent, { type: 'transfer-ended' }>
type KnownFacts = Omit<Extract<HistoryRecord, { type: 'session-known' }>, 'type' | 'key'>

/** One session on its way into the history. */
export class RecordedSession {
  readonly key: HistoryKey
  readonly #opened: OpenedEvent
  readonly #to: SessionRecording
  readonly #stages: SessionStages
  readonly #files = new MovedFiles()
  readonly #transfers = new Map<string, { readonly key: HistoryKey; readonly path: string }>()
  readonly #refused = new RefusedTransfers()
  #isAnnounced = false
  #known: KnownFacts = {}
  #user: { readonly id: string; name: string } | null = null
  #namings = 0
  #opening = noOpening
  #isAborAsked = false
  #hash: Extract<EngineEvent, { type: 'hash-started' }> | null = null
  /** Ended with its session, which says why only afterwards. */
  #cutOff: EndedEvent | null = null

  /** A session that is not announced enters the history when somebody signs in. */
  constructor(opened: OpenedEvent, isAnnounced: boolean, to: SessionRecording) {
    this.#opened = opened
    this.#to = to
    this.key = to.keyAt(opened.at)
    this.#stages = new SessionStages(opened.at)
    if (isAnnounced) this.#announce()
  }

  /** The name of the user, when it is somebody else by now. */
  renameUser(userId: string, name: string): void {
    if (this.#user?.id === userId) this.#user.name = name
  }

  /** Begins anew in a history that was switched off until now; what it knows already stays. */
  announceAgain(): void {
    if (!this.#isAnnounced) return
    this.#isAnnounced = false
    this.#announce()
  }

  /** A look at a running transfer. */
  moved(bytes: number, at: number): void {
    this.#stages.moved(bytes, at)
  }

  apply(event: SessionEvent): void {
    this.#stages.apply(event)
    const refused = this.#refused.apply(event)
    if (refused !== null) this.#transferRefused(refused)
    switch (event.type) {
      case 'session-secured':
        this.#knows({ tlsProtocol: event.tls.protocol })
        return
      case 'client-named':
        this.#namings += 1
        if (this.#namings > maxNamings) return
        this.#knows({ clientName: event.name.slice(0, maxNameLength) })
        return
      case 'command-received':
        this.#commandReceived(event.verb, event.argument)
        return
      case 'logged-in':
        this.#user = { id: event.accountId, name: event.userName }
        this.#announce()
        this.#knows({ userId: event.accountId, userName: event.userName })
        this.#to.tellUnlessFlood(this.#activity({ at: event.at, kind: 'signed-in' }))
        return
      case 'logged-out':
        this.#user = null
        return
      case 'login-failed':
        this.#loginFailed(event)
        return
      case 'foreign-protocol-recognised': {
        const { at, protocol } = event
        const facts = { protocol }
        this.#to.tellUnlessFlood(this.#activity({ at, kind: 'foreign-protocol', isDone: false, facts }))
        return
      }
      case 'transfer-started':
        this.#transferStarted(event)
        return
      case 'transfer-ended':
        this.#transferEnded(event)
        return
      case 'path-changed':
        this.#pathChanged(event)
        return
      case 'hash-started':
        this.#hash = event
        return
      case 'hash-ended':
        this.#hashed(event)
        return
      case 'session-closed':
        this.#closed(event)
        return
      case 'reply-sent':
        this.#settle(null)
        return
      case 'session-opened':
      case 'tls-handshake-failed':
      case 'passive-ports-exhausted':
      case 'data-offered':
      case 'data-unused':
      case 'data-connected':
      case 'working-directory-changed':
      case 'transfer-held-up':
      case 'hash-progressed':
        return
    }
  }

  #announce(): void {
    if (this.#isAnnounced) return
    this.#isAnnounced = true
    const { at, peer } = this.#opened
    this.#to.record({ type: 'session-opened', key: this.key, at, address: peer.address })
    if (Object.keys(this.#known).length > 0) this.#recordKnown(this.#known)
  }

  #knows(facts: KnownFacts): void {
    const before = this.#known
    this.#known = { ...before, ...facts }
    const names = Object.keys(facts) as (keyof KnownFacts)[]
    if (this.#isAnnounced && names.some((name) => before[name] !== facts[name])) this.#recordKnown(facts)
  }

  #recordKnown(facts: KnownFacts): void {
    this.#to.record({ type: 'session-known', key: this.key, ...facts })
  }

  #activity(parts: Pick<NewActivity, 'at' | 'kind'> & Partial<NewActivity>): NewActivity {
    return newActivity({
      sessionKey: this.#isAnnounced ? this.key : null,
      userId: this.#user?.id ?? null,
      userName: this.#user?.name ?? null,
      address: this.#opened.peer.address,
      ...parts,
    })
  }

  #commandReceived(verb: string, argument: string): void {
    if (verb === 'ABOR') this.#isAborAsked = true
    if (this.#known.clientName !== undefined) return
    const opening = addToOpening(this.#opening, verb, argument)
    if (opening === this.#opening) return
    this.#opening = opening
    const clientName = recogniseClient(opening)
    if (clientName !== null) this.#knows({ clientName })
  }

  #loginFailed({ at, userName, reason }: Extract<EngineEvent, { type: 'login-failed' }>): void {
    this.#knows({ failedLogins: (this.#known.failedLogins ?? 0) + 1 })
    const who = { userId: null, userName: userName.slice(0, maxNameLength) }
    const facts = { reason }
    this.#to.tellUnlessFlood(this.#activity({ at, kind: 'login-failed', ...who, isDone: false, facts }))
  }

  #transferStarted(event: Extract<EngineEvent, { type: 'transfer-started' }>): void {
    const { at, kind, transferId, shareId, path, totalBytes, isEncrypted } = event
    this.#isAborAsked = false
    if (kind === 'listing' || shareId === selfCheckId) return
    const key = this.#to.keyAt(at)
    this.#transfers.set(transferId, { key, path })
    this.#to.record({
      ...this.#startOf(key, at),
      direction: kind,
      shareId,
      shareName: shareId === null ? null : this.#to.shareNameOf(shareId),
      path,
      totalBytes,
      isEncrypted,
    })
  }

  #transferRefused({ at, direction, path, result, detail }: RefusedTransfer): void {
    if (!this.#isAnnounced) return
    const key = this.#to.keyAt(at)
    const moved = { totalBytes: null, isEncrypted: this.#known.tlsProtocol !== undefined }
    this.#to.record({ ...this.#startOf(key, at), direction, path, shareId: null, shareName: null, ...moved })
    this.#to.record({
      type: 'transfer-ended',
      key,
      at,
      bytes: 0,
      durationMs: 0,
      result,
      detail,
      storedPath: null,
    })
  }

  /** What every transfer of this session has in common. */
  #startOf(key: HistoryKey, at: number) {
    const { id: userId = null, name: userName = null } = this.#user ?? {}
    const { address } = this.#opened.peer
    return { type: 'transfer-started', key, sessionKey: this.key, at, userId, userName, address } as const
  }

  #transferEnded(event: EndedEvent): void {
    const { outcome } = event
    if (outcome.kind === 'aborted' && outcome.by === 'server') this.#cutOff = event
    else this.#recordEnd(event, null)
  }

  /** Tells the transfer that was cut off, if there is one. */
  #settle(sessionEnd: SessionEndReason | null): void {
    const ended = this.#cutOff
    this.#cutOff = null
    if (ended !== null) this.#recordEnd(ended, sessionEnd)
  }

  #recordEnd(event: EndedEvent, sessionEnd: SessionEndReason | null): void {
    const { at, transferId, bytes, durationMs, outcome, storedPath = null } = event
    const transfer = this.#transfers.get(transferId)
    if (transfer === undefined) return
    this.#transfers.delete(transferId)
    const { key } = transfer
    const end = transferEndOf(outcome, { isAborAsked: this.#isAborAsked, sessionEnd })
    this.#to.record({
      ...{ type: 'transfer-ended', key, at, bytes },
      ...{ durationMs: Math.max(0, durationMs), ...end, storedPath },
    })
    if (outcome.kind === 'completed') this.#files.moved(storedPath ?? transfer.path, key)
  }

  #pathChanged(event: Extract<EngineEvent, { type: 'path-changed' }>): void {
    const { at, operation: kind, path, newPath, shareId, outcome, fact } = event
    this.#files.changed(event)
    // Many clients make every folder of a path before they upload into it; nothing came of that, and nothing was refused.
    if (kind === 'folder-made' && outcome === 'already-exists') return
    const isDone = outcome === 'done'
    const facts = { ...(isDone ? {} : { reason: outcome }), ...(fact === undefined ? {} : { fact }) }
    const activity = this.#activity({ at, kind, path, newPath, shareId, isDone, facts })
    if (isDone) this.#to.tell(activity)
    else this.#to.tellUnlessFlood(activity)
  }

  #hashed({ at, outcome, value }: Extract<EngineEvent, { type: 'hash-ended' }>): void {
    if (this.#hash === null) return
    const { path, algorithm, isOfPart = false } = this.#hash
    this.#hash = null
    const isDone = value !== undefined
    const facts = { algorithm, ...(isDone ? { value } : { reason: outcome }), ...(isOfPart && { isOfPart }) }
    this.#to.tell(this.#activity({ at, kind: 'hashed', path, isDone, facts }))
    const key = this.#files.transferOf(path)
    if (isDone && !isOfPart && key !== null) {
      this.#to.record({ type: 'transfer-hashed', key, algorithm, value })
    }
  }

  #closed({ at, reason }: Extract<EngineEvent, { type: 'session-closed' }>): void {
    this.#settle(reason)
    const { key } = this
    if (this.#isAnnounced) {
      const stages = this.#stages.list().map(({ name, afterMs }) => ({ name, afterMs }))
      this.#to.record({ type: 'session-closed', key, at, reason, stages })
    } else {
      this.#to.tellUnlessFlood(this.#activity({ at, kind: 'refused', isDone: false, facts: { reason } }))
    }
  }
}
