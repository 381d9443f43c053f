import { type RefObject, useEffect, useState } from 'react'
import { useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { keepPlaces, topSessions } from './top-sessions.ts'

const reorderMs = 5_000

/** The busiest sessions. Their order changes now and then, and never under the pointer or the keyboard. */
export function useTopSessions(list: RefObject<HTMLElement | null>, count: number): readonly string[] {
  const stores = useStores()
  const [ids, setIds] = useState<readonly string[]>(() => topSessions(stores.sessions.getState().byId, count))
  /** Another one when somebody comes, goes, begins or ends a transfer. */
  const mark = useSessions(({ byId }) =>
    [...byId.values()]
      .map(({ id, endedAt, transfer }) => (endedAt === null ? `${id}${transfer === null ? '' : '*'}` : ''))
      .join(' '),
  )

  useEffect(() => {
    const isHeld = (): boolean => list.current?.matches(':hover, :focus-within') ?? false
    const look = (): void => {
      if (document.hidden) return
      const now = topSessions(stores.sessions.getState().byId, count)
      setIds((before) => {
        const next = isHeld() ? keepPlaces(before, now) : now
        return next.join() === before.join() ? before : next
      })
    }
    look()
    const timer = mark.includes('*') ? setInterval(look, reorderMs) : undefined
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [stores, list, count, mark])
  return ids
}
