import type { EngineEvent } from '../../../app/main/engine/engine-event.ts'
import * as told from '../live-events.ts'

const at = 5
const sessionId = told.id
const transferId = 't1'
const endpoint = { host: '0.0.0.0', port: 2121 }

/** One event of each type; most speak of the session of `live-events.ts`. */
export const oneOfEach: { readonly [Type in EngineEvent['type']]: Extract<EngineEvent, { type: Type }> } = {
  'session-opened': { type: 'session-opened', at, sessionId: 's2', peer: told.peer, local: told.local },
  'session-secured': {
    ...{ type: 'session-secured', at, sessionId },
    tls: { protocol: 'TLSv1.3', cipher: 'x', isResumed: false },
  },
  'session-refused': { type: 'session-refused', at, peer: told.peer, reason: 'too-many-sessions' },
  'session-closed': { type: 'session-closed', at, sessionId, reason: 'quit' },
  'logged-in': { type: 'logged-in', at, sessionId, accountId: 'a2', userName: 'bob' },
  'login-failed': { type: 'login-failed', at, sessionId, userName: 'bob', reason: 'wrong-password' },
  'client-named': { type: 'client-named', at, sessionId, name: 'Tester' },
  'foreign-protocol-recognised': { type: 'foreign-protocol-recognised', at, sessionId, protocol: 'http' },
  'transfer-started': {
    ...{ type: 'transfer-started', at, sessionId, transferId: 't2', kind: 'upload', path: '/b' },
    ...{ shareId: null, namesInShare: [], totalBytes: null, mode: 'passive', isEncrypted: false },
  },
  'transfer-ended': {
    ...{ type: 'transfer-ended', at, sessionId, transferId, bytes: 1, durationMs: 1 },
    outcome: { kind: 'completed' },
  },
  'path-changed': {
    ...{ type: 'path-changed', at, sessionId, operation: 'deleted', newPath: null, shareId: 's' },
    ...{ path: '/a' as never, outcome: 'done' },
  },
  'hash-ended': { type: 'hash-ended', at, sessionId, durationMs: 1, outcome: 'completed', value: 'ab' },
  'listener-opened': { type: 'listener-opened', at, ...endpoint, tls: 'off' },
  'listener-failed': { type: 'listener-failed', at, ...endpoint, code: 'EADDRINUSE' },
  'listener-closed': { type: 'listener-closed', at, ...endpoint },
  'tls-handshake-failed': { type: 'tls-handshake-failed', at, sessionId, failure: 'other' },
  'logged-out': { type: 'logged-out', at, sessionId },
  'command-received': { type: 'command-received', at, sessionId, verb: 'PWD', argument: '' },
  'reply-sent': { type: 'reply-sent', at, sessionId, code: 200, text: '', lines: [''] },
  'passive-ports-exhausted': { type: 'passive-ports-exhausted', at, sessionId },
  'data-offered': { type: 'data-offered', at, sessionId, mode: 'passive', address: null, port: 1 },
  'data-unused': { type: 'data-unused', at, sessionId },
  'data-connected': { type: 'data-connected', at, sessionId, transferId },
  'working-directory-changed': { type: 'working-directory-changed', at, sessionId, path: '/' },
  'transfers-progressed': {
    ...{ type: 'transfers-progressed', at },
    transfers: [{ transferId, sessionId, bytes: 1 }],
  },
  'transfer-held-up': { type: 'transfer-held-up', at, transferId, sessionId },
  'hash-started': { type: 'hash-started', at, sessionId, path: '/a', algorithm: 'MD5', totalBytes: 1 },
  'hash-progressed': { type: 'hash-progressed', at, sessionId, bytes: 1 },
}
