import { beforeEach, describe, expect, it, vi } from 'vitest'
import { type Speed, SpeedLimits } from '../../../../app/main/engine/limits/speed-limits.ts'
import { advance, GreedyTaker, stoppedClock, stopTime } from '../../../helpers/limits/greedy-taker.ts'

const none: Speed = { download: null, upload: null }
const down = (download: number | null): Speed => ({ download, upload: null })
const kib = 1024

function limitsOf(speed: Speed = none, sessionSpeed: Speed = none): SpeedLimits {
  return new SpeedLimits({ speed, sessionSpeed }, stoppedClock)
}

interface Says {
  readonly speed?: Speed
  readonly sessionSpeed?: Speed
  readonly groups?: Readonly<Record<string, Speed>>
}

function place(limits: SpeedLimits, sessionId: string, accountId = sessionId, says: Says = {}): void {
  const groupSpeeds = Object.entries(says.groups ?? {}).map(([groupId, speed]) => ({ groupId, speed }))
  const speeds = { speed: says.speed ?? none, sessionSpeed: says.sessionSpeed ?? none, groupSpeeds }
  limits.place(sessionId, { accountId, speeds })
}

function expectNear(actual: number, wanted: number): void {
  expect(actual).toBeGreaterThan(wanted * 0.95)
  expect(actual).toBeLessThan(wanted * 1.05)
}

beforeEach(stopTime)

