import type { WireSessionDetail, WireSessionTransfer } from '../../../preload/contract/wire-sessions.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { describeLoginFailure, describeSessionEnd } from './end-reason.ts'
import { describeOutcome } from './outcome-words.ts'
import type { SessionEvent } from './session-event.ts'
import { SessionStages } from './session-stages.ts'
import { createTranscript, replyText, type Transcript } from './transcript.ts'

/** Transfers kept of one session; the oldest give way. */
export const maxKeptTransfers = 50
/** Characters of a path, which a client chooses. */
const maxPathLength = 500

type OpenedEvent = Extract<EngineEvent, { type: 'session-opened' }>
type DataFacts = NonNullable<WireSessionDetail['network']['data']>
type Writable<T> = { -readonly [Key in keyof T]: T[Key] }

/**
 * What is known of one session beside its row. It changes in place and costs a few assignments per event, as it is kept
 * for every session and asked for by an open drawer only.
 */
export class SessionDetails {
  readonly #opened: OpenedEvent
  readonly #transcript: Transcript = createTranscript()
  readonly #stages: SessionStages
  readonly #transfers = new Map<string, Writable<WireSessionTransfer>>()
  #data: Writable<DataFacts> | null = null
  #dataConnections = 0

  constructor(opened: OpenedEvent) {
    this.#opened = opened
    this.#stages = new SessionStages(opened.at)
  }

  /** Everything, as a drawer shows it. */
  toWire(): WireSessionDetail {
    const { sessionId, local } = this.#opened
    return {
      id: sessionId,
      stages: [...this.#stages.list()],
      transfers: [...this.#transfers.values()].map((one) => ({ ...one })),
      transcript: [...this.#transcript.entries()],
      network: {
        localAddress: local.address,
        localPort: local.port,
        data: this.#data === null ? null : { ...this.#data },
        dataConnections: this.#dataConnections,
      },
    }
  }

  /** Bytes of a running transfer so far. */
  progress(transferId: string, bytes: number, at: number): void {
    const transfer = this.#transfers.get(transferId)
    if (transfer === undefined) return
    transfer.bytes = bytes
    this.#stages.moved(bytes, at)
  }

  apply(event: SessionEvent): void {
    const { at } = event
    this.#stages.apply(event)
    switch (event.type) {
      case 'command-received':
        this.#say(at, 'client', event.argument === '' ? event.verb : `${event.verb} ${event.argument}`)
        return
      case 'reply-sent':
        this.#say(at, 'server', replyText(event.code, event.lines))
        return
      case 'session-secured': {
        const { protocol, cipher, isResumed } = event.tls
        this.#note(at, `Encrypted: ${protocol}, ${cipher}${isResumed ? ', resumed' : ''}`)
        return
      }
      case 'tls-handshake-failed':
        this.#note(at, 'Encryption could not be agreed on')
        return
      case 'logged-in':
        this.#note(at, 'Signed in')
        return
      case 'login-failed':
        this.#note(at, describeLoginFailure(event))
        return
      case 'data-offered':
        this.#offered(event)
        return
      case 'data-unused':
        if (this.#data !== null) this.#data.state = 'unused'
        this.#note(at, 'Nobody came for the data connection')
        return
      case 'data-connected':
        this.#connected(at)
        return
      case 'transfer-started':
        this.#started(event)
        return
      case 'transfer-ended':
        this.#ended(event)
        return
      case 'session-closed':
        this.#note(at, describeSessionEnd(event.reason))
        return
      default:
        return
    }
  }

  #offered({ mode, address, port }: Extract<SessionEvent, { type: 'data-offered' }>): void {
    this.#data = { mode, address, port, state: 'waiting', isEncrypted: null, tlsResumed: null }
  }

  #connected(at: number): void {
    this.#dataConnections += 1
    if (this.#data !== null) this.#data.state = 'connected'
    this.#note(at, 'Data connection is there')
  }

  #started(event: Extract<SessionEvent, { type: 'transfer-started' }>): void {
    const { transferId, kind, path, totalBytes, at, isEncrypted } = event
    if (this.#data !== null) this.#data.isEncrypted = isEncrypted
    this.#transfers.set(transferId, {
      id: transferId,
      kind,
      path: path.slice(0, maxPathLength),
      bytes: 0,
      totalBytes,
      startedAt: at,
      durationMs: null,
      outcome: null,
      isFailed: false,
      storedPath: null,
    })
    const [oldest] = this.#transfers.keys()
    if (this.#transfers.size > maxKeptTransfers && oldest !== undefined) this.#transfers.delete(oldest)
  }

  #ended(event: Extract<SessionEvent, { type: 'transfer-ended' }>): void {
    const { at, bytes, durationMs, outcome } = event
    if (this.#data !== null && this.#data.state !== 'unused') {
      this.#data.state = outcome.kind === 'failed' && this.#data.state === 'waiting' ? 'failed' : 'done'
      this.#data.tlsResumed = event.tlsResumed ?? null
    }
    this.#note(at, `Transfer: ${describeOutcome(outcome)}`)
    const transfer = this.#transfers.get(event.transferId)
    if (transfer === undefined) return
    transfer.bytes = bytes
    transfer.durationMs = Math.max(0, durationMs)
    transfer.outcome = describeOutcome(outcome)
    transfer.isFailed = outcome.kind === 'failed'
    transfer.storedPath = event.storedPath?.slice(0, maxPathLength) ?? null
  }

  #say(at: number, from: 'client' | 'server', text: string): void {
    this.#transcript.add(at, from, text)
  }

  #note(at: number, text: string): void {
    this.#transcript.add(at, 'portside', text)
  }
}

/** The details of every session on screen. */
export interface SessionDetailsBook {
  apply(event: EngineEvent): void
  /** The row has left the screen. */
  forget(id: string): void
  /** Null when there is no such row any more. */
  of(id: string): WireSessionDetail | null
  readonly size: number
}

/** Creates the book of an engine that was just made. */
export function createSessionDetailsBook(): SessionDetailsBook {
  const book = new Map<string, SessionDetails>()
  return {
    apply(event) {
      if (event.type === 'session-opened') book.set(event.sessionId, new SessionDetails(event))
      else if (event.type === 'transfers-progressed') {
        for (const { sessionId, transferId, bytes } of event.transfers) {
          book.get(sessionId)?.progress(transferId, bytes, event.at)
        }
      } else if ('sessionId' in event) book.get(event.sessionId)?.apply(event)
    },
    forget: (id) => void book.delete(id),
    of: (id) => book.get(id)?.toWire() ?? null,
    get size() {
      return book.size
    },
  }
}
