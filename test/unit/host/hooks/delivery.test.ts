import { describe, expect, it } from 'vitest'
import { createCommandQueue, maxRunning } from '../../../../app/main/host/hooks/command-queue.ts'
import { createDelivery, maxWaiting, retryDelaysMs } from '../../../../app/main/host/hooks/delivery.ts'
import { HookError } from '../../../../app/main/host/hooks/webhook.ts'

/** A delivery whose sends and timers the test ends by hand. */
function setUp() {
  const sent: { item: number; missed: number; end: (error?: Error) => Promise<void> }[] = []
  const timers: { run: () => void; delayMs: number; isCancelled: boolean }[] = []
  const heard: string[] = []
  const delivery = createDelivery<number>({
    send: (item, missed) =>
      new Promise((resolve, reject) => {
        const end = async (error?: Error) => {
          if (error === undefined) resolve()
          else reject(error)
          await Promise.resolve()
          await Promise.resolve()
        }
        sent.push({ item, missed, end })
      }),
    schedule(run, delayMs) {
      const timer = { run, delayMs, isCancelled: false }
      timers.push(timer)
      return () => {
        timer.isCancelled = true
      }
    },
    onDelivered: () => heard.push('delivered'),
    onFailed: (_error, isGivenUp) => heard.push(isGivenUp ? 'given up' : 'failed'),
  })
  return { delivery, sent, timers, heard, last: () => sent.at(-1) }
}

const passing = new HookError('down', true)

describe('delivering', () => {
  it('tells one after the other, in order', async () => {
    const { delivery, sent, last } = setUp()
    for (const item of [1, 2, 3]) delivery.add(item)
    expect(sent.map(({ item }) => item)).toEqual([1])
    await last()?.end()
    await last()?.end()
    await last()?.end()
    expect(sent.map(({ item }) => item)).toEqual([1, 2, 3])
    expect(delivery.waiting).toBe(0)
  })

  it('tries eight times with growing pauses, then gives up, counts it and goes on', async () => {
    const { delivery, sent, timers, heard, last } = setUp()
    delivery.add(1)
    delivery.add(2)
    for (let attempt = 0; attempt < 8; attempt += 1) {
      await last()?.end(passing)
      if (attempt < 7) timers.at(-1)?.run()
    }
    expect(timers.map(({ delayMs }) => delayMs)).toEqual(retryDelaysMs)
    expect(heard.slice(-2)).toEqual(['failed', 'given up'])
    expect(sent.map(({ item }) => item)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2])
    expect(last()?.missed).toBe(1)
    await last()?.end()
    delivery.add(3)
    expect(last()).toMatchObject({ item: 3, missed: 0 })
  })

  it('does not try again what will not go better', async () => {
    const { delivery, timers, heard, last } = setUp()
    delivery.add(1)
    await last()?.end(new HookError('no', false))
    expect(heard).toEqual(['given up'])
    expect(timers).toEqual([])
  })

  it('keeps a thousand, drops the oldest that is not under way, and counts them', async () => {
    const { delivery, last } = setUp()
    for (let item = 0; item < maxWaiting + 5; item += 1) delivery.add(item)
    expect(delivery.waiting).toBe(maxWaiting)
    await last()?.end()
    expect(last()).toMatchObject({ item: 6, missed: 5 })
  })

  it('hurries when the address changes, and forgets everything when it is switched off', async () => {
    const { delivery, sent, timers, last } = setUp()
    delivery.add(1)
    await last()?.end(passing)
    delivery.hurry()
    expect(timers[0]?.isCancelled).toBe(true)
    expect(sent).toHaveLength(2)
    delivery.clear()
    await last()?.end(passing)
    expect([delivery.waiting, sent.length, timers.length]).toEqual([0, 2, 1])
  })
})

describe('running commands', () => {
  it('runs four at a time, keeps a thousand and drops the oldest', async () => {
    const started: number[] = []
    const ends: (() => void)[] = []
    let dropped = 0
    const queue = createCommandQueue<number>({
      run: (item) => {
        started.push(item)
        return new Promise((resolve) => ends.push(resolve))
      },
      onDropped: () => {
        dropped += 1
      },
    })
    for (let item = 0; item < maxRunning + 1_003; item += 1) queue.add(item)
    expect(started).toEqual([0, 1, 2, 3])
    expect(dropped).toBe(3)
    const closed = queue.close()
    for (const end of ends) end()
    await closed
    expect(started).toEqual([0, 1, 2, 3])
  })
})