describe('a speed limit', () => {
  it.each([1_000_000, 10_000_000, 50_000_000])(
    'holds within 5 percent over ten seconds at %i bytes a second, whatever is asked for at a time',
    async (rate) => {
      for (const wantedBytes of [700, 64 * kib, 1024 * kib]) {
        const limits = limitsOf(down(rate))
        place(limits, 'a')
        const greedy = new GreedyTaker(limits.taker('a', 'download'), wantedBytes)
        await advance(10_000)
        greedy.stop()
        expectNear(greedy.bytes, rate * 10)
      }
    },
  )

  it('never gives more than its rate and one second’s worth in any stretch of time', async () => {
    const limits = limitsOf(down(100_000))
    place(limits, 'a')
    const first = new GreedyTaker(limits.taker('a', 'download'), 64 * kib, 250_000)
    await advance(20_000)
    const second = new GreedyTaker(limits.taker('a', 'download'))
    await advance(5_000)
    second.stop()
    const all = [...first.got, ...second.got]
    for (const { atMs: fromMs } of all) {
      for (const { atMs: toMs } of all.filter(({ atMs }) => atMs >= fromMs)) {
        const bytes = first.bytesBetween(fromMs - 1, toMs) + second.bytesBetween(fromMs - 1, toMs)
        expect(bytes).toBeLessThanOrEqual(((toMs - fromMs) / 1000 + 1) * 100_000)
      }
    }
  })

  it('leaves the other direction alone', async () => {
    const limits = limitsOf({ download: 1_000, upload: null })
    place(limits, 'a')
    const upload = new GreedyTaker(limits.taker('a', 'upload'), 1024 * kib, 50_000_000)
    expect(upload.bytes).toBe(50_000_000)
  })

  it('holds for all sessions of a user together, and not for another user', async () => {
    const limits = limitsOf()
    const takers = ['a', 'b', 'c'].map((id) => {
      place(limits, id, 'ann', { speed: down(300_000) })
      return new GreedyTaker(limits.taker(id, 'download'))
    })
    place(limits, 'd', 'bob', { speed: down(2_000_000) })
    const other = new GreedyTaker(limits.taker('d', 'download'))
    await advance(10_000)
    for (const taker of takers) expectNear(taker.bytes, 1_000_000)
    expectNear(other.bytes, 20_000_000)
  })

  it('holds for all members of a group together', async () => {
    const limits = limitsOf()
    const members = ['a', 'b'].map((id) => {
      place(limits, id, `user-${id}`, { groups: { friends: down(1_000_000), all: down(9_000_000) } })
      return new GreedyTaker(limits.taker(id, 'download'))
    })
    await advance(10_000)
    for (const member of members) expectNear(member.bytes, 5_000_000)
  })

  it('is the strictest of all that concern a session', async () => {
    const limits = limitsOf(down(900_000), down(800_000))
    place(limits, 'a', 'ann', {
      speed: down(500_000),
      groups: { g: down(600_000) },
      sessionSpeed: down(400_000),
    })
    const greedy = new GreedyTaker(limits.taker('a', 'download'))
    await advance(10_000)
    expectNear(greedy.bytes, 4_000_000)
  })

  it('gives what a slow session leaves to the others', async () => {
    const limits = limitsOf(down(1_000_000))
    place(limits, 'slow', 'slow', { sessionSpeed: down(100_000) })
    place(limits, 'fast')
    const slow = new GreedyTaker(limits.taker('slow', 'download'))
    const fast = new GreedyTaker(limits.taker('fast', 'download'))
    await advance(10_000)
    expectNear(slow.bytes, 1_000_000)
    expectNear(fast.bytes, 9_000_000)
  })

  it('is shared evenly by bytes between sessions that ask for much and for little', async () => {
    const limits = limitsOf(down(1_000_000))
    const takers = [2 * kib, 16 * kib, 1024 * kib].map((wantedBytes, index) => {
      place(limits, `s${index}`)
      return new GreedyTaker(limits.taker(`s${index}`, 'download'), wantedBytes)
    })
    await advance(9_000)
    for (const taker of takers) expectNear(taker.bytes, 3_000_000)
  })

  it('lets nobody starve among three hundred', async () => {
    const limits = limitsOf(down(3_000_000))
    const takers = Array.from({ length: 300 }, (_, index) => {
      place(limits, `s${index}`)
      return new GreedyTaker(limits.taker(`s${index}`, 'download'), 64 * kib)
    })
    await advance(60_000)
    const least = Math.min(...takers.map(({ bytes }) => bytes))
    const most = Math.max(...takers.map(({ bytes }) => bytes))
    expect(least).toBeGreaterThan(300_000)
    expect(most - least).toBeLessThanOrEqual(2 * 150_000)
  })

  it('gives who comes later an even share from then on, and no more', async () => {
    const limits = limitsOf(down(1_000_000))
    place(limits, 'early')
    const early = new GreedyTaker(limits.taker('early', 'download'))
    await advance(10_000)
    place(limits, 'late')
    const late = new GreedyTaker(limits.taker('late', 'download'))
    await advance(10_000)
    expectNear(late.bytes, 5_000_000)
    expectNear(early.bytesBetween(10_000), 5_000_000)
  })

  it('is not held up by one that took its piece and does not come back', async () => {
    const limits = limitsOf(down(1_000_000))
    place(limits, 'stalled')
    place(limits, 'other')
    expect(limits.taker('stalled', 'download').take(64 * kib)).toBe(50_000)
    const other = new GreedyTaker(limits.taker('other', 'download'))
    await advance(10_000)
    expectNear(other.bytes, 10_000_000)
  })
})

