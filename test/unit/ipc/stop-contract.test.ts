import { describe, expect, it } from 'vitest'
import { calls } from '../../../app/preload/contract/contract.ts'

const { argument } = calls.disconnectSessions

describe('what a window may ask to be stopped', () => {
  it.each([
    { ids: ['a'] },
    { userId: 'u' },
    { range: '10.0.0.0/8' },
    { everybody: true },
    { ids: ['a'], message: 'Back at noon.', block: { durationMs: null }, disableUsers: true },
    { ids: ['a'], block: { durationMs: 900_000 } },
  ])('%j is taken as it is', (asked) => {
    expect(argument.parse(asked)).toEqual(asked)
  })

  it.each([
    {},
    { everybody: false },
    { ids: ['a'], block: { durationMs: 0 } },
    { ids: ['a'], block: { durationMs: 400 * 86_400_000 } },
    // Two replies in one, a charset the client need not know, and a line no client has room for.
    { ids: ['a'], message: 'Bye\r\n230 Welcome' },
    { ids: ['a'], message: 'Auf Wiedersehen, schönen Tag' },
    { ids: ['a'], message: 'x'.repeat(201) },
    { ids: ['a'], message: '\u0007' },
  ])('%j is refused', (asked) => {
    expect(argument.safeParse(asked).success).toBe(false)
  })
})
