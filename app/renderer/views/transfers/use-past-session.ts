import { useEffect, useState } from 'react'
import type { PastSessionDetail } from '../../../preload/contract/wire-history.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'

/** What came of asking for a past session. */
export type PastSessionAnswer =
  | { readonly phase: 'loading' }
  | { readonly phase: 'gone' }
  | { readonly phase: 'failed'; readonly problem: string }
  | { readonly phase: 'found'; readonly detail: PastSessionDetail }

/** Asks once for everything that is remembered of a session. */
export function usePastSession(key: number): PastSessionAnswer {
  const actions = useActions()
  const [answer, setAnswer] = useState<PastSessionAnswer>({ phase: 'loading' })
  useEffect(() => {
    let isOpen = true
    setAnswer({ phase: 'loading' })
    void actions.pastSession({ key }).then((outcome) => {
      if (!isOpen) return
      if (!outcome.ok) setAnswer({ phase: 'failed', problem: tHost(outcome.problem.message) })
      else if (outcome.value === null) setAnswer({ phase: 'gone' })
      else setAnswer({ phase: 'found', detail: outcome.value })
    })
    return () => {
      isOpen = false
    }
  }, [actions, key])
  return answer
}
