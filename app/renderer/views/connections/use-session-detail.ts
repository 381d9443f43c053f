import { useEffect, useState } from 'react'
import type { WireSessionDetail } from '../../../preload/contract/wire-sessions.ts'
import { useActions } from '../../stores/dashboard-context.tsx'

const lookMs = 1000

/**
 * What is known of a session beside its row, asked for once a second while it lives and the drawer is open; null until
 * the first answer, and the last answer for good once the session has ended.
 */
export function useSessionDetail(id: string, isEnded: boolean): WireSessionDetail | null {
  const actions = useActions()
  const [detail, setDetail] = useState<WireSessionDetail | null>(null)
  useEffect(() => {
    let isOpen = true
    const look = async (): Promise<void> => {
      const found = await actions.sessionDetail(id)
      if (isOpen && found !== null) setDetail(found)
    }
    void look()
    const timer = isEnded ? null : setInterval(() => void look(), lookMs)
    return () => {
      isOpen = false
      if (timer !== null) clearInterval(timer)
    }
  }, [actions, id, isEnded])
  return detail?.id === id ? detail : null
}
