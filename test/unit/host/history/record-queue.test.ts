import { describe, expect, it } from 'vitest'
import type { HistoryRecord } from '../../../../app/main/host/history/history-record.ts'
import { createRecordQueue } from '../../../../app/main/host/history/record-queue.ts'
import { sessionOpened, t0 } from '../../../helpers/history/history-records.ts'
import { stepClock } from '../../../helpers/history/step-clock.ts'

function setUp() {
  const clock = stepClock()
  const written: HistoryRecord[][] = []
  const tried: unknown[] = []
  const lost: number[] = []
  const disk = { isFull: false, tries: 0 }
  const queue = createRecordQueue({
    schedule: clock.schedule,
    async write(records) {
      disk.tries += 1
      if (disk.isFull) throw new Error('full')
      written.push([...records])
    },
    onTried: (error) => tried.push(error),
    onLost: (count) => lost.push(count),
  })
  const add = (count: number, from = 0) => {
    for (let index = from; index < from + count; index += 1) queue.add(sessionOpened(t0 + index))
  }
  return { clock, written, tried, lost, disk, queue, add }
}

describe('the queue of records', () => {
  it('writes nothing before it begins, and then everything in order', async () => {
    const { clock, written, queue, add } = setUp()
    add(3)
    await clock.pass(10_000)
    expect(written).toEqual([])
    queue.begin()
    await clock.pass(1_000)
    expect(written).toEqual([[sessionOpened(t0), sessionOpened(t0 + 1), sessionOpened(t0 + 2)]])
  })

  it('makes one batch of what comes within a moment, and begins a new one for what comes later', async () => {
    const { clock, written, queue, add } = setUp()
    queue.begin()
    add(2)
    await clock.pass(100)
    add(1, 2)
    await clock.pass(900)
    add(1, 3)
    await clock.pass(1_000)
    expect(written.map(({ length }) => length)).toEqual([3, 1])
  })

  it('tries again less and less often while the disk is full, and loses nothing', async () => {
    const { clock, written, disk, queue, add } = setUp()
    queue.begin()
    disk.isFull = true
    add(3)
    await clock.pass(600_000)
    expect(disk.tries).toBeGreaterThan(15)
    expect(disk.tries).toBeLessThan(30)
    disk.isFull = false
    await clock.pass(30_000)
    expect(written.flat()).toHaveLength(3)
  })

  it('cannot fill the memory: what is too much is counted, and said once when writing goes on', async () => {
    const { clock, written, lost, disk, queue, add } = setUp()
    queue.begin()
    disk.isFull = true
    add(20_014)
    await clock.pass(60_000)
    expect(lost).toEqual([])
    disk.isFull = false
    await clock.pass(60_000)
    expect(written.flat()).toHaveLength(20_000)
    expect(lost).toEqual([14])
  })

  it('gives up a flush when the disk is full', async () => {
    const { disk, tried, queue, add } = setUp()
    queue.begin()
    disk.isFull = true
    add(1)
    await queue.flush()
    expect(tried).toEqual([new Error('full')])
  })

  it('takes nothing more once it is closed', async () => {
    const { clock, written, queue, add } = setUp()
    queue.begin()
    add(1)
    queue.close()
    add(1, 1)
    await clock.pass(10_000)
    expect(written).toEqual([])
  })
})
