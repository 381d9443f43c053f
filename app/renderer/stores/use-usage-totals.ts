import { useCallback } from 'react'
import type { UsageTotals } from '../../preload/contract/wire-history.ts'
import { useActions, useSessions, useStores } from './dashboard-context.tsx'
import { type Credit, creditOf, finishedMark } from './live-totals.ts'
import { useAsked } from './use-asked.ts'

/** Totals of what is remembered, and what of the sessions they hold. */
export interface AskedTotals {
  readonly totals: UsageTotals
  readonly credit: Credit
}

/** What was moved today and in seven days; asked anew when transfers have ended, at most once in `everyMs`. */
export function useUsageTotals(everyMs: number): AskedTotals | null {
  const actions = useActions()
  const stores = useStores()
  const mark = useSessions(finishedMark)
  const ask = useCallback(async (): Promise<AskedTotals | null> => {
    const credit = creditOf(stores.sessions.getState().byId)
    const totals = await actions.usageTotals()
    return totals === null ? null : { totals, credit }
  }, [actions, stores])
  return useAsked(ask, mark, everyMs)
}
