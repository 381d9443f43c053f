import { describe, expect, it } from 'vitest'
import {
  createFloodGate,
  maxWatchedAddresses,
} from '../../../../../app/main/host/history/recorder/flood-gate.ts'
import { type NewActivity, newActivity } from '../../../../../app/main/host/history/recorder/new-activity.ts'
import {
  createSessionAdmission,
  freeSessionsPerMinute,
} from '../../../../../app/main/host/history/recorder/session-admission.ts'

const minute = 60_000

/** A gate that lets two of each address pass, with a clock and a timer of the test. */
function gate() {
  const told: NewActivity[] = []
  let now = 0
  let timer: (() => void) | null = null
  const created = createFloodGate({
    tell: (activity) => told.push(activity),
    burst: () => 2,
    now: () => now,
    schedule(run) {
      timer = run
      return () => {
        timer = null
      }
    },
  })
  return {
    told,
    gate: created,
    facts: () => told.map(({ facts }) => facts),
    offer: (at: number, address = '192.0.2.7', reason = 'wrong-password') =>
      created.offer(newActivity({ at, kind: 'login-failed', address, facts: { reason } })),
    wait(until: number) {
      now = until
      const run = timer
      timer = null
      run?.()
    },
    isWaiting: () => timer !== null,
  }
}

const reason = 'wrong-password'

describe('a flood', () => {
  it('passes one by one as long as it is none', () => {
    const { offer, facts } = gate()
    offer(0)
    offer(1)
    expect(facts()).toEqual([{ reason }, { reason }])
  })

  it('is told once after a minute, with a count and since when, by the last one', () => {
    const { offer, wait, told, facts } = gate()
    for (let at = 0; at < 5_000; at += 1) offer(at)
    expect(told).toHaveLength(2)
    wait(minute)
    expect(facts()).toEqual([{ reason }, { reason }, { reason, count: 4_998, sinceMs: 2 }])
    expect(told.at(-1)).toMatchObject({ at: 4_999, address: '192.0.2.7', kind: 'login-failed' })
  })

  it('that goes on adds one entry a minute', () => {
    const { offer, told, gate: one } = gate()
    for (let at = 0; at < 10 * minute; at += 100) offer(at)
    one.close()
    expect(told).toHaveLength(2 + 10)
    const counted = told.reduce((sum, { facts }) => sum + Number(facts.count ?? 1), 0)
    expect(counted).toBe((10 * minute) / 100)
  })

  it('is over after a quiet minute, and nothing is kept of it', () => {
    const { offer, wait, facts, isWaiting } = gate()
    for (let at = 0; at < 4; at += 1) offer(at)
    wait(minute)
    wait(2 * minute)
    expect(isWaiting()).toBe(false)
    offer(3 * minute)
    expect(facts()).toEqual([{ reason }, { reason }, { reason, count: 2, sinceMs: 2 }, { reason }])
  })

  it('tells a single one that was held back as it was', () => {
    const { offer, gate: one, facts } = gate()
    for (let at = 0; at < 3; at += 1) offer(at)
    one.close()
    expect(facts()).toEqual([{ reason }, { reason }, { reason }])
  })

  it('of one address hides nothing of another, and an IPv6 network counts as one', () => {
    const { offer, told } = gate()
    for (let at = 0; at < 9; at += 1) offer(at, `2001:db8::${at}`)
    offer(9, '192.0.2.8')
    expect(told.map(({ address }) => address)).toEqual(['2001:db8::0', '2001:db8::1', '192.0.2.8'])
  })

  it('of more addresses than are watched is told without an address', () => {
    const { offer, told, gate: one } = gate()
    const addresses = maxWatchedAddresses + 500
    for (let index = 0; index < addresses; index += 1) offer(0, `10.0.${index >> 8}.${index & 255}`)
    expect(told).toHaveLength(maxWatchedAddresses)
    one.close()
    expect(told.at(-1)).toMatchObject({ address: null, userName: null, facts: { count: 500 } })
    expect(told).toHaveLength(maxWatchedAddresses + 1)
  })

  it('does not last for ever when the clock is set back', () => {
    const { offer, told } = gate()
    for (let index = 0; index < 5; index += 1) offer(100 * minute)
    offer(0)
    offer(2 * minute)
    expect(told).toHaveLength(4)
  })
})

describe('sessions before anybody signs in', () => {
  it('are remembered until an address opens too many in a minute', () => {
    const admits = createSessionAdmission()
    const admitted = Array.from({ length: 1_000 }, (_, at) => admits('192.0.2.7', at)).filter(Boolean)
    expect(admitted).toHaveLength(freeSessionsPerMinute)
    expect(admits('192.0.2.8', 1_000)).toBe(true)
    expect(admits('192.0.2.7', minute)).toBe(true)
  })

  it('are not remembered of endless addresses', () => {
    const admits = createSessionAdmission()
    const admitted = Array.from({ length: 3_000 }, (_, index) =>
      admits(`10.0.${index >> 8}.${index & 255}`, 0),
    ).filter(Boolean)
    expect(admitted).toHaveLength(maxWatchedAddresses)
  })
})
