import { describe, expect, it } from 'vitest'
import { retryWhileHeld } from '../../../../../app/main/engine/vfs/native/held-file-retry.ts'

/** Fails with these codes one after the other, then succeeds; tells the attempts and the pauses. */
function heldFile(codes: readonly string[]) {
  const pausesMs: number[] = []
  let attempts = 0
  return {
    pausesMs,
    attempts: () => attempts,
    operation: async () => {
      const code = codes[attempts]
      attempts += 1
      if (code !== undefined) throw Object.assign(new Error(code), { code })
      return 'done'
    },
    pause: async (ms: number) => {
      pausesMs.push(ms)
    },
  }
}

describe('renaming and deleting on Windows', () => {
  it('goes on as soon as the other program lets the file go', async () => {
    const held = heldFile(['EBUSY', 'EPERM', 'EACCES'])
    expect(await retryWhileHeld('win32', held.operation, held.pause)).toBe('done')
    expect(held.pausesMs).toEqual([10, 25, 50])
  })

  it('gives up with the last failure after less than two seconds', async () => {
    const held = heldFile(new Array(50).fill('EBUSY'))
    await expect(retryWhileHeld('win32', held.operation, held.pause)).rejects.toThrow('EBUSY')
    expect(held.pausesMs.reduce((sum, ms) => sum + ms, 0)).toBeLessThan(2000)
    expect(held.attempts()).toBe(held.pausesMs.length + 1)
  })

  it('does not repeat what fails for another reason', async () => {
    const held = heldFile(['ENOENT'])
    await expect(retryWhileHeld('win32', held.operation, held.pause)).rejects.toThrow('ENOENT')
    expect(held.attempts()).toBe(1)
  })
})

describe('the last step of an upload on Windows', () => {
  it('waits a minute, ever longer between attempts, and says so once', async () => {
    const held = heldFile(new Array(100).fill('EPERM'))
    let said = 0
    const patience = { signal: new AbortController().signal, onWaiting: () => (said += 1) }
    await expect(retryWhileHeld('win32', held.operation, held.pause, patience)).rejects.toThrow('EPERM')
    expect(held.pausesMs.reduce((sum, ms) => sum + ms, 0)).toBe(60_000)
    expect(held.pausesMs).toEqual(held.pausesMs.toSorted((a, b) => a - b))
    expect(said).toBe(1)
  })

  it('says nothing when nobody holds the file', async () => {
    const held = heldFile([])
    const onWaiting = () => expect.unreachable()
    const patience = { signal: new AbortController().signal, onWaiting }
    expect(await retryWhileHeld('win32', held.operation, held.pause, patience)).toBe('done')
  })

  it('ends with the last failure as soon as it is stopped', async () => {
    const held = heldFile(new Array(100).fill('EBUSY'))
    const stop = new AbortController()
    const pause = async (ms: number) => {
      await held.pause(ms)
      if (held.pausesMs.length === 3) stop.abort()
    }
    const patience = { signal: stop.signal, onWaiting: () => undefined }
    await expect(retryWhileHeld('win32', held.operation, pause, patience)).rejects.toThrow('EBUSY')
    expect(held.attempts()).toBe(3)
  })

  it('is tried once when it was stopped before', async () => {
    const held = heldFile(['EBUSY'])
    const patience = { signal: AbortSignal.abort(), onWaiting: () => undefined }
    await expect(retryWhileHeld('win32', held.operation, held.pause, patience)).rejects.toThrow('EBUSY')
    expect(held.pausesMs).toEqual([])
  })

  it('cuts a real pause short', async () => {
    const stop = new AbortController()
    const held = heldFile(new Array(100).fill('EBUSY'))
    const patience = { signal: stop.signal, onWaiting: () => stop.abort() }
    await expect(retryWhileHeld('win32', held.operation, undefined, patience)).rejects.toThrow('EBUSY')
    expect(held.attempts()).toBe(1)
  })
})

describe('renaming and deleting elsewhere', () => {
  it.each(['linux', 'darwin'] as const)('on %s takes a refusal for what it is', async (platform) => {
    const held = heldFile(['EPERM'])
    await expect(retryWhileHeld(platform, held.operation, held.pause)).rejects.toThrow('EPERM')
    expect(held.attempts()).toBe(1)
  })
})
