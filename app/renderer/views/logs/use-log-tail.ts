import { useEffect, useRef, useState } from 'react'
import { useStore } from 'zustand'
import type { LogFilter } from '../../../preload/contract/wire-logs.ts'
import { useActions, useStores } from '../../stores/dashboard-context.tsx'
import { createLogTail, type LogTail, type LogTailState } from '../../stores/log-tail.ts'

/** Follows the end of the log as long as the screen is there and somebody can see it. */
export function useLogTail(filter: LogFilter): { readonly tail: LogTail; readonly state: LogTailState } {
  const actions = useActions()
  const stores = useStores()
  const [tail] = useState(() => createLogTail({ read: actions.readLog }))
  const shown = useRef<LogFilter | null>(null)

  useEffect(() => {
    const look = (): void => tail.watch(document.visibilityState !== 'hidden')
    look()
    const unsubscribe = stores.logs.subscribe(({ lastNumber }) => tail.grown(lastNumber))
    document.addEventListener('visibilitychange', look)
    return () => {
      unsubscribe()
      document.removeEventListener('visibilitychange', look)
      shown.current = null
      tail.close()
    }
  }, [tail, stores])

  useEffect(() => {
    if (shown.current === filter) return
    shown.current = filter
    tail.filter(filter)
  }, [tail, filter])

  return { tail, state: useStore(tail.store) }
}
