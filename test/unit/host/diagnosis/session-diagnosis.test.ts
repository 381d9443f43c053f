import { describe, expect, it } from 'vitest'
import type { EngineEvent, TransferOutcome } from '../../../../app/main/engine/engine-event.ts'
import { createLiveState } from '../../../../app/main/host/live/live-state.ts'
import type { ProblemCode } from '../../../../app/preload/contract/wire-problems.ts'

const id = 's1'
/** A neighbour, a client from outside, and addresses of ours on the same networks and behind a router. */
const lan = { peer: '192.168.1.44', local: '192.168.1.10' }
const outside = { peer: '203.0.113.9', local: '192.168.1.10' }
const direct = { peer: '203.0.113.9', local: '198.51.100.4' }

type Place = typeof lan
type Bare<Event> = Event extends { sessionId: string } ? Omit<Event, 'sessionId' | 'at'> : never
type Fact = Bare<EngineEvent>

const user: readonly Fact[] = [
  { type: 'command-received', verb: 'USER', argument: 'ann' },
  { type: 'logged-in', accountId: 'a', userName: 'ann' },
]
const secured: Fact = {
  type: 'session-secured',
  tls: { protocol: 'TLSv1.3', cipher: 'x', isResumed: false },
}
const offered = (address: string | null, mode: 'passive' | 'active' = 'passive'): Fact => ({
  type: 'data-offered',
  mode,
  address,
  port: 50_012,
})
const begun = (kind: 'upload' | 'listing' | 'download', path = '/docs/a.zip', isAscii = false): Fact => ({
  type: 'transfer-started',
  transferId: 't',
  kind,
  path,
  shareId: 's',
  namesInShare: [],
  totalBytes: null,
  mode: 'passive',
  isEncrypted: false,
  ...(isAscii && { isAscii: true as const }),
})
const ended = (outcome: TransferOutcome): Fact => ({
  type: 'transfer-ended',
  transferId: 't',
  bytes: 1,
  durationMs: 1,
  outcome,
})
type Failed = Extract<TransferOutcome, { kind: 'failed' }>
const failed = (failure: Failed['failure'], reason?: NonNullable<Failed['reason']>): Fact =>
  ended({ kind: 'failed', failure, ...(reason && { reason }) })
const said = (verb: string, argument = ''): Fact => ({ type: 'command-received', verb, argument })
type Refusal = NonNullable<Extract<EngineEvent, { type: 'reply-sent' }>['failure']>
const replied = (code: number, failure?: Refusal): Fact => ({
  type: 'reply-sent',
  code,
  text: '',
  lines: [],
  ...(failure && { failure }),
})
type LoginFailed = Extract<Fact, { type: 'login-failed' }>
const refusedLogin = (reason: LoginFailed['reason'], hasStrayBlank = false): Fact => ({
  type: 'login-failed',
  userName: 'ann',
  reason,
  ...(hasStrayBlank && { hasStrayBlank: true as const }),
})

function rowAfter(place: Place, facts: readonly Fact[], state = createLiveState(), sessionId = id) {
  let at = 0
  const tell = (fact: Fact) => {
    at += 6_000
    state.apply({ ...fact, at, sessionId } as EngineEvent)
  }
  state.apply({
    type: 'session-opened',
    at,
    sessionId,
    peer: { address: place.peer, port: 40_000 },
    local: { address: place.local, port: 2121 },
  })
  for (const fact of facts) tell(fact)
  return state.rows().find((row) => row.id === sessionId)
}

const neverCame = [begun('listing'), failed('timeout')]

