import { isDeepStrictEqual } from 'node:util'
import type { Settings } from './settings-schema.ts'

/** Tells passwords that were only stored in a stronger way from those that somebody changed. */
export interface RehashedPasswords {
  /** The next new password of this user is only stored anew. */
  expect(userId: string): void
  /** The settings before, with the expected passwords as they are now; each counts once. */
  hiddenIn(before: Settings, after: Settings): Settings
}

/** Expects none yet. */
export function createRehashedPasswords(): RehashedPasswords {
  const expected = new Set<string>()
  return {
    expect: (userId) => void expected.add(userId),
    hiddenIn(before, after) {
      if (expected.size === 0) return before
      const passwords = new Map(after.users.map(({ id, password }) => [id, password]))
      const users = before.users.map((user) => {
        const password = passwords.get(user.id)
        if (!expected.has(user.id) || isDeepStrictEqual(password, user.password)) return user
        expected.delete(user.id)
        return { ...user, password: password ?? null }
      })
      return { ...before, users }
    },
  }
}
