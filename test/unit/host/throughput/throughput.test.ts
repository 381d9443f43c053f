import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createThroughput } from '../../../../app/main/host/throughput/throughput.ts'

/** A whole number of two-minute steps, so that all windows begin a step here. */
const startMs = Date.UTC(2027, 2, 3, 12, 0, 0)

function fixture() {
  let nowMs = startMs
  const throughput = createThroughput(() => nowMs)
  const started = (transferId: string, kind: 'download' | 'upload' | 'listing'): void =>
    throughput.applyEngineEvent({
      type: 'transfer-started',
      at: nowMs,
      transferId,
      sessionId: 's',
      kind,
      path: '/a',
      shareId: null,
      namesInShare: [],
      totalBytes: null,
      mode: 'passive',
      isEncrypted: false,
    })
  const progressed = (...transfers: (readonly [string, number])[]): void =>
    throughput.applyEngineEvent({
      type: 'transfers-progressed',
      at: nowMs,
      transfers: transfers.map(([transferId, bytes]) => ({ transferId, sessionId: 's', bytes })),
    })
  const ended = (transferId: string, bytes: number): void => {
    const event: EngineEvent = {
      type: 'transfer-ended',
      at: nowMs,
      transferId,
      sessionId: 's',
      bytes,
      durationMs: 1,
      outcome: { kind: 'completed' },
    }
    throughput.applyEngineEvent(event)
  }
  return {
    throughput,
    started,
    progressed,
    ended,
    pass: (ms: number) => {
      nowMs += ms
    },
    /** The newest steps that are over. */
    last: (count: number, window: '5m' | '1h' | '24h' = '5m') => {
      const { sent, received } = throughput.read(window)
      return { sent: sent.slice(-count), received: received.slice(-count) }
    },
  }
}

describe('the throughput', () => {
  it('counts downloads as sent and uploads as received, in the second they moved', () => {
    const { throughput, started, progressed, pass, last } = fixture()
    throughput.serverIs('running')
    started('a', 'download')
    started('b', 'upload')
    pass(250)
    progressed(['a', 1000], ['b', 10])
    pass(250)
    progressed(['a', 3000], ['b', 10])
    pass(500)
    progressed(['a', 3500], ['b', 40])
    pass(1000)
    expect(last(2)).toEqual({ sent: [3000, 500], received: [10, 30] })
  })

  it('counts the last bytes of a transfer that ended between two looks, and all of one nobody saw', () => {
    const { throughput, started, progressed, ended, pass, last } = fixture()
    throughput.serverIs('running')
    started('a', 'download')
    progressed(['a', 100])
    ended('a', 150)
    started('b', 'upload')
    ended('b', 7)
    pass(1000)
    expect(last(1)).toEqual({ sent: [150], received: [7] })
  })

  it('leaves listings out', () => {
    const { throughput, started, ended, pass, last } = fixture()
    throughput.serverIs('running')
    started('l', 'listing')
    ended('l', 5000)
    pass(1000)
    expect(last(1)).toEqual({ sent: [0], received: [0] })
  })

  it('knows nothing from before it began, and nothing of the time the server was stopped', () => {
    const { throughput, pass, last } = fixture()
    pass(2000)
    throughput.serverIs('running')
    pass(2000)
    throughput.serverIs('stopped')
    pass(3000)
    throughput.serverIs('running')
    pass(1000)
    expect(last(9).sent).toEqual([null, null, null, 0, 0, 0, null, null, 0])
  })

  it('counts what moves while the server is ending', () => {
    const { throughput, started, ended, pass, last } = fixture()
    throughput.serverIs('running')
    started('a', 'download')
    throughput.serverIs('stopping')
    pass(1000)
    ended('a', 9)
    throughput.serverIs('stopped')
    pass(1000)
    expect(last(3).sent).toEqual([null, 0, 9])
  })

  it('does not know the time in which the server cannot be reached', () => {
    const { throughput, pass, last } = fixture()
    throughput.serverIs('running')
    pass(1000)
    throughput.serverIs('problem')
    pass(3000)
    expect(last(3).sent).toEqual([0, null, null])
  })

  it.each([
    ['5m', 300, 1_000],
    ['1h', 360, 10_000],
    ['24h', 720, 120_000],
  ] as const)('answers %s with steps that are over, as many as fit', (window, length, stepMs) => {
    const { throughput, pass } = fixture()
    throughput.serverIs('running')
    pass(86_400_000)
    const { sent, received, stepMs: step, startedAtMs } = throughput.read(window)
    expect([sent.length, received.length, step]).toEqual([length, length, stepMs])
    expect(startedAtMs).toBe(startMs + 86_400_000 - length * stepMs)
    expect(sent.every((rate) => rate === 0)).toBe(true)
  })

  it('forgets what is older than a day', () => {
    const { throughput, started, ended, pass } = fixture()
    throughput.serverIs('running')
    started('a', 'download')
    ended('a', 120_000)
    pass(86_400_000)
    expect(throughput.read('24h').sent[0]).toBe(1000)
    pass(120_000)
    expect(throughput.read('24h').sent.every((rate) => rate === 0)).toBe(true)
  })

  it('shows the step that runs once it says something, so that sums over all steps are true', () => {
    const { throughput, started, ended, pass, last } = fixture()
    throughput.serverIs('running')
    started('a', 'download')
    ended('a', 8000)
    pass(1000)
    expect(last(1, '24h').sent).toEqual([null])
    pass(3000)
    expect(last(1, '24h').sent).toEqual([8000 / 120])
    expect(last(1, '1h').sent).toEqual([800])
  })

  it('keeps what it counted when the clock is set back, and calls the steps by the new time', () => {
    const { throughput, started, ended, pass, last } = fixture()
    throughput.serverIs('running')
    started('a', 'download')
    ended('a', 500)
    pass(1000)
    throughput.read('5m')
    pass(-3_600_000)
    started('b', 'download')
    ended('b', 70)
    pass(1000)
    expect(last(2).sent).toEqual([500, 70])
    const { startedAtMs, sent } = throughput.read('5m')
    expect(startedAtMs + sent.length * 1000).toBe(startMs + 2000 - 3_600_000)
  })

  it('fills the time in between when the clock jumps ahead by days', () => {
    const { throughput, started, ended, pass } = fixture()
    throughput.serverIs('running')
    started('a', 'upload')
    ended('a', 500)
    pass(30 * 86_400_000)
    for (const window of ['5m', '1h', '24h'] as const) {
      expect(new Set(throughput.read(window).received)).toEqual(new Set([0]))
    }
  })

  it('never takes bytes back', () => {
    const { throughput, started, progressed, ended, pass, last } = fixture()
    throughput.serverIs('running')
    started('a', 'download')
    progressed(['a', 900])
    ended('a', 600)
    pass(1000)
    expect(last(1).sent).toEqual([900])
  })
})