const cases: readonly (readonly [string, ProblemCode, Place, readonly Fact[]])[] = [
  ['F1 neighbour', 'data-blocked-here', lan, [...user, offered(lan.local), ...neverCame]],
  ['F1 neighbour, EPSV', 'data-blocked-here', lan, [...user, offered(null), ...neverCame]],
  ['F1 who gave up', 'data-blocked-here', lan, [...user, offered(null), { type: 'data-unused' }]],
  [
    'F1 a public address of ours',
    'data-blocked-here',
    direct,
    [...user, offered(direct.local), ...neverCame],
  ],
  ['F7 router', 'data-blocked-outside', outside, [...user, offered('198.51.100.4'), ...neverCame]],
  [
    'F7 private address',
    'private-address-announced',
    outside,
    [...user, offered(outside.local), ...neverCame],
  ],
  [
    'F8 outside address inside',
    'other-address-announced',
    lan,
    [...user, offered('198.51.100.4'), ...neverCame],
  ],
  ['F7 wrong address', 'other-address-announced', direct, [...user, offered('198.51.100.9'), ...neverCame]],
  ['all ports', 'ports-exhausted', lan, [...user, { type: 'passive-ports-exhausted' }]],
  [
    'F5',
    'active-unreachable',
    lan,
    [...user, offered(lan.peer, 'active'), begun('listing'), failed('refused')],
  ],
  ['F27 PORT', 'foreign-address', lan, [...user, said('PORT', '10,9,9,9,200,1'), replied(501)]],
  ['F27 EPRT', 'foreign-address', lan, [...user, said('EPRT', '|1|10.9.9.9|51201|'), replied(501)]],
  ['F10', 'not-resumed', lan, [secured, ...user, begun('listing'), failed('tls-not-resumed')]],
  ['data without TLS', 'data-tls-failed', lan, [secured, ...user, begun('listing'), failed('tls-handshake')]],
  ['data in clear', 'data-in-clear', lan, [secured, ...user, said('LIST'), replied(521)]],
  ['F11', 'certificate-refused', lan, [{ type: 'tls-handshake-failed', failure: 'certificate-refused' }]],
  ['F12', 'tls-too-old', lan, [{ type: 'tls-handshake-failed', failure: 'too-old' }]],
  ['F13 browser', 'wrong-protocol', lan, [{ type: 'foreign-protocol-recognised', protocol: 'http' }]],
  ['F13 implicit', 'wrong-protocol', lan, [{ type: 'tls-handshake-failed', failure: 'not-tls' }]],
  ['F14 refused at once', 'encryption-needed', lan, [said('USER', 'ann'), replied(530)]],
  ['F14 refused after PASS', 'encryption-needed', lan, [said('USER', 'ann'), refusedLogin('tls-required')]],
  ['F17', 'stalled', lan, [...user, begun('upload'), failed('stalled')]],
  ['F18 password', 'wrong-password', lan, [refusedLogin('wrong-password')]],
  ['F18 blank', 'blank-in-password', lan, [refusedLogin('wrong-password', true)]],
  ['F18 name', 'unknown-user', lan, [refusedLogin('unknown-account')]],
  ['F18 disabled', 'user-disabled', lan, [refusedLogin('disabled')]],
  ['F18 expired', 'user-expired', lan, [refusedLogin('expired')]],
  ['F18 anonymous', 'anonymous-off', lan, [refusedLogin('anonymous-off')]],
  ['F18 address', 'address-not-allowed', lan, [refusedLogin('address-not-allowed')]],
  ['F19 user', 'too-many-of-user', lan, [refusedLogin('too-many-sessions')]],
  ['F20', 'listing-not-allowed', lan, [...user, said('LIST'), replied(550, 'not-permitted')]],
  [
    'upload without right',
    'upload-not-allowed',
    lan,
    [...user, said('STOR', 'a'), replied(550, 'not-permitted')],
  ],
  ['F21', 'text-mode', lan, [...user, begun('upload', '/docs/a.ZIP', true), ended({ kind: 'completed' })]],
  ['F22 disk', 'disk-full', lan, [...user, begun('upload'), failed('no-space'), replied(452)]],
  ['F22 disk, before', 'disk-full', lan, [...user, said('STOR', 'a'), replied(452, 'no-space')]],
  ['F22 quota', 'quota-full', lan, [...user, said('STOR', 'a'), replied(552, 'quota')]],
  ['F22 file', 'file-too-large', lan, [...user, said('STOR', 'a'), replied(552, 'too-large')]],
  ['F23 held', 'held-by-program', lan, [...user, begun('upload'), failed('commit', 'busy')]],
  ['F23 system', 'system-refused', lan, [...user, begun('upload'), failed('commit', 'not-permitted')]],
  ['F24', 'name-impossible', lan, [...user, said('STOR', 'CON'), replied(553, 'bad-name')]],
  ['names of the share', 'name-refused', lan, [...user, said('STOR', 'a.exe'), replied(553, 'name-refused')]],
  ['F28', 'share-missing', lan, [...user, said('CWD', 'docs'), replied(450, 'unavailable')]],
]

