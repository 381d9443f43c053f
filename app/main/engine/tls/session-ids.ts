import type { Server } from 'node:net'
import { createServer } from 'node:net'

/** Handshakes of one control session that are kept; the oldest unused give way. */
const maxKept = 8

/**
 * Keeps TLS 1.2 sessions by their id, for clients that take no tickets: every curl built with OpenSSL. In TLS 1.3 ids
 * mean nothing and tickets do it all.
 *
 * Node asks for sessions through events of the server a TLSSocket is said to belong to. This one never listens; it is
 * only what the questions are put to, and belongs to one control session, so that nobody else's id is ever found.
 */
export function createSessionIdStore(): Server {
  const kept = new Map<string, Buffer>()
  const keep = (id: string, session: Buffer): void => {
    kept.delete(id)
    kept.set(id, session)
    for (const oldest of kept.keys()) {
      if (kept.size <= maxKept) break
      kept.delete(oldest)
    }
  }
  const store = createServer()
  store.on('newSession', (id: Buffer, session: Buffer, done: () => void) => {
    keep(id.toString('hex'), session)
    done()
  })
  store.on('resumeSession', (id: Buffer, done: (error: null, session: Buffer | null) => void) => {
    const name = id.toString('hex')
    const session = kept.get(name) ?? null
    if (session !== null) keep(name, session)
    done(null, session)
  })
  return store
}
