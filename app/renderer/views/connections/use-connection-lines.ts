import { useMemo, useState, useSyncExternalStore } from 'react'
import {
  type ConnectionEntry,
  type ConnectionLine,
  entriesOf,
  linesOf,
} from '../../stores/connection-entries.ts'
import { parseConnectionFilter } from '../../stores/connection-filter.ts'
import { useLayout, useSessions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { countChanges, holdOrder } from '../../stores/held-order.ts'
import { sessionMatcher } from '../../stores/match-session.ts'
import { isOfSegment } from '../../stores/select-sessions.ts'
import { sortSessions } from '../../stores/sort-sessions.ts'
import { createLiveEntries, type LiveEntries } from './live-entries.ts'

/** The rows of the grid, and what waits to happen to them. */
export interface ConnectionLines {
  readonly lines: readonly ConnectionLine[]
  /** Sessions in the list, those in folded groups too. */
  readonly ids: readonly string[]
  /** Rows that would move if the order were taken over. */
  readonly changes: number
  /** Takes the order over now. */
  readonly takeOver: () => void
}

interface Shown {
  /** What it was made by: a person who changes the view wants it at once. */
  readonly view: LiveEntries
  readonly entries: readonly ConnectionEntry[]
}

/**
 * Puts sessions in the order a person chose. While the order is held no row changes its place; the list follows as soon as
 * it is let go, when the view is changed, or when the person takes the order over.
 */
export function useConnectionLines(isHeld: boolean): ConnectionLines {
  const stores = useStores()
  const view = useView()
  const wanted = useSyncExternalStore(view.subscribe, view.read)
  // Who has gone altogether is left out of a held list as well.
  useSessions((state) => state.ids)
  const [shown, setShown] = useState<Shown>({ view, entries: wanted })

  const { byId } = stores.sessions.getState()
  const mayMove = !isHeld || view !== shown.view
  const entries = mayMove ? wanted : holdOrder(shown.entries, wanted, (id) => byId.has(id))
  if (entries !== shown.entries || view !== shown.view) setShown({ view, entries })

  const collapsed = useUi((state) => state.collapsedGroups)
  return {
    lines: useMemo(() => linesOf(entries, collapsed), [entries, collapsed]),
    ids: useMemo(() => entries.map(({ id }) => id), [entries]),
    changes: useMemo(() => (entries === wanted ? 0 : countChanges(entries, wanted)), [entries, wanted]),
    takeOver: () => setShown({ view, entries: wanted }),
  }
}

/** The list as it should be; a new one when the person changes what is looked for or how it is arranged. */
function useView(): LiveEntries {
  const { sessions } = useStores()
  const segment = useUi((state) => state.segment)
  const filter = useUi((state) => state.filter)
  const tokens = useUi((state) => state.filterTokens)
  const order = useLayout((layout) => layout.order)
  const groupBy = useLayout((layout) => layout.groupBy)
  return useMemo(() => {
    const typed = parseConnectionFilter(filter)
    const isWanted = sessionMatcher({ words: typed.words, tokens: [...tokens, ...typed.tokens] })
    return createLiveEntries(sessions, ({ ids, byId }) => {
      const found = ids.flatMap((id) => {
        const session = byId.get(id)
        return session !== undefined && isOfSegment(session, segment) && isWanted(session) ? session : []
      })
      return entriesOf(sortSessions(found, order), groupBy)
    })
  }, [sessions, segment, filter, tokens, order, groupBy])
}
