import type { PastSession, PastTransfer } from '../../app/preload/contract/wire-history.ts'
import { fakeNowMs } from './fake-dashboard-api.ts'

/** A download that went well, with what the test wants different. */
export function samplePastTransfer(parts: Partial<PastTransfer> = {}): PastTransfer {
  return {
    key: 100,
    sessionKey: 7,
    startedAt: fakeNowMs - 60_000,
    endedAt: fakeNowMs - 50_000,
    durationMs: 10_000,
    direction: 'download',
    userName: 'demo',
    address: '192.168.1.5',
    shareId: 'share-1',
    shareName: 'Photos',
    path: '/Photos/2026/sunset.raw',
    storedPath: null,
    bytes: 41_000_000,
    totalBytes: 41_000_000,
    result: 'done',
    detail: null,
    isEncrypted: true,
    hash: null,
    ...parts,
  }
}

/** A session that is over, with what the test wants different. */
export function samplePastSession(parts: Partial<PastSession> = {}): PastSession {
  return {
    key: 7,
    startedAt: fakeNowMs - 120_000,
    endedAt: fakeNowMs - 30_000,
    userName: 'demo',
    address: '192.168.1.5',
    clientName: 'FileZilla 3.67',
    tlsProtocol: 'TLSv1.3',
    endReason: 'quit',
    sentBytes: 41_000_000,
    receivedBytes: 0,
    transfers: 1,
    failedLogins: 0,
    ...parts,
  }
}
