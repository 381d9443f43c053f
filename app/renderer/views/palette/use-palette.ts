import { useMemo, useState } from 'react'
import {
  type Dashboard,
  useActions,
  useServer,
  useSessions,
  useSettings,
  useShares,
  useStores,
  useUsers,
} from '../../stores/dashboard-context.tsx'
import { type FoundSection, findEntries } from './find-entries.ts'
import type { PaletteEntry } from './palette-entry.ts'
import { paletteSources } from './palette-sources.ts'
import { typedAddressEntries } from './typed-address.ts'

/** What the palette shows and what its keys do. */
export interface PaletteState {
  readonly text: string
  readonly sections: readonly FoundSection[]
  /** The entry that Enter runs; null when nothing was found. */
  readonly chosen: PaletteEntry | null
  /** The thing whose further actions are listed; null in the list of everything. */
  readonly within: PaletteEntry | null
  type(text: string): void
  choose(entry: PaletteEntry): void
  /** Chooses the entry so many places on; it goes round at the ends. */
  move(by: number): void
  moveTo(end: 'first' | 'last'): void
  /** Lists what else can be done to an entry; false when that is nothing. */
  enter(entry: PaletteEntry | null): boolean
  /** Goes back to the list of everything; false when it is there already. */
  leave(): boolean
}

/** Finds entries while somebody types; a connection that comes or goes meanwhile moves no choice. */
export function usePalette(): PaletteState {
  const entries = useEntries()
  const [text, setText] = useState('')
  const [chosenId, setChosenId] = useState<string | null>(null)
  const [within, setWithin] = useState<{ readonly entry: PaletteEntry; readonly textBefore: string } | null>(
    null,
  )
  const dashboard = useDashboardParts()
  const sections = useMemo(() => {
    if (within !== null) return findEntries(within.entry.more?.() ?? [], text)
    return findEntries([...typedAddressEntries(dashboard, text), ...entries], text)
  }, [within, dashboard, entries, text])
  const listed = sections.flatMap((section) => section.entries)
  const place = Math.max(
    0,
    listed.findIndex(({ id }) => id === chosenId),
  )
  const chosen = listed[place] ?? null

  return {
    text,
    sections,
    chosen,
    within: within?.entry ?? null,
    type(next) {
      setText(next)
      // What is typed is meant anew: its best match comes first.
      setChosenId(null)
    },
    choose: (entry) => setChosenId(entry.id),
    move: (by) => setChosenId(listed[(place + by + listed.length) % listed.length]?.id ?? null),
    moveTo: (end) => setChosenId(listed.at(end === 'first' ? 0 : -1)?.id ?? null),
    enter(entry) {
      if (entry?.more === undefined) return false
      setWithin({ entry, textBefore: text })
      setText('')
      setChosenId(null)
      return true
    },
    leave() {
      if (within === null) return false
      setWithin(null)
      setText(within.textBefore)
      setChosenId(within.entry.id)
      return true
    },
  }
}

function useDashboardParts(): Dashboard {
  const stores = useStores()
  const actions = useActions()
  return useMemo(() => ({ stores, actions }), [stores, actions])
}

/** All there is, listed again when something comes or goes, not when bytes move. */
function useEntries(): readonly PaletteEntry[] {
  const dashboard = useDashboardParts()
  const phase = useServer((state) => state.server.phase)
  const ids = useSessions((state) => state.ids)
  const aliveCount = useSessions((state) => state.aliveCount)
  const users = useUsers((state) => state.users)
  const shares = useShares((state) => state.shares)
  const appearance = useSettings((state) => state.appearance)
  // biome-ignore lint/correctness/useExhaustiveDependencies: the sources read the stores themselves; these say when
  return useMemo(
    () => paletteSources.flatMap((source) => source(dashboard)),
    [dashboard, phase, ids, aliveCount, users, shares, appearance],
  )
}