describe('the diagnosis of a session', () => {
  it.each(cases)('%s is %s', (_row, code, place, facts) => {
    expect(rowAfter(place, facts)?.problemCode).toBe(code)
  })

  it('says what it was concluded from', () => {
    expect(rowAfter(outside, [...user, offered('10.0.0.5'), ...neverCame])?.problemFacts).toEqual({
      peer: outside.peer,
      dialled: outside.local,
      announced: '10.0.0.5',
      port: 50_012,
    })
    expect(rowAfter(lan, [...user, said('STOR', 'CON'), replied(553, 'bad-name')])?.problemFacts).toEqual({
      path: 'CON',
      user: 'ann',
    })
  })

  it('F9 blames the encryption where the same client has got through in clear', () => {
    const state = createLiveState()
    const clear = [...user, offered('198.51.100.4'), { type: 'data-connected', transferId: 't' } as const]
    rowAfter(outside, clear, state, 'plain')
    const facts = [secured, ...user, offered('198.51.100.4'), ...neverCame]
    expect(rowAfter(outside, facts, state, 'tls')?.problemCode).toBe('data-blocked-encrypted')
    expect(rowAfter(outside, facts)?.problemCode).toBe('data-blocked-outside')
  })

  it.each<readonly [string, readonly Fact[]]>([
    ['a text sent as a text', [...user, begun('upload', '/a.txt', true), ended({ kind: 'completed' })]],
    ['a binary file sent as it is', [...user, begun('upload', '/a.zip'), ended({ kind: 'completed' })]],
    ['a file that is not there', [...user, said('RETR', 'a'), replied(550, 'not-found')]],
    ['PORT that is out of order', [...user, said('PORT', '192,168,1,44,1,1'), replied(501)]],
    ['a wrong password, then the right one', [refusedLogin('wrong-password'), ...user]],
    ['USER in clear, then encryption', [said('USER', 'ann'), replied(530), said('AUTH', 'TLS'), secured]],
  ])('finds nothing wrong with %s', (_what, facts) => {
    expect(rowAfter(lan, facts)).toMatchObject({ problem: null, problemCode: null, problemFacts: {} })
  })

  it('does not count a hint as a failure once the client has left', () => {
    const facts = [...user, said('LIST'), replied(550, 'not-permitted')]
    const row = rowAfter(lan, [...facts, { type: 'session-closed', reason: 'quit' }])
    expect(row).toMatchObject({ failedStage: null, problemCode: null, endReason: 'The client said goodbye' })
  })

  it.each([
    ['too-many-sessions', 'too-many-clients'],
    ['too-many-sessions-from-address', 'too-many-of-address'],
    ['too-many-descriptors', 'too-many-open-files'],
  ] as const)('F19 names a connection that was refused for %s', (reason, code) => {
    const state = createLiveState()
    state.apply({ type: 'session-refused', at: 1, peer: { address: lan.peer, port: 1 }, reason })
    expect(state.rows()[0]).toMatchObject({ problemCode: code, failedStage: 'connecting' })
  })
})
