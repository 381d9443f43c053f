import { describe, expect, it } from 'vitest'
import type { EngineEvent, TransferOutcome } from '../../../../app/main/engine/engine-event.ts'
import { createLiveState } from '../../../../app/main/host/live/live-state.ts'
import {
  command,
  id,
  loggedIn,
  opened,
  peer,
  replied,
  secured,
  started,
} from '../../../helpers/live-events.ts'

const offered = (at: number, port = 50_012): EngineEvent => ({
  type: 'data-offered',
  at,
  sessionId: id,
  mode: 'passive',
  address: '192.0.2.1',
  port,
})
const unused = (at: number): EngineEvent => ({ type: 'data-unused', at, sessionId: id })
const connected = (at: number): EngineEvent => ({
  type: 'data-connected',
  at,
  sessionId: id,
  transferId: 't1',
})
const ended = (at: number, outcome: TransferOutcome): EngineEvent => ({
  type: 'transfer-ended',
  at,
  transferId: 't1',
  sessionId: id,
  bytes: 0,
  durationMs: 1,
  outcome,
})
const failed = (failure: Extract<TransferOutcome, { kind: 'failed' }>['failure']) =>
  ended(20_000, { kind: 'failed', failure })
const closed = (reason: Extract<EngineEvent, { type: 'session-closed' }>['reason']): EngineEvent => ({
  type: 'session-closed',
  at: 90_000,
  sessionId: id,
  reason,
})

function rowAfter(...events: EngineEvent[]) {
  const state = createLiveState()
  for (const event of [opened(1), ...events]) state.apply(event)
  return state.rows()[0]
}

const signedIn = [command(2, 'USER', 'demo'), loggedIn(3)]
const left = closed('client-closed')

