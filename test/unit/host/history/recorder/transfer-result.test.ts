import { describe, expect, it } from 'vitest'
import type { SessionEndReason, TransferOutcome } from '../../../../../app/main/engine/engine-event.ts'
import { transferEndOf } from '../../../../../app/main/host/history/recorder/transfer-result.ts'

const goesOn = { isAborAsked: false, sessionEnd: null }
type Failed = Extract<TransferOutcome, { kind: 'failed' }>

describe('the end of a transfer', () => {
  it('is done without a detail when it completed', () => {
    expect(transferEndOf({ kind: 'completed' }, goesOn)).toEqual({ result: 'done', detail: null })
  })

  it.each([
    ['client', true, { result: 'cancelled-by-client', detail: null }],
    ['client', false, { result: 'connection-lost', detail: 'client-closed' }],
    ['admin', false, { result: 'cancelled-by-you', detail: null }],
    ['server', false, { result: 'failed', detail: null }],
  ] as const)('aborted by %s (ABOR %s) is %j', (by, isAborAsked, expected) => {
    expect(transferEndOf({ kind: 'aborted', by }, { isAborAsked, sessionEnd: null })).toEqual(expected)
  })

  it.each<[SessionEndReason, string]>([
    ['server-stopped', 'server-stopped'],
    ['client-closed', 'connection-lost'],
    ['quit', 'connection-lost'],
    ['idle-timeout', 'connection-lost'],
    ['login-timeout', 'connection-lost'],
    ['stalled', 'connection-lost'],
    ['tls-failed', 'connection-lost'],
    ['disconnected-by-admin', 'cancelled-by-you'],
    ['account-removed', 'cancelled-by-you'],
    ['password-changed', 'cancelled-by-you'],
    ['account-expired', 'not-allowed'],
    ['address-not-allowed', 'not-allowed'],
    ['blocked', 'not-allowed'],
    ['too-many-sessions-of-account', 'not-allowed'],
    ['too-many-login-failures', 'not-allowed'],
    ['too-many-sessions', 'not-allowed'],
    ['too-many-sessions-from-address', 'not-allowed'],
    ['too-many-descriptors', 'failed'],
    ['protocol-violation', 'failed'],
    ['internal-error', 'failed'],
  ])('cut off with a session that ended for %s is %s, with that word', (sessionEnd, result) => {
    const outcome = { kind: 'aborted', by: 'server' } as const
    expect(transferEndOf(outcome, { isAborAsked: false, sessionEnd })).toEqual({ result, detail: sessionEnd })
  })

  it.each<[Failed['failure'], string]>([
    ['timeout', 'data-connection-failed'],
    ['refused', 'data-connection-failed'],
    ['closed', 'data-connection-failed'],
    ['ports-exhausted', 'data-connection-failed'],
    ['tls-handshake', 'data-connection-failed'],
    ['tls-not-resumed', 'data-connection-failed'],
    ['peer-dropped', 'connection-lost'],
    ['stalled', 'connection-lost'],
    ['read', 'failed'],
    ['write', 'failed'],
    ['no-space', 'disk-full'],
    ['quota', 'quota-exceeded'],
    ['too-large', 'not-allowed'],
    ['bad-data', 'failed'],
    ['off-range', 'failed'],
    ['commit', 'failed'],
  ])('failed by %s is %s, with that word', (failure, result) => {
    expect(transferEndOf({ kind: 'failed', failure }, goesOn)).toEqual({ result, detail: failure })
  })

  it.each<[NonNullable<Failed['reason']>, string]>([
    ['busy', 'blocked-by-program'],
    ['no-space', 'disk-full'],
    ['quota', 'quota-exceeded'],
    ['too-large', 'not-allowed'],
    ['not-permitted', 'not-allowed'],
    ['kept', 'not-allowed'],
    ['already-exists', 'not-allowed'],
    ['name-refused', 'not-allowed'],
    ['bad-name', 'name-not-possible'],
    ['is-a-directory', 'name-not-possible'],
    ['not-a-directory', 'name-not-possible'],
    ['io', 'failed'],
    ['unavailable', 'failed'],
    ['not-found', 'failed'],
    ['not-empty', 'failed'],
    ['bad-offset', 'failed'],
    ['unsupported', 'failed'],
    ['too-many-entries', 'failed'],
    ['too-many-open-files', 'failed'],
  ])('failed to take its name because of %s is %s', (reason, result) => {
    const outcome = { kind: 'failed', failure: 'commit', reason } as const
    expect(transferEndOf(outcome, goesOn)).toEqual({ result, detail: `commit: ${reason}` })
  })
})
