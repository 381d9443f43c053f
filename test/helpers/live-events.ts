import type { EngineEvent } from '../../app/main/engine/engine-event.ts'

// Facts of one session as an engine tells them; a test says when.

/** The session all of them speak of. */
export const id = 's1'
export const peer = { address: '192.0.2.7', port: 50_000 }
export const local = { address: '192.0.2.1', port: 2121 }

export const opened = (at: number, sessionId = id): EngineEvent => ({
  type: 'session-opened',
  at,
  sessionId,
  peer,
  local,
})
export const command = (at: number, verb: string, argument = ''): EngineEvent => ({
  type: 'command-received',
  at,
  sessionId: id,
  verb,
  argument,
})
export const loggedIn = (at: number): EngineEvent => ({
  type: 'logged-in',
  at,
  sessionId: id,
  accountId: 'a1',
  userName: 'demo',
})
export const started = (
  at: number,
  kind: 'download' | 'upload' | 'listing',
  totalBytes: number | null = null,
): EngineEvent => ({
  type: 'transfer-started',
  at,
  transferId: 't1',
  sessionId: id,
  kind,
  path: '/share/a.bin',
  shareId: 's',
  namesInShare: ['a'],
  totalBytes,
  mode: 'passive',
  isEncrypted: true,
})
export const progressed = (at: number, bytes: number): EngineEvent => ({
  type: 'transfers-progressed',
  at,
  transfers: [{ transferId: 't1', sessionId: id, bytes }],
})
export const heldUp = (at: number): EngineEvent => ({
  type: 'transfer-held-up',
  at,
  transferId: 't1',
  sessionId: id,
})
export const transferEnded = (at: number, bytes: number): EngineEvent => ({
  type: 'transfer-ended',
  at,
  transferId: 't1',
  sessionId: id,
  bytes,
  durationMs: 1,
  outcome: { kind: 'completed' },
})
export const closed = (at: number, sessionId = id): EngineEvent => ({
  type: 'session-closed',
  at,
  sessionId,
  reason: 'disconnected-by-admin',
})

export const hashStarted = (at: number): EngineEvent => ({
  type: 'hash-started',
  at,
  sessionId: 's1',
  path: '/a',
  algorithm: 'SHA-256',
  totalBytes: 9,
})
export const hashEnded = (at: number): EngineEvent => ({
  type: 'hash-ended',
  at,
  sessionId: 's1',
  durationMs: 1,
  outcome: 'completed',
})

export function replied(at: number, code: number, ...lines: string[]): EngineEvent {
  return { type: 'reply-sent', at, sessionId: id, code, text: lines.at(-1) ?? '', lines }
}

export function secured(at: number): EngineEvent {
  return {
    type: 'session-secured',
    at,
    sessionId: id,
    tls: { protocol: 'TLSv1.3', cipher: 'x', isResumed: false },
  }
}
