import { describe, expect, it } from 'vitest'
import type { CallResult } from '../../../../app/preload/contract/contract.ts'
import type { WireDashboardEvent, WireSnapshot } from '../../../../app/preload/contract/wire-types.ts'
import { connectEventBridge, type EventSink } from '../../../../app/renderer/client/event-bridge.ts'
import { createFakeDashboardApi, fakeSnapshot } from '../../../helpers/fake-dashboard-api.ts'

const removed = (id: string): WireDashboardEvent => ({ type: 'session-removed', id })

/** A main process whose snapshots the test answers one by one, and a sink that writes down what arrives. */
function startBridge() {
  const waiting: PromiseWithResolvers[] = []
  const later: (() => void)[] = []
  const log: string[] = []
  const api = createFakeDashboardApi({
    handlers: {
      getSnapshot: () =>
        new Promise<CallResult<'getSnapshot'>>((resolve, reject) => {
          waiting.push({ resolve, reject })
        }),
    },
  })
  const sink: EventSink = {
    onSnapshot: ({ batchNumber }) => log.push(`snapshot ${batchNumber}`),
    onEvents: (events) => log.push(events.map((event) => ('id' in event ? event.id : event.type)).join()),
    onFeed: (feed) => log.push(feed),
  }
  const stop = connectEventBridge(api, sink, (task) => {
    later.push(task)
    return () => later.splice(later.indexOf(task), 1)
  })
  const settle = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  return {
    api,
    log,
    stop,
    later,
    settle,
    requests: () => waiting.length,
    answer: async (batchNumber: number): Promise<void> => {
      waiting.at(-1)?.resolve(fakeSnapshot({ batchNumber }))
      await settle()
    },
    refuse: async (): Promise<void> => {
      waiting.at(-1)?.reject(new Error('gone'))
      await settle()
    },
  }
}

interface PromiseWithResolvers {
  resolve(snapshot: WireSnapshot): void
  reject(error: Error): void
}

describe('connectEventBridge', () => {
  it('listens before it asks, and hands on the snapshot and then the batches', async () => {
    const bridge = startBridge()
    expect(bridge.api.listenerCount()).toBe(1)
    await bridge.answer(5)
    bridge.api.notifyNumbered(6, removed('a'))
    bridge.api.notifyNumbered(7, removed('b'), removed('c'))
    expect(bridge.log).toEqual(['loading', 'snapshot 5', 'live', 'a', 'b,c'])
  })

  it('keeps batches that arrive before the snapshot and drops those the snapshot contains', async () => {
    const bridge = startBridge()
    bridge.api.notifyNumbered(4, removed('old'))
    bridge.api.notifyNumbered(5, removed('old'))
    bridge.api.notifyNumbered(6, removed('new'))
    await bridge.answer(5)
    expect(bridge.log).toEqual(['loading', 'snapshot 5', 'live', 'new'])
    expect(bridge.requests()).toBe(1)
  })

  it('asks for a new snapshot at a gap and applies nothing in between', async () => {
    const bridge = startBridge()
    await bridge.answer(1)
    bridge.api.notifyNumbered(3, removed('after the gap'))
    expect(bridge.requests()).toBe(2)
    bridge.api.notifyNumbered(4, removed('later'))
    await bridge.answer(3)
    expect(bridge.log.slice(3)).toEqual(['snapshot 3', 'live', 'later'])
  })

  it('asks for a new snapshot when numbers run backwards, as after a restart of main', async () => {
    const bridge = startBridge()
    await bridge.answer(5)
    bridge.api.notifyNumbered(6, removed('a'))
    bridge.api.notifyNumbered(1, removed('b'))
    expect(bridge.requests()).toBe(2)
  })

  it('says that the feed is lost when main does not answer, and tries again', async () => {
    const bridge = startBridge()
    await bridge.refuse()
    expect(bridge.log).toEqual(['loading', 'lost'])
    bridge.later[0]?.()
    await bridge.answer(0)
    expect(bridge.log.slice(2)).toEqual(['snapshot 0', 'live'])
  })

  it('delivers nothing after it was ended', async () => {
    const bridge = startBridge()
    bridge.stop()
    await bridge.answer(0)
    expect(bridge.api.listenerCount()).toBe(0)
    expect(bridge.log).toEqual(['loading'])
  })
})
