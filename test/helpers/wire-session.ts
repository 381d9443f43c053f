import type { WireSession } from '../../app/preload/contract/wire-types.ts'

/** A signed-in, idle row; a test says what is different. */
export function wireSession(differences: Partial<WireSession> = {}): WireSession {
  return {
    id: 'session-1',
    peerAddress: '192.0.2.7',
    peerPort: 50_000,
    userName: 'demo',
    clientName: null,
    activity: 'idle',
    lastCommand: 'PWD',
    workingDirectory: '/',
    tlsProtocol: null,
    transfer: null,
    sentBytes: 0,
    receivedBytes: 0,
    connectedAt: 1000,
    loggedInAt: 1500,
    endedAt: null,
    endReason: null,
    ...differences,
  }
}
