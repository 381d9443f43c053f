import { describe, expect, it } from 'vitest'
import type { Ban } from '../../../../../app/main/host/bans/ban.ts'
import { createBanChanges, maxBanChanges } from '../../../../../app/main/host/history/recorder/ban-changes.ts'

const person = { kind: 'person', note: '' } as const
const evidence = {
  ...{ points: 10, wrongPasswords: 8, unknownAccounts: 1, foreignProtocols: 0 },
  ...{ lastUserName: 'root', earlierBans: 2 },
}
const ban = (parts: Partial<Ban> = {}): Ban => ({
  ...{ id: 'b1', range: '192.0.2.7', cause: person, sinceMs: 900, remainingMs: 60_000 },
  ...{ hits: 0, lastHitAtMs: null },
  ...parts,
})

/** Looks at bans at a time of the test. */
function looks(kept: readonly Ban[] = []) {
  let ms = 0
  const look = createBanChanges(kept, { now: () => 1_000 + ms, monotonicMs: () => ms })
  return (atMs: number, ...bans: Ban[]) => {
    ms = atMs
    return look(bans).map(({ at, kind, address, facts }) => ({ at, kind, address, facts }))
  }
}

describe('changes of the bans', () => {
  it('tell one by a person, with its end and its note', () => {
    expect(looks()(0, ban({ cause: { kind: 'person', note: 'scanner' } }))).toEqual([
      {
        ...{ at: 900, kind: 'blocked', address: '192.0.2.7' },
        facts: { by: 'person', until: 61_000, note: 'scanner' },
      },
    ])
  })

  it('tell one for good without an end', () => {
    expect(looks()(0, ban({ remainingMs: null }))[0]?.facts).toEqual({ by: 'person' })
  })

  it('tell one by a rule, with what it saw', () => {
    expect(looks()(0, ban({ cause: { kind: 'rule', evidence } }))[0]?.facts).toEqual({
      ...{ by: 'rule', until: 61_000, wrongPasswords: 8, unknownAccounts: 1, foreignProtocols: 0 },
      ...{ earlierBans: 2, lastUserName: 'root' },
    })
  })

  it('tell nothing of those the program began with, of hits and of time that goes by', () => {
    const look = looks([ban()])
    expect(look(0, ban())).toEqual([])
    expect(look(10_000, ban({ remainingMs: 50_000, hits: 7, lastHitAtMs: 11_000 }))).toEqual([])
  })

  it('tell whether a person lifted it or its time was over', () => {
    const look = looks()
    look(
      0,
      ban(),
      ban({ id: 'b2', range: '192.0.2.8' }),
      ban({ id: 'b3', range: '10.0.0.0/8', remainingMs: null }),
    )
    expect(look(20_000, ban({ remainingMs: 40_000 }))).toEqual([
      { at: 21_000, kind: 'unblocked', address: '192.0.2.8', facts: { by: 'person' } },
      { at: 21_000, kind: 'unblocked', address: '10.0.0.0/8', facts: { by: 'person' } },
    ])
    expect(look(60_000)).toEqual([
      { at: 61_000, kind: 'unblocked', address: '192.0.2.7', facts: { by: 'time' } },
    ])
  })

  it('tell that one lasts longer now, and that it was replaced', () => {
    const look = looks()
    look(0, ban())
    expect(look(1_000, ban({ remainingMs: 600_000 }))).toEqual([
      {
        ...{ at: 2_000, kind: 'blocked', address: '192.0.2.7' },
        facts: { by: 'person', until: 602_000, isChange: true },
      },
    ])
    expect(look(2_000, ban({ id: 'b9', sinceMs: 3_000, remainingMs: null }))).toEqual([
      { at: 3_000, kind: 'blocked', address: '192.0.2.7', facts: { by: 'person' } },
    ])
  })

  it('are bounded, and the rest is counted', () => {
    const many = Array.from({ length: 5_000 }, (_, index) =>
      ban({ id: `b${index}`, range: `10.0.${index >> 8}.${index & 255}` }),
    )
    const found = looks()(0, ...many)
    expect(found).toHaveLength(maxBanChanges + 1)
    expect(found.at(-1)).toMatchObject({ kind: 'blocked', address: null, facts: { count: 4_800 } })
  })
})
