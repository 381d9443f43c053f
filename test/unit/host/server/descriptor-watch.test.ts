import { describe, expect, it } from 'vitest'
import { createDescriptorWatch, descriptorLimit } from '../../../../app/main/host/server/descriptor-watch.ts'

function setUp(limit: number | null) {
  const state = { inUse: 10, nowMs: 0, isOut: false, looks: 0 }
  const isCrowded = createDescriptorWatch({
    limit,
    monotonicMs: () => state.nowMs,
    async probe() {
      state.looks += 1
      if (state.isOut) throw new Error('EMFILE')
      return state.inUse
    },
  })
  /** Asks, lets the look that it began end, and asks again. */
  const ask = async () => {
    state.nowMs += 1_000
    isCrowded()
    await new Promise(setImmediate)
    return isCrowded()
  }
  return { state, isCrowded, ask }
}

describe('file descriptors', () => {
  it('are never short where there is no limit', async () => {
    const { ask, state } = setUp(null)
    state.isOut = true
    expect(await ask()).toBe(false)
  })

  it('are short when the part that is kept begins, and no more when some are free again', async () => {
    const { ask, state } = setUp(1_000)
    expect(await ask()).toBe(false)
    state.inUse = 880
    expect(await ask()).toBe(true)
    state.inUse = 500
    expect(await ask()).toBe(false)
  })

  it('are short when not one can be opened', async () => {
    const { ask, state } = setUp(1_000)
    state.isOut = true
    expect(await ask()).toBe(true)
  })

  it('are counted ahead for connections that come in a burst', async () => {
    const { isCrowded, ask } = setUp(1_000)
    await ask()
    let accepted = 0
    while (!isCrowded()) accepted += 1
    expect(accepted).toBeGreaterThan(100)
    expect(accepted).toBeLessThan(200)
  })

  it('are looked at once for a burst', async () => {
    const { isCrowded, ask, state } = setUp(100_000)
    await ask()
    const before = state.looks
    for (let connection = 0; connection < 100; connection += 1) isCrowded()
    expect(state.looks).toBe(before)
  })

  it.skipIf(process.platform === 'win32')('have a limit that the system tells', () => {
    expect(descriptorLimit()).toBeGreaterThan(0)
  })
})
