import { useMemo } from 'react'
import type { HistoryFilter } from '../../../preload/contract/wire-history.ts'
import { useUi } from '../../stores/dashboard-context.tsx'
import { rangeOf, whoFilterOf } from '../../stores/transfer-filter.ts'

/** What main is asked for when past connections are shown. */
export function usePastFilter(): HistoryFilter {
  const who = useUi((state) => state.pastWho)
  const period = useUi((state) => state.pastPeriod)
  return useMemo(() => ({ ...whoFilterOf(who), ...rangeOf(period, Date.now()) }), [who, period])
}
