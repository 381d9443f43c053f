import type { ReactNode } from 'react'
import { useSettings } from '../../stores/dashboard-context.tsx'
import { HistoryOff, HistoryStatus } from './HistoryStatus.tsx'

/** A list of the history, or why there is none. */
export function Remembered({ children }: { children: ReactNode }) {
  const phase = useSettings((state) => state.history?.phase)
  const problem = useSettings((state) => state.history?.problem ?? null)
  if (phase === 'failed' || phase === 'temporary') return <HistoryStatus phase={phase} problem={problem} />
  return (
    <>
      {phase === 'off' && <HistoryOff />}
      {children}
    </>
  )
}
