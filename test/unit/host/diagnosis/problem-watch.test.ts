import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createDiagnosedFeed } from '../../../../app/main/host/live/diagnosed-feed.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import { maxOpenProblems } from '../../../../app/preload/contract/wire-problems.ts'
import type { WireServerState } from '../../../../app/preload/contract/wire-types.ts'
import { sampleShare } from '../../../helpers/wire-samples.ts'

const settings = settingsSchema.parse({ version: 2, server: { maxSessionsPerAddress: 3 } })
const mine = '192.168.1.10'

function start() {
  let nowMs = 1_000
  const notices: string[] = []
  const feed = createDiagnosedFeed({
    clock: { now: () => nowMs, schedule: () => () => undefined },
    settings: () => settings,
    historyKeyOf: undefined,
    push: () => undefined,
    onNotice: (text) => notices.push(text),
  })
  let sessions = 0
  return {
    feed,
    notices,
    problems: () => feed.problems.list(),
    codes: () => feed.problems.list().map(({ code, subject, count }) => [code, subject, count]),
    later: (ms: number) => {
      nowMs += ms
    },
    /** A client that signs in and asks for a data connection; what comes then is the test's. */
    connect(address: string) {
      sessions += 1
      const sessionId = `s${sessions}`
      const tell = (event: object) => feed.apply({ at: nowMs, sessionId, ...event } as EngineEvent)
      tell({ type: 'session-opened', peer: { address, port: 1 }, local: { address: mine, port: 2121 } })
      const logIn = () => tell({ type: 'logged-in', accountId: 'a', userName: 'ann' })
      const offer = () => tell({ type: 'data-offered', mode: 'passive', address: mine, port: 50_012 })
      const begin = (kind: string) =>
        tell({ type: 'transfer-started', transferId: sessionId, kind, path: '/docs/a', shareId: null })
      const end = (outcome: object) =>
        tell({ type: 'transfer-ended', transferId: sessionId, outcome, bytes: 0 })
      const block = () => {
        logIn()
        offer()
        begin('listing')
        end({ kind: 'failed', failure: 'timeout' })
        tell({ type: 'session-closed', reason: 'quit' })
      }
      return { tell, logIn, offer, begin, end, block, sessionId }
    },
  }
}

const running = (...hosts: string[]): WireServerState =>
  ({
    phase: 'running',
    problem: null,
    listeners: [],
    startedAt: 1,
    addresses: hosts.map((host) => ({ host, url: `ftp://${host}:2121`, interfaceName: 'x', kind: 'local' })),
  }) as WireServerState

