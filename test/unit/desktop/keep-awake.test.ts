import { describe, expect, it } from 'vitest'
import { createKeepAwake, wantsAwake } from '../../../app/main/desktop/keep-awake.ts'
import { createHandClock } from '../../helpers/hand-clock.ts'

describe('a reason to stay awake', () => {
  it.each([
    ['a transfer', 'transfers', 'running', 1, true],
    ['no idle server', 'transfers', 'running', 0, false],
    ['a server that runs, when somebody wants it so', 'sharing', 'running', 0, true],
    ['no server that is stopped', 'sharing', 'stopped', 0, false],
    ['nothing at all, when somebody wants it so', 'never', 'running', 3, false],
  ] as const)('is %s', (_case, rule, phase, transfers, expected) => {
    expect(wantsAwake(rule, { phase, transfers })).toBe(expected)
  })
})

function setUp() {
  const clock = createHandClock()
  const said: string[] = []
  const awake = createKeepAwake(
    {
      block: () => {
        said.push('block')
        return () => said.push('release')
      },
    },
    (isKeptAwake) => said.push(isKeptAwake ? 'awake' : 'may sleep'),
    clock.schedule,
  )
  return { awake, clock, said }
}

describe('keeping awake', () => {
  it('holds one blocker while there is a reason and lets it go five seconds after the last', () => {
    const { awake, clock, said } = setUp()
    awake.follow(true)
    awake.follow(true)
    awake.follow(false)
    clock.pass(4_999)
    expect(said).toEqual(['block', 'awake'])
    clock.pass(1)
    expect(said).toEqual(['block', 'awake', 'release', 'may sleep'])
  })

  it('goes on over the pause between two files', () => {
    const { awake, clock, said } = setUp()
    for (let file = 0; file < 5; file += 1) {
      awake.follow(true)
      awake.follow(false)
      clock.pass(4_000)
    }
    expect(said).toEqual(['block', 'awake'])
  })

  it('does nothing without a reason', () => {
    const { awake, clock, said } = setUp()
    awake.follow(false)
    expect(clock.waiting()).toBe(0)
    awake.end()
    expect(said).toEqual([])
  })

  it('lets go at once at its end', () => {
    const { awake, clock, said } = setUp()
    awake.follow(true)
    awake.end()
    expect(said).toEqual(['block', 'awake', 'release', 'may sleep'])
    expect(clock.waiting()).toBe(0)
  })
})
