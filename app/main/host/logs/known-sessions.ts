import type { EngineEvent } from '../../engine/engine-event.ts'

/** What a line about a session needs and its own event does not say. */
export interface KnownSession {
  readonly address: string
  userName: string | null
  /** The account that signed in; null before. */
  accountId: string | null
  /** TYPE A holds. */
  isAscii: boolean
  /** A TYPE that waits for its reply. */
  askedType: 'ascii' | 'image' | null
  /** Transfers that run, by id. */
  readonly transfers: Map<string, KnownTransfer>
}

/** A transfer that runs. */
export interface KnownTransfer {
  readonly kind: 'download' | 'upload' | 'listing'
  readonly path: string
  readonly isAscii: boolean
}

/** Sessions that live, and who is behind them. */
export interface KnownSessions {
  /** Takes in what begins or changes; to be called before the event is put into words. */
  before(event: EngineEvent): void
  /** Forgets what has ended; to be called after it. */
  after(event: EngineEvent): void
  find(sessionId: string): KnownSession | null
}

/** Knows nobody yet. */
export function createKnownSessions(): KnownSessions {
  const sessions = new Map<string, KnownSession>()

  const begin = ({ sessionId, peer }: Extract<EngineEvent, { type: 'session-opened' }>): void => {
    // RFC 959 §3.1.1.1: a session begins with TYPE A.
    const session: KnownSession = {
      address: peer.address,
      userName: null,
      accountId: null,
      isAscii: true,
      askedType: null,
      transfers: new Map(),
    }
    sessions.set(sessionId, session)
  }

  return {
    before(event) {
      if (event.type === 'session-opened') begin(event)
      if (!('sessionId' in event)) return
      const session = sessions.get(event.sessionId)
      if (session !== undefined) note(session, event)
    },
    after(event) {
      if (event.type === 'session-closed') sessions.delete(event.sessionId)
      else if (event.type === 'transfer-ended')
        sessions.get(event.sessionId)?.transfers.delete(event.transferId)
      else if (event.type === 'logged-out') {
        const session = sessions.get(event.sessionId)
        if (session !== undefined) Object.assign(session, { userName: null, accountId: null })
      }
    },
    find: (sessionId) => sessions.get(sessionId) ?? null,
  }
}

function note(session: KnownSession, event: EngineEvent): void {
  switch (event.type) {
    case 'logged-in':
      session.userName = event.userName
      session.accountId = event.accountId
      return
    case 'command-received':
      session.askedType = event.verb === 'TYPE' ? typeIn(event.argument) : null
      return
    case 'reply-sent':
      if (session.askedType !== null && event.code === 200) session.isAscii = session.askedType === 'ascii'
      session.askedType = null
      return
    case 'transfer-started': {
      const { transferId, kind, path } = event
      session.transfers.set(transferId, { kind, path, isAscii: session.isAscii })
      return
    }
    default:
  }
}

function typeIn(argument: string): KnownSession['askedType'] {
  return /^\s*a/i.test(argument) ? 'ascii' : 'image'
}
