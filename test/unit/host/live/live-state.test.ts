import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import {
  createLiveState,
  endedRowKeptMs,
  type LiveState,
  maxEndedRows,
} from '../../../../app/main/host/live/live-state.ts'
import {
  closed,
  command,
  hashEnded,
  hashStarted,
  heldUp,
  id,
  loggedIn,
  opened,
  peer,
  progressed,
  replied,
  secured,
  started,
  transferEnded,
} from '../../../helpers/live-events.ts'

function stateAfter(...events: EngineEvent[]): LiveState {
  const state = createLiveState()
  for (const event of events) state.apply(event)
  return state
}

const rowOf = (state: LiveState) => state.rows()[0]

describe('what a session is doing', () => {
  it.each([
    ['connecting once it is accepted', [], 'connecting'],
    ['signing in after its first command', [command(2, 'USER', 'demo')], 'signing-in'],
    ['securing after AUTH', [command(2, 'AUTH', 'TLS')], 'securing'],
    ['signing in once it is encrypted', [command(2, 'AUTH', 'TLS'), secured(3)], 'signing-in'],
    [
      'signing in again when AUTH was refused',
      [command(2, 'AUTH', 'TLS'), replied(3, 534, 'No.')],
      'signing-in',
    ],
    ['idle after login', [loggedIn(2)], 'idle'],
    ['signing in after REIN', [loggedIn(2), { type: 'logged-out', at: 3, sessionId: id }], 'signing-in'],
    ['listing', [loggedIn(2), started(3, 'listing')], 'listing'],
    ['sending a download', [loggedIn(2), started(3, 'download')], 'sending'],
    ['receiving an upload', [loggedIn(2), started(3, 'upload')], 'receiving'],
    [
      'still receiving when it asks NOOP meanwhile',
      [loggedIn(2), started(3, 'upload'), command(4, 'NOOP')],
      'receiving',
    ],
    [
      'waiting while another program holds the file',
      [loggedIn(2), started(3, 'upload'), heldUp(4)],
      'waiting',
    ],
    [
      'waiting however long nothing moves meanwhile',
      [loggedIn(2), started(3, 'upload'), heldUp(4), progressed(50_000, 0)],
      'waiting',
    ],
    ['idle after a transfer', [loggedIn(2), started(3, 'upload'), transferEnded(4, 9)], 'idle'],
    ['hashing', [loggedIn(2), hashStarted(3)], 'hashing'],
    ['idle after a hash', [loggedIn(2), hashStarted(3), hashEnded(4)], 'idle'],
    ['idle after a listing', [loggedIn(2), started(3, 'listing'), transferEnded(4, 9)], 'idle'],
    ['closing after QUIT', [loggedIn(2), command(3, 'QUIT')], 'closing'],
    ['closing when it has ended', [loggedIn(2), closed(3)], 'closing'],
  ] as const satisfies readonly (readonly [string, readonly EngineEvent[], string])[])(
    'is %s',
    (_title, events, activity) => {
      expect(rowOf(stateAfter(opened(1), ...events))?.activity).toBe(activity)
    },
  )

  it('tells the encryption, the client and the working directory', () => {
    const state = stateAfter(
      opened(1),
      secured(2),
      { type: 'client-named', at: 3, sessionId: id, name: 'Tester 1' },
      { type: 'working-directory-changed', at: 4, sessionId: id, path: '/share' },
      command(5, 'RETR', 'a.bin'),
    )
    expect(rowOf(state)).toMatchObject({
      tlsProtocol: 'TLSv1.3',
      clientName: 'Tester 1',
      workingDirectory: '/share',
      lastCommand: 'RETR a.bin',
    })
  })

  it('goes by the name its user has now, whatever it signed in with', () => {
    const state = stateAfter(opened(1, 'other'), opened(1), loggedIn(2), started(3, 'upload'))
    expect(state.renameUser('a1', 'renamed')).toMatchObject([
      { type: 'session-changed', session: { id, userName: 'renamed', activity: 'receiving' } },
    ])
    expect(state.apply(closed(4))).toMatchObject([{ session: { userName: 'renamed' } }])
    expect(state.renameUser('a1', 'later')).toEqual([])
  })

  it('cuts what a client makes endless', () => {
    const state = stateAfter(opened(1), command(2, 'CWD', 'x'.repeat(4000)))
    expect(rowOf(state)?.lastCommand).toHaveLength(500)
  })
})

