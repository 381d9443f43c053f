import type { WireSession } from '../../app/preload/contract/wire-sessions.ts'

/** A signed-in, idle row; a test says what is different. */
export function wireSession(differences: Partial<WireSession> = {}): WireSession {
  return {
    id: 'session-1',
    historyKey: null,
    peerAddress: '192.0.2.7',
    peerPort: 50_000,
    userName: 'demo',
    clientName: null,
    isClientGuessed: false,
    activity: 'idle',
    lastCommand: 'PWD',
    workingDirectory: '/',
    tlsProtocol: null,
    cipher: null,
    tlsResumed: null,
    dataMode: null,
    dataPort: null,
    dataAddress: null,
    transfer: null,
    sentBytes: 0,
    receivedBytes: 0,
    connectedAt: 1000,
    loggedInAt: 1500,
    lastActiveAt: 1500,
    problem: null,
    problemCode: null,
    problemFacts: {},
    failedStage: null,
    endedAt: null,
    endReason: null,
    ...differences,
  }
}
