import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type LentPort, PortPool, type PortPoolOptions } from '../../../../app/main/engine/data/port-pool.ts'

const none: ReadonlySet<number> = new Set()

function poolOf(min: number, max: number, options: Partial<PortPoolOptions> = {}): PortPool {
  return new PortPool({ range: { min, max }, coolDownMs: 1_000, now: () => 0, random: () => 0, ...options })
}

/** Lends until nothing is left. */
function lendAll(pool: PortPool, peer: string): number[] {
  const ports: number[] = []
  for (let lent = pool.lend(peer, none); lent !== null; lent = pool.lend(peer, none)) ports.push(lent.port)
  return ports
}

describe('the port pool', () => {
  it('lends every port of the range once, both ends included, and then none', () => {
    const ports = lendAll(poolOf(50_000, 50_009), '127.0.0.1')
    expect(ports.toSorted()).toEqual(Array.from({ length: 10 }, (_, index) => 50_000 + index))
  })

  it('lends in the order that chance says', () => {
    const draws = [0.99, 0, 0.5]
    const pool = poolOf(1, 3, { random: () => draws.shift() ?? 0 })
    expect(lendAll(pool, 'a')).toEqual([3, 1, 2])
  })

  it('lends a port again after it came back', () => {
    const pool = poolOf(7, 7)
    const lent = pool.lend('a', none)
    expect(pool.lend('a', none)).toBeNull()
    if (lent !== null) pool.giveBack(lent)
    expect(pool.lend('b', none)?.port).toBe(7)
  })

  it('never lends a refused port', () => {
    expect(poolOf(1, 2).lend('a', new Set([1]))?.port).toBe(2)
    expect(poolOf(1, 2).lend('a', new Set([1, 2]))).toBeNull()
  })

  it('offers a port to the peer that just had it last, and to others at once', () => {
    const pool = poolOf(1, 3)
    const first = pool.lend('a', none)
    if (first !== null) pool.giveBack(first)
    expect(lendAll(pool, 'a').at(-1)).toBe(first?.port)

    const other = poolOf(1, 1)
    const only = other.lend('a', none)
    if (only !== null) other.giveBack(only)
    expect(other.lend('b', none)?.port).toBe(1)
  })

  it('offers the port that cooled the longest first when none is fresh', () => {
    let nowMs = 0
    const pool = poolOf(1, 3, { now: () => nowMs, coolDownMs: 100 })
    const lent = [1, 2, 3].map(() => pool.lend('a', none)).filter((port) => port !== null)
    const order = [2, 0, 1].map((index) => lent[index]).filter((port) => port !== undefined)
    for (const port of order) {
      nowMs += 1
      pool.giveBack(port)
    }
    expect(lendAll(pool, 'a')).toEqual(order.map(({ port }) => port))
  })

  it('forgets who had a port when it has cooled down, and never lends for an unused return', () => {
    let nowMs = 0
    const pool = poolOf(1, 2, { now: () => nowMs, coolDownMs: 100 })
    const first = pool.lend('a', none)
    if (first !== null) pool.giveBack(first)
    expect(pool.lend('a', new Set())?.port).not.toBe(first?.port)
    nowMs = 100
    expect(pool.lend('a', none)?.port).toBe(first?.port)

    const unused = poolOf(1, 2)
    const returned = unused.lend('a', none)
    if (returned !== null) unused.giveBackUnused(returned)
    expect(lendAll(unused, 'a').length).toBe(2)
  })

  it('ignores a port that is not lent', () => {
    const pool = poolOf(1, 1)
    pool.giveBack({ port: 1, peer: 'a' })
    pool.giveBack({ port: 2, peer: 'a' })
    expect(lendAll(pool, 'a')).toEqual([1])
  })

  it.each([
    [0, 5],
    [5, 4],
    [1, 65_536],
    [1.5, 2],
  ])('refuses the range %d-%d', (min, max) => {
    expect(() => poolOf(min, max)).toThrow(RangeError)
  })

  it('lends each port to one endpoint at a time, whatever happens', () => {
    const step = fc.record({ peer: fc.constantFrom('a', 'b'), isReturn: fc.boolean(), pick: fc.nat(20) })
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 200 }),
        fc.infiniteStream(fc.double({ min: 0, max: 0.999, noNaN: true })),
        (steps, chance) => {
          const pool = poolOf(10, 14, { random: () => chance.next().value ?? 0 })
          const lent: LentPort[] = []
          for (const { peer, isReturn, pick } of steps) {
            const [returned] = isReturn ? lent.splice(pick % Math.max(lent.length, 1), 1) : []
            if (returned !== undefined) pool.giveBack(returned)
            const next = isReturn ? null : pool.lend(peer, none)
            if (next === null) continue
            expect(lent.map(({ port }) => port)).not.toContain(next.port)
            expect(next.port).toBeGreaterThanOrEqual(10)
            expect(next.port).toBeLessThanOrEqual(14)
            lent.push(next)
          }
          expect(pool.lentCount).toBe(lent.length)
        },
      ),
    )
  })
})
