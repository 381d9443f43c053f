import { randomBytes } from 'node:crypto'

/** How long a chosen folder waits to be shared. */
export const tokenLifetimeMs = 30 * 60_000
/** More folders than this do not wait at once; the oldest give way. */
export const maxWaitingFolders = 100

/** Folders a person chose in a dialog or dropped on the window, each behind a token that nobody can guess. */
export interface FolderTokens {
  /** Keeps a native path and returns the token that stands for it. */
  issue(folder: string): string
  /** The folder behind a token, or null when it is unknown, used or too old. */
  find(token: string): string | null
  /** Ends a token once its folder has been shared. */
  use(token: string): void
}

/** Creates the tokens; `now` is in milliseconds and must never run backwards. */
export function createFolderTokens(now: () => number): FolderTokens {
  const waiting = new Map<string, { readonly folder: string; readonly issuedAt: number }>()

  const dropOld = (): void => {
    for (const [token, { issuedAt }] of waiting) {
      if (waiting.size <= maxWaitingFolders && now() - issuedAt < tokenLifetimeMs) break
      waiting.delete(token)
    }
  }

  return {
    issue(folder) {
      const token = randomBytes(18).toString('base64url')
      waiting.set(token, { folder, issuedAt: now() })
      dropOld()
      return token
    },
    find(token) {
      dropOld()
      return waiting.get(token)?.folder ?? null
    },
    use(token) {
      waiting.delete(token)
    },
  }
}
