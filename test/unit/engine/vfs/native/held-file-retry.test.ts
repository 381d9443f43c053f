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

describe('renaming and deleting elsewhere', () => {
  it.each(['linux', 'darwin'] as const)('on %s takes a refusal for what it is', async (platform) => {
    const held = heldFile(['EPERM'])
    await expect(retryWhileHeld(platform, held.operation, held.pause)).rejects.toThrow('EPERM')
    expect(held.attempts()).toBe(1)
  })
})
