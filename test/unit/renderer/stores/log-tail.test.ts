import { describe, expect, it } from 'vitest'
import type { CallArgument } from '../../../../app/preload/contract/contract.ts'
import type { LogPiece } from '../../../../app/preload/contract/wire-logs.ts'
import { createLogTail } from '../../../../app/renderer/stores/log-tail.ts'
import { logLine } from '../../../helpers/log-lines.ts'

/** A log of numbered lines, a clock that stands still, and a tail on it. */
function setUp(options: { maxLines?: number; heldFrom?: number } = {}) {
  let lastNumber = 0
  let nowMs = 0
  const asked: CallArgument<'readLog'>[] = []
  const later: { task: () => void; atMs: number }[] = []
  let hold: Promise<void> | null = null
  const read = async (argument: CallArgument<'readLog'>): Promise<LogPiece | null> => {
    asked.push(argument)
    if (hold !== null) await hold
    const from = Math.max(argument.after + 1, options.heldFrom ?? 1, lastNumber - argument.limit + 1)
    const numbers = Array.from({ length: Math.max(0, lastNumber - from + 1) }, (_, index) => from + index)
    const passing = numbers.filter((number) => argument.filter.text !== 'even' || number % 2 === 0)
    return {
      lines: passing.map((number) => logLine(number)),
      lastNumber,
      hasGap: from > argument.after + 1,
    }
  }
  const tail = createLogTail({
    read,
    ...(options.maxLines !== undefined && { maxLines: options.maxLines }),
    limit: 20,
    now: () => nowMs,
    schedule(task, delayMs) {
      const entry = { task, atMs: nowMs + delayMs }
      later.push(entry)
      return () => later.splice(later.indexOf(entry), 1)
    },
  })
  return {
    tail,
    asked,
    grow(count: number) {
      lastNumber += count
      tail.grown(lastNumber)
    },
    async settle() {
      for (let turn = 0; turn < 20; turn += 1) await Promise.resolve()
    },
    async pass(ms: number) {
      nowMs += ms
      const due = later.filter(({ atMs }) => atMs <= nowMs)
      for (const entry of due) {
        later.splice(later.indexOf(entry), 1)
        entry.task()
      }
      await this.settle()
    },
    block() {
      let release = (): void => undefined
      hold = new Promise((resolve) => {
        release = resolve
      })
      return () => {
        hold = null
        release()
      }
    },
    numbers: () =>
      tail.store.getState().entries.map((entry) => (entry.kind === 'gap' ? 'gap' : entry.number)),
  }
}

const range = (from: number, to: number) => Array.from({ length: to - from + 1 }, (_, index) => from + index)

describe('the end of the log', () => {
  it('is followed without gaps or repeats', async () => {
    const log = setUp()
    log.grow(3)
    log.tail.filter({})
    await log.settle()
    for (const count of [1, 4, 2]) {
      log.grow(count)
      await log.pass(250)
    }
    expect(log.numbers()).toEqual(range(1, 10))
    expect(log.asked.map(({ after }) => after)).toEqual([0, 3, 4, 8])
  })

  it('is asked for four times a second at most, one question at a time', async () => {
    const log = setUp()
    log.grow(1)
    log.tail.filter({})
    await log.settle()
    for (let step = 0; step < 10; step += 1) {
      log.grow(1)
      await log.pass(25)
    }
    expect(log.asked).toHaveLength(2)
    const release = log.block()
    log.grow(1)
    await log.pass(250)
    log.grow(1)
    await log.pass(250)
    log.grow(1)
    await log.pass(250)
    expect(log.asked).toHaveLength(3)
    release()
    await log.pass(250)
    expect(log.numbers()).toEqual(range(1, 14))
  })

  it('says where lines were let go', async () => {
    const log = setUp()
    log.grow(5)
    log.tail.filter({})
    await log.settle()
    log.grow(30)
    await log.pass(250)
    expect(log.numbers()).toEqual([...range(1, 5), 'gap', ...range(16, 35)])
  })

  it('says at the top that there were older lines', async () => {
    const log = setUp({ heldFrom: 4 })
    log.grow(6)
    log.tail.filter({})
    await log.settle()
    expect(log.numbers()).toEqual(['gap', 4, 5, 6])
    expect(log.tail.store.getState().entries[0]).toMatchObject({ isOldest: true })
  })

  it('holds no more than so many lines, and tells how many rows left', async () => {
    const log = setUp({ maxLines: 10 })
    log.grow(8)
    log.tail.filter({})
    await log.settle()
    log.grow(4)
    await log.pass(250)
    expect(log.numbers()).toEqual(['gap', ...range(3, 12)])
    // Two left and one row came in their place.
    expect(log.tail.store.getState().left).toBe(1)
    log.grow(3)
    await log.pass(250)
    expect(log.numbers()).toEqual(['gap', ...range(6, 15)])
    expect(log.tail.store.getState().left).toBe(4)
  })

  it('rests while it is paused and catches up afterwards', async () => {
    const log = setUp()
    log.grow(2)
    log.tail.filter({})
    await log.settle()
    log.tail.pause()
    log.grow(3)
    await log.pass(1000)
    expect(log.numbers()).toEqual([1, 2])
    expect(log.tail.store.getState().waiting).toBe(3)
    log.tail.resume()
    await log.pass(0)
    expect(log.numbers()).toEqual(range(1, 5))
    expect(log.tail.store.getState().waiting).toBe(0)
  })

  it('rests while nobody can see it', async () => {
    const log = setUp()
    log.tail.filter({})
    await log.settle()
    log.tail.watch(false)
    log.grow(2)
    await log.pass(1000)
    expect(log.asked).toHaveLength(1)
    log.tail.watch(true)
    await log.settle()
    expect(log.numbers()).toEqual([1, 2])
  })

  it('begins anew with another filter and forgets answers to the old one', async () => {
    const log = setUp()
    log.grow(4)
    log.tail.filter({})
    await log.settle()
    const release = log.block()
    log.grow(1)
    await log.pass(250)
    log.tail.filter({ text: 'even' })
    release()
    await log.settle()
    expect(log.numbers()).toEqual([2, 4])
    log.grow(1)
    await log.pass(250)
    expect(log.numbers()).toEqual([2, 4, 6])
  })

  it('begins anew when the numbers do', async () => {
    const log = setUp()
    log.grow(4)
    log.tail.filter({})
    await log.settle()
    log.grow(-3)
    await log.pass(250)
    expect(log.numbers()).toEqual([1])
  })
})
