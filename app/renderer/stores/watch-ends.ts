import type { StoreApi } from 'zustand'
import type { WireSession } from '../../preload/contract/wire-sessions.ts'
import type { SessionsStoreState } from './sessions-store.ts'

/**
 * Says whether the history may hold more than before: a transfer is over, a session has gone, or something happened that
 * was too short to be seen. Bytes that move are no news.
 */
export function isNews(before: WireSession | undefined, now: WireSession | undefined): boolean {
  if (before === now) return false
  if (before === undefined || now === undefined) return true
  if (before.transfer === null && now.transfer === null) return true
  return before.transfer !== null && before.transfer.id !== now.transfer?.id
}

/** Calls back whenever the history may hold more than before; returns the function that ends it. */
export function watchEnds(sessions: StoreApi<SessionsStoreState>, onEnd: () => void): () => void {
  return sessions.subscribe(({ byId: now }, { byId: before }) => {
    if (now === before) return
    const hasGone = [...before.keys()].some((id) => !now.has(id))
    const hasNews = hasGone || [...now].some(([id, session]) => isNews(before.get(id), session))
    if (hasNews) onEnd()
  })
}
