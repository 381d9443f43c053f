import { useEffect, useState } from 'react'
import { useServer } from './dashboard-context.tsx'

const minuteMs = 60_000

/** Main's clock, once a minute and only while the page can be seen: what says "5 min ago" need not tick. */
export function useMinute(): number {
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  const [nowMs, setNowMs] = useState(() => Date.now())
  useEffect(() => {
    const look = (): void => {
      if (!document.hidden) setNowMs(Date.now())
    }
    const timer = setInterval(look, minuteMs)
    document.addEventListener('visibilitychange', look)
    return () => {
      clearInterval(timer)
      document.removeEventListener('visibilitychange', look)
    }
  }, [])
  return nowMs + clockOffsetMs
}
