import { useLayoutEffect } from 'react'
import { useServer, useSettings, useShares, useStores, useUi } from '../../stores/dashboard-context.tsx'

/**
 * Whether the first steps are on screen. That is decided once, by the first snapshot: who removes the last share later is
 * no newcomer, and a share that is made in the steps does not end them.
 */
export function useIsWelcoming(): boolean {
  const stores = useStores()
  const isLoaded = useServer((state) => state.isLoaded)
  const isDone = useSettings(({ appearance }) => appearance.isWelcomeDone)
  const hasShares = useShares((state) => state.shares.length > 0)
  // Where there is no desktop there is no dialog to choose a folder with.
  const hasDesktop = useServer((state) => state.host === 'desktop')
  const decided = useUi((state) => state.welcome)
  const welcome = decided === 'undecided' ? (isDone || hasShares || !hasDesktop ? 'closed' : 'open') : decided
  useLayoutEffect(() => {
    if (isLoaded) stores.ui.setState({ welcome })
  }, [stores, isLoaded, welcome])
  return isLoaded && welcome === 'open'
}