describe('problems that are open', () => {
  it('are one for each cause and peer, counted once for each connection, and told in one notice', () => {
    const { connect, codes, notices, later, problems } = start()
    for (let round = 0; round < 5; round += 1) {
      connect('192.168.1.44').block()
      later(1_000)
    }
    connect('192.168.1.45').block()
    expect(codes()).toEqual([
      ['data-blocked-here', '192.168.1.44', 5],
      ['data-blocked-here', '192.168.1.45', 1],
    ])
    expect(problems()[0]).toMatchObject({ firstAt: 1_000, lastAt: 5_000, isLocal: true })
    expect(notices).toHaveLength(2)
  })

  it('close by themselves when a data connection of that peer arrives', () => {
    const { connect, codes } = start()
    connect('192.168.1.44').block()
    connect('192.168.1.45').block()
    const client = connect('192.168.1.44')
    client.tell({ type: 'data-connected', transferId: 'x' })
    expect(codes()).toEqual([['data-blocked-here', '192.168.1.45', 1]])
  })

  it('take the addresses of one IPv6 network as one peer', () => {
    const { connect, codes } = start()
    connect('2001:db8:1:2::5').block()
    connect('2001:db8:1:2::6').block()
    expect(codes()).toMatchObject([[expect.any(String), '2001:db8:1:2::/64', 2]])
  })

  it('count a client that tries one wrong password after the other once, and end with the right one', () => {
    const { connect, codes } = start()
    const client = connect('192.168.1.44')
    const fail = () => client.tell({ type: 'login-failed', userName: 'ann', reason: 'wrong-password' })
    fail()
    fail()
    expect(codes()).toEqual([['wrong-password', '192.168.1.44', 1]])
    client.logIn()
    expect(codes()).toEqual([])
  })

  it('say which limit was hit', () => {
    const { feed, problems } = start()
    const peer = { address: '192.168.1.44', port: 1 }
    feed.apply({ type: 'session-refused', at: 1, peer, reason: 'too-many-sessions-from-address' })
    expect(problems()).toMatchObject([{ code: 'too-many-of-address', facts: { limit: 3 } }])
  })

  it('open while a transfer stalls, once, and end with the next one that is done', () => {
    const { connect, feed, codes, later } = start()
    const client = connect('192.168.1.44')
    client.logIn()
    client.begin('upload')
    const row = { id: client.sessionId, bytes: 0, rate: 0, sentBytes: 0, receivedBytes: 0, isStalled: true }
    feed.problems.rowChanged({ type: 'session-progressed', ...row })
    feed.problems.rowChanged({ type: 'session-progressed', ...row })
    expect(codes()).toEqual([['stalled', '192.168.1.44', 1]])
    later(1)
    client.end({ kind: 'completed' })
    expect(codes()).toEqual([])
  })

  it('follow a share that goes and comes back', () => {
    const { feed, codes, notices } = start()
    const gone = [sampleShare({ state: 'missing' })]
    feed.problems.sharesSeen(gone)
    feed.problems.sharesSeen(gone)
    expect(codes()).toEqual([['share-missing', 'Photos', 1]])
    expect(notices).toHaveLength(1)
    feed.problems.sharesSeen([sampleShare()])
    expect(codes()).toEqual([])
  })

  it('follow ports that cannot be opened', () => {
    const { feed, problems } = start()
    const listener = { host: '0.0.0.0', port: 21, tls: 'off' as const, problem: 'Port 21 is used.' }
    feed.problems.serverSeen({ ...running(mine), listeners: [listener] })
    expect(problems()).toMatchObject([{ code: 'cannot-listen', facts: { port: 21 } }])
    feed.problems.serverSeen({ ...running(), phase: 'problem', problem: 'Port 21 is used.' })
    expect(problems()).toMatchObject([{ code: 'cannot-listen', subject: null }])
    feed.problems.serverSeen(running(mine))
    expect(problems()).toEqual([])
  })

  it('tell of an address that changed until somebody comes to the new one', () => {
    const { feed, problems, connect } = start()
    feed.problems.serverSeen(running('192.168.1.7'))
    feed.problems.serverSeen(running())
    expect(problems()).toEqual([])
    feed.problems.serverSeen(running(mine))
    expect(problems()).toMatchObject([
      { code: 'address-changed', facts: { before: '192.168.1.7', address: mine } },
    ])
    connect(mine)
    expect(problems()).toHaveLength(1)
    connect('192.168.1.44')
    expect(problems()).toEqual([])
  })

  it('leave when they are dismissed and after a day, and come back when they are met again', () => {
    const { connect, feed, codes, problems, later } = start()
    connect('192.168.1.44').block()
    feed.problems.dismiss(problems()[0]?.id ?? '')
    expect(codes()).toEqual([])
    connect('192.168.1.44').block()
    later(25 * 3_600_000)
    connect('192.168.1.45').block()
    expect(codes()).toEqual([['data-blocked-here', '192.168.1.45', 1]])
  })

  it('are no more than a flood of strangers can make', () => {
    const { connect, problems } = start()
    for (let host = 0; host < maxOpenProblems + 20; host += 1) connect(`10.0.${host}.1`).block()
    expect(problems()).toHaveLength(maxOpenProblems)
    expect(problems().at(-1)?.subject).toBe(`10.0.${maxOpenProblems + 19}.1`)
  })
})