describe('a change of a limit', () => {
  it.each([
    ['raised', 10_000, 1_000_000],
    ['lowered', 1_000_000, 10_000],
    ['lowered by far', 50_000_000, 1_024],
  ])('acts within a second on a transfer that runs when it is %s', async (_, before, after) => {
    const limits = limitsOf()
    place(limits, 'a', 'ann', { speed: down(before) })
    const greedy = new GreedyTaker(limits.taker('a', 'download'))
    await advance(10_000)
    place(limits, 'a', 'ann', { speed: down(after) })
    await advance(11_000)
    greedy.stop()
    expectNear(greedy.bytesBetween(11_000) / 10, after)
  })

  it('frees a transfer that waits as soon as the limit is removed', async () => {
    const limits = limitsOf(down(1_024))
    place(limits, 'a')
    const greedy = new GreedyTaker(limits.taker('a', 'download'), 1024 * kib, 80_000_000)
    await advance(1_000)
    expect(greedy.bytes).toBeLessThan(3_000)
    limits.setServerSpeeds({ speed: none, sessionSpeed: none })
    await advance(0)
    expect(greedy.bytes).toBe(80_000_000)
    expect(vi.getTimerCount()).toBe(0)
  })

  it('of the server acts on sessions that are there, the stricter word counting', async () => {
    const limits = limitsOf()
    place(limits, 'a', 'ann', { sessionSpeed: down(50_000) })
    place(limits, 'b')
    limits.setServerSpeeds({ speed: none, sessionSpeed: down(100_000) })
    const a = new GreedyTaker(limits.taker('a', 'download'))
    const b = new GreedyTaker(limits.taker('b', 'download'))
    await advance(10_000)
    expectNear(a.bytes, 500_000)
    expectNear(b.bytes, 1_000_000)
  })

  it('of the group acts on members that have not been told yet', async () => {
    const limits = limitsOf()
    for (const id of ['a', 'b']) place(limits, id, id, { groups: { g: down(10_000_000) } })
    place(limits, 'a', 'a', { groups: { g: down(100_000) } })
    const b = new GreedyTaker(limits.taker('b', 'download'))
    await advance(10_000)
    expectNear(b.bytes, 1_000_000)
  })

  it('gives no new burst to who leaves and comes again', async () => {
    const limits = limitsOf()
    let bytes = 0
    for (let round = 0; round < 100; round += 1) {
      place(limits, `s${round}`, 'ann', { speed: down(1_000_000) })
      const greedy = new GreedyTaker(limits.taker(`s${round}`, 'download'))
      await advance(100)
      greedy.stop()
      bytes += greedy.bytes
      limits.remove(`s${round}`)
    }
    expectNear(bytes, 10_000_000)
  })
})

describe('a wait', () => {
  it('ends at once with 0 when it is closed, and the others go on', async () => {
    const limits = limitsOf(down(1_024))
    place(limits, 'a')
    place(limits, 'b')
    const [a, b] = [limits.taker('a', 'download'), limits.taker('b', 'download')]
    expect(a.take(512)).toBe(512)
    const waiting = a.take(100_000)
    const other = b.take(100)
    a.close()
    a.close()
    expect(await waiting).toBe(0)
    expect(a.take(1)).toBe(0)
    await advance(1_000)
    expect(await other).toBe(100)
  })

  it('leaves no timer behind when nobody waits any more', async () => {
    const limits = limitsOf(down(1_024))
    place(limits, 'a')
    expect(vi.getTimerCount()).toBe(0)
    const greedy = new GreedyTaker(limits.taker('a', 'download'))
    await advance(10)
    expect(vi.getTimerCount()).toBe(1)
    greedy.stop()
    expect(vi.getTimerCount()).toBe(0)
  })
})

describe('buckets', () => {
  it('that still owe are kept for who comes again', async () => {
    const limits = limitsOf()
    place(limits, 'a', 'ann', { speed: down(1_000_000) })
    expect(limits.taker('a', 'download').take(1_000_000)).toBe(50_000)
    limits.remove('a')
    expect(limits.bucketCount).toBe(1)
    await advance(1_000)
    place(limits, 'b', 'bob')
    limits.remove('b')
    expect(limits.bucketCount).toBe(0)
  })

  it('go with the last session that needs them', () => {
    const limits = limitsOf(down(1_000))
    place(limits, 'a', 'ann', { groups: { g: none } })
    place(limits, 'b', 'ann', { groups: { g: none } })
    expect(limits.bucketCount).toBe(2 * (2 + 2))
    limits.remove('a')
    limits.remove('a')
    expect(limits.bucketCount).toBe(2 * (1 + 2))
    limits.remove('b')
    expect(limits.bucketCount).toBe(0)
  })
})
