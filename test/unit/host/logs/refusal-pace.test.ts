import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createRefusalPace } from '../../../../app/main/host/logs/refusal-pace.ts'
import { oneOfEach } from '../../../helpers/history/one-of-each-event.ts'

type PathChanged = Extract<EngineEvent, { type: 'path-changed' }>

const refusedChange = (at: number, sessionId = 'one'): PathChanged => ({
  ...oneOfEach['path-changed'],
  ...{ at, sessionId, outcome: 'not-found' },
})

describe('refused changes of files', () => {
  it('are said one by one at first, then counted for a minute: nobody pushes all else out of the log', () => {
    const pace = createRefusalPace()
    const said = Array.from({ length: 5_000 }, (_, index) => pace(refusedChange(index)))
    expect(said.filter((unsaid) => unsaid === 0)).toHaveLength(100)
    expect(said.slice(100).every((unsaid) => unsaid === null)).toBe(true)
    expect(pace(refusedChange(60_000))).toBe(4_900)
  })

  it('of other sessions are said all the same', () => {
    const pace = createRefusalPace()
    for (let at = 0; at < 500; at += 1) pace(refusedChange(at))
    expect(pace(refusedChange(500, 'two'))).toBe(0)
  })

  it('are nothing that was done: those are always said', () => {
    const pace = createRefusalPace()
    const done: PathChanged = { ...refusedChange(0), outcome: 'done' }
    expect(Array.from({ length: 500 }, () => pace(done)).every((unsaid) => unsaid === 0)).toBe(true)
  })
})

it('refused connections of an address are said once a minute, with the number of the others', () => {
  const pace = createRefusalPace()
  const peer = { address: '192.0.2.1', port: 5 }
  const refused = (at: number) => pace({ type: 'session-refused', at, peer, reason: 'blocked' })
  expect([refused(0), refused(1), refused(59_999), refused(60_000), refused(60_001)]).toEqual([
    0,
    null,
    null,
    2,
    null,
  ])
})