describe('where a session stopped, and why', () => {
  it.each<readonly [string, readonly EngineEvent[], string, RegExp]>([
    [
      'no data connection',
      [...signedIn, offered(4), started(5, 'listing'), failed('timeout'), left],
      'data-connection',
      /port 50012 never arrived/,
    ],
    [
      'nobody came and it gave up',
      [...signedIn, offered(4), unused(30_000), closed('quit')],
      'data-connection',
      /50012/,
    ],
    [
      'nobody came at all, however quickly it gave up',
      [...signedIn, offered(4), unused(5), left],
      'data-connection',
      /50012/,
    ],
    [
      'no resumption',
      [...signedIn, offered(4), started(5, 'listing'), connected(6), failed('tls-not-resumed'), left],
      'data-connection',
      /resume/,
    ],
    [
      'certificate',
      [
        command(2, 'AUTH', 'TLS'),
        { type: 'tls-handshake-failed', at: 3, sessionId: id, failure: 'certificate-refused' },
        closed('tls-failed'),
      ],
      'securing',
      /trust the certificate/,
    ],
    [
      'old TLS',
      [{ type: 'tls-handshake-failed', at: 3, sessionId: id, failure: 'too-old' }, closed('tls-failed')],
      'securing',
      /too old/,
    ],
    [
      'wrong protocol',
      [
        { type: 'foreign-protocol-recognised', at: 2, sessionId: id, protocol: 'http' },
        closed('protocol-violation'),
      ],
      'connecting',
      /browser/,
    ],
    [
      'stalled',
      [...signedIn, started(5, 'upload'), connected(6), failed('stalled'), left],
      'transfer',
      /Stalled/,
    ],
    [
      'wrong password',
      [
        command(2, 'USER', 'demo'),
        { type: 'login-failed', at: 3, sessionId: id, userName: 'demo', reason: 'wrong-password' },
        closed('quit'),
      ],
      'signing-in',
      /Wrong password/,
    ],
    [
      'too many sessions of the user',
      [
        { type: 'login-failed', at: 3, sessionId: id, userName: 'demo', reason: 'too-many-sessions' },
        closed('too-many-sessions-of-account'),
      ],
      'signing-in',
      /too many connections/,
    ],
    [
      'disk full',
      [...signedIn, started(5, 'upload'), connected(6), failed('no-space'), closed('quit')],
      'transfer',
      /disk is full/,
    ],
    [
      'disk full before it began',
      [...signedIn, command(5, 'STOR', 'a'), replied(6, 452, 'No room.'), closed('quit')],
      'transfer',
      /disk is full/,
    ],
    [
      'quota',
      [...signedIn, started(5, 'upload'), connected(6), failed('quota'), closed('quit')],
      'transfer',
      /limit/,
    ],
    [
      'a computer that does not let it write',
      [
        ...signedIn,
        started(5, 'upload'),
        connected(6),
        ended(20_000, { kind: 'failed', failure: 'commit', reason: 'not-permitted' }),
        closed('quit'),
      ],
      'transfer',
      /Not allowed by the computer/,
    ],
    [
      'all ports in use',
      [...signedIn, { type: 'passive-ports-exhausted', at: 5, sessionId: id }, closed('quit')],
      'data-connection',
      /ports are in use/,
    ],
  ])('says of %s the stage and the cause', (_name, events, stage, cause) => {
    expect(rowAfter(...events)).toMatchObject({
      failedStage: stage,
      problem: expect.stringMatching(cause),
      endReason: expect.stringMatching(cause),
    })
  })

  it.each<readonly [string, readonly EngineEvent[]]>([
    ['that said goodbye', [...signedIn, closed('quit')]],
    ['that just left', [...signedIn, left]],
    ['that left before it said anything', [left]],
    ['that was ended here', [command(2, 'USER', 'x'), closed('disconnected-by-admin')]],
    ['that was idle', [...signedIn, closed('idle-timeout')]],
    [
      'that was refused a file after PASV',
      [...signedIn, offered(4), replied(5, 550, 'No.'), unused(6), closed('quit')],
    ],
    [
      'that took another offer',
      [...signedIn, offered(4), unused(5), offered(5), connected(6), closed('quit')],
    ],
    [
      'whose next transfer went well',
      [
        ...signedIn,
        started(5, 'upload'),
        failed('no-space'),
        started(20_001, 'upload'),
        ended(20_002, { kind: 'completed' }),
        closed('quit'),
      ],
    ],
    [
      'that signed in at last',
      [
        { type: 'login-failed', at: 3, sessionId: id, userName: 'demo', reason: 'wrong-password' },
        loggedIn(4),
        closed('quit'),
      ],
    ],
  ])('says nothing of a session %s', (_name, events) => {
    expect(rowAfter(...events)).toMatchObject({ failedStage: null, problem: null })
  })

  it('says that a client went away in the middle of a transfer', () => {
    const cut = ended(20_000, { kind: 'aborted', by: 'client' })
    expect(rowAfter(...signedIn, started(5, 'upload'), cut, left)?.failedStage).toBe('transfer')
    expect(
      rowAfter(...signedIn, started(5, 'upload'), cut, command(20_001, 'NOOP'), left)?.failedStage,
    ).toBeNull()
  })

  it('shows the problem while the session lives, and no longer than it lasts', () => {
    const bad = [...signedIn, offered(4), started(5, 'listing'), failed('timeout')]
    expect(rowAfter(...bad)).toMatchObject({ problem: expect.stringContaining('50012'), failedStage: null })
    expect(rowAfter(...bad, connected(30_000))?.problem).toBeNull()
  })

  it('keeps the facts of the encryption and of the data connection', () => {
    expect(rowAfter(secured(2), offered(4, 50_100))).toMatchObject({
      cipher: 'x',
      tlsResumed: false,
      dataMode: 'passive',
      dataPort: 50_100,
    })
  })
})

describe('a connection that was refused for want of room', () => {
  it('has one row for each address, ended from the start', () => {
    const state = createLiveState()
    const refused = (at: number): EngineEvent => ({
      type: 'session-refused',
      at,
      peer,
      reason: 'too-many-sessions-from-address',
    })
    state.apply(refused(1000))
    state.apply(refused(5000))
    expect(state.rows()).toMatchObject([
      { peerAddress: peer.address, connectedAt: 1000, endedAt: 5000, failedStage: 'connecting' },
    ])
    expect(state.look(35_000)).toHaveLength(1)
    expect(state.rows()).toEqual([])
  })
})
