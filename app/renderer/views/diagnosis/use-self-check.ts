import { useCallback, useEffect, useState } from 'react'
import type { WireSelfCheck } from '../../../preload/contract/wire-self-check.ts'
import { useActions } from '../../stores/dashboard-context.tsx'

/** Runs the check at once and on demand; what was found stays until the next answer. */
export function useSelfCheck() {
  const actions = useActions()
  const [check, setCheck] = useState<WireSelfCheck | null>(null)
  const [runs, setRuns] = useState(1)
  const [answered, setAnswered] = useState(0)

  useEffect(() => {
    let isOver = false
    void actions.runSelfCheck().then((found) => {
      if (isOver) return
      if (found !== null) setCheck(found)
      setAnswered(runs)
    })
    return () => {
      isOver = true
    }
  }, [actions, runs])

  const run = useCallback(() => setRuns((before) => before + 1), [])
  return { check, isRunning: answered !== runs, run }
}