describe('a transfer on screen', () => {
  it('counts downloads as sent and uploads as received', () => {
    const sent = stateAfter(
      opened(1),
      loggedIn(2),
      started(3, 'download'),
      progressed(100, 40),
      transferEnded(200, 100),
    )
    expect(rowOf(sent)).toMatchObject({ sentBytes: 100, receivedBytes: 0, transfer: null })
    const received = stateAfter(opened(1), loggedIn(2), started(3, 'upload'), progressed(100, 40))
    expect(rowOf(received)).toMatchObject({ sentBytes: 0, receivedBytes: 40, transfer: { bytes: 40 } })
  })

  it('leaves listings out of the totals', () => {
    const state = stateAfter(opened(1), loggedIn(2), started(3, 'listing'), transferEnded(4, 5000))
    expect(rowOf(state)).toMatchObject({ sentBytes: 0, receivedBytes: 0, transfer: null })
  })

  it('shows the steady rate from the first sample on', () => {
    const state = stateAfter(opened(0), loggedIn(0), started(0, 'download'), progressed(250, 250_000))
    expect(rowOf(state)?.transfer?.rate).toBeCloseTo(1_000_000, -1)
  })

  it('lets the rate decay to 0 and calls the row stalled after thirty seconds without a byte', () => {
    const state = stateAfter(opened(0), loggedIn(0), started(0, 'upload'), progressed(250, 250_000))
    for (let at = 500; at < 30_250; at += 250) state.apply(progressed(at, 250_000))
    expect(rowOf(state)?.activity).toBe('receiving')
    state.apply(progressed(30_250, 250_000))
    expect(rowOf(state)?.activity).toBe('stalled')
    for (let at = 30_500; at < 90_000; at += 250) state.apply(progressed(at, 250_000))
    expect(rowOf(state)?.transfer?.rate).toBe(0)
    expect(state.apply(progressed(90_250, 250_001))).toMatchObject([{ isStalled: false }])
    expect(rowOf(state)?.activity).toBe('receiving')
  })

  it('says progress in a short event and nothing when nothing moves', () => {
    const state = stateAfter(opened(0), loggedIn(0), started(0, 'download', 100))
    expect(state.apply(progressed(250, 50))).toMatchObject([
      { type: 'session-progressed', id, bytes: 50, sentBytes: 50, isStalled: false },
    ])
    expect(state.apply(transferEnded(300, 100))).toMatchObject([{ type: 'session-changed' }])
    expect(state.apply(progressed(500, 100))).toEqual([])
  })

  it('decays by the clock alone when the engine samples nothing', () => {
    const state = stateAfter(opened(0), loggedIn(0), started(0, 'upload'), progressed(250, 1000))
    expect(state.nextLookAt()).toBe(1250)
    for (let at = 1250; at <= 31_250; at += 1000) state.look(at)
    expect(rowOf(state)?.activity).toBe('stalled')
  })
})

describe('an ended session', () => {
  it('stays on screen for thirty seconds with a reason for people', () => {
    const state = stateAfter(opened(1), loggedIn(2), closed(1000))
    expect(rowOf(state)).toMatchObject({ endedAt: 1000, endReason: 'Disconnected by you', transfer: null })
    expect(state.nextLookAt()).toBe(1000 + endedRowKeptMs)
    expect(state.look(1000 + endedRowKeptMs - 1)).toEqual([])
    expect(state.look(1000 + endedRowKeptMs)).toEqual([{ type: 'session-removed', id }])
    expect(state.rows()).toEqual([])
    expect(state.nextLookAt()).toBeNull()
  })

  it.each([
    ['unknown-account', 'There is no user “eve”'],
    ['wrong-password', 'Wrong password for “eve”'],
    ['disabled', 'The user “eve” is disabled'],
    ['anonymous-off', 'Signing in without a password is switched off'],
    ['tls-required', '“eve” may sign in with encryption only'],
  ] as const)('says after a login refused as %s that this was why', (reason, endReason) => {
    const failed: EngineEvent = { type: 'login-failed', at: 2, sessionId: id, userName: 'eve', reason }
    const left: EngineEvent = { type: 'session-closed', at: 4, sessionId: id, reason: 'client-closed' }
    expect(rowOf(stateAfter(opened(1), failed, left))?.endReason).toBe(endReason)
    const later = rowOf(stateAfter(opened(1), failed, loggedIn(3), left))
    expect(later?.endReason).toBe('The client closed the connection')
  })

  it.each(['http', 'tls', 'ssh', 'smtp'] as const)('says that the client spoke %s', (protocol) => {
    const spoke: EngineEvent = { type: 'foreign-protocol-recognised', at: 2, sessionId: id, protocol }
    const end: EngineEvent = { type: 'session-closed', at: 3, sessionId: id, reason: 'protocol-violation' }
    expect(rowOf(stateAfter(opened(1), spoke, end))?.endReason).toMatch(/browser|TLS|SFTP|mail/)
    const kicked: EngineEvent = { ...end, reason: 'disconnected-by-admin' }
    expect(rowOf(stateAfter(opened(1), spoke, kicked))?.endReason).toBe('Disconnected by you')
  })

  it('gives way when too many others ended after it', () => {
    const state = createLiveState()
    for (let number = 0; number <= maxEndedRows; number += 1) {
      state.apply(opened(number, `s${number}`))
      const changes = state.apply(closed(number, `s${number}`))
      if (number === maxEndedRows) expect(changes.at(-1)).toEqual({ type: 'session-removed', id: 's0' })
    }
    expect(state.rows()).toHaveLength(maxEndedRows)
  })

  it('changes no more', () => {
    const state = stateAfter(opened(1), closed(2))
    expect(state.apply(command(3, 'NOOP'))).toEqual([])
    expect(state.apply(progressed(4, 9))).toEqual([])
  })
})

describe('facts that are on no row', () => {
  it.each<EngineEvent>([
    { type: 'session-refused', at: 1, peer, reason: 'blocked' },
    { type: 'listener-opened', at: 1, host: '::', port: 1, tls: 'off' },
    command(1, 'NOOP'),
  ])('change nothing: $type', (event) => {
    expect(createLiveState().apply(event)).toEqual([])
  })
})
