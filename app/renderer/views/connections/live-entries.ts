import type { StoreApi } from 'zustand'
import { type ConnectionEntry, sameEntries } from '../../stores/connection-entries.ts'
import type { SessionsStoreState } from '../../stores/sessions-store.ts'

/** Values change four times a second, and an order by them is worked out anew at most this often. */
const orderEveryMs = 1000

/** A list that follows the sessions, in the form React subscribes to. */
export interface LiveEntries {
  readonly subscribe: (listener: () => void) => () => void
  /** The same list until it is another one. */
  readonly read: () => readonly ConnectionEntry[]
}

/** Keeps a list equal to what a function makes of the sessions: at once when somebody comes or goes, else once a second. */
export function createLiveEntries(
  sessions: StoreApi<SessionsStoreState>,
  make: (state: SessionsStoreState) => readonly ConnectionEntry[],
): LiveEntries {
  let seen = sessions.getState()
  let entries = make(seen)

  const refresh = (): boolean => {
    const now = sessions.getState()
    if (now === seen) return false
    seen = now
    const next = make(now)
    if (sameEntries(entries, next)) return false
    entries = next
    return true
  }

  return {
    read: () => entries,
    subscribe(listener) {
      let timer: ReturnType<typeof setTimeout> | undefined
      const tell = (): void => {
        clearTimeout(timer)
        timer = undefined
        if (refresh()) listener()
      }
      // What happened between the first reading and the subscription.
      tell()
      const stop = sessions.subscribe((now, before) => {
        if (now.ids !== before.ids) tell()
        else timer ??= setTimeout(tell, orderEveryMs)
      })
      return () => {
        stop()
        clearTimeout(timer)
      }
    },
  }
}
