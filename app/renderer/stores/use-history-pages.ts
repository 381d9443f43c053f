import { useCallback, useEffect, useRef, useState } from 'react'
import type { HistoryKey } from '../../preload/contract/wire-history.ts'
import type { WireProblem } from '../../preload/contract/wire-types.ts'
import { tHost } from '../texts/host-texts.ts'
import { useStores } from './dashboard-context.tsx'
import {
  firstPage,
  type HistoryPage,
  type HistoryPages,
  type Keyed,
  newsLength,
  noPages,
  pageLength,
  withNews,
  withNextPage,
} from './history-pages.ts'
import { watchEnds } from './watch-ends.ts'

/** What is over is on the disk within a second. */
const newsDelayMs = 1_500

/** Asks main for one page. Its identity is the question: another function is another list. */
export type AskPage<Entry> = (page: {
  before: HistoryKey | null
  limit: number
}) => Promise<
  | { readonly ok: true; readonly value: HistoryPage<Entry> }
  | { readonly ok: false; readonly problem: WireProblem }
>

/** A list that main holds, as far as somebody has scrolled. */
export interface HistoryList<Entry> {
  readonly pages: HistoryPages<Entry>
  /** Asks for the page after the last one, once. */
  readonly loadMore: () => void
  /** Asks anew from the newest on. */
  readonly reload: () => void
}

/** Follows a list of the history page by page; new entries are counted and never move what is there. */
export function useHistoryPages<Entry extends Keyed>(ask: AskPage<Entry>): HistoryList<Entry> {
  const stores = useStores()
  const [pages, setPages] = useState<HistoryPages<Entry>>(noPages)
  const latest = useRef(pages)
  latest.current = pages
  /** Answers to an older question are of no use. */
  const asking = useRef(0)
  const isGrowing = useRef(false)

  const reload = useCallback((): void => {
    asking.current += 1
    const own = asking.current
    isGrowing.current = false
    setPages((before) => ({ ...before, phase: 'loading', newCount: 0, isNewCountOpen: false }))
    void ask({ before: null, limit: pageLength }).then((outcome) => {
      if (own !== asking.current) return
      setPages(outcome.ok ? firstPage(outcome.value) : failed(noPages, outcome.problem))
    })
  }, [ask])

  const loadMore = useCallback((): void => {
    const { next, phase } = latest.current
    if (next === null || phase !== 'ready' || isGrowing.current) return
    isGrowing.current = true
    const own = asking.current
    setPages((before) => ({ ...before, phase: 'growing' }))
    void ask({ before: next, limit: pageLength }).then((outcome) => {
      if (own !== asking.current) return
      isGrowing.current = false
      setPages((before) =>
        outcome.ok ? withNextPage(before, outcome.value) : failed(before, outcome.problem),
      )
    })
  }, [ask])

  useEffect(() => {
    reload()
    return () => {
      asking.current += 1
    }
  }, [reload])

  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | null = null
    const look = async (): Promise<void> => {
      timer = null
      const own = asking.current
      if (latest.current.phase !== 'ready') return
      const outcome = await ask({ before: null, limit: newsLength })
      if (own !== asking.current || !outcome.ok) return
      // Where there is nothing yet, nothing can move.
      if (latest.current.entries.length === 0 && outcome.value.entries.length > 0) reload()
      else setPages((before) => withNews(before, outcome.value))
    }
    const stop = watchEnds(stores.sessions, () => {
      timer ??= setTimeout(() => void look(), newsDelayMs)
    })
    return () => {
      stop()
      if (timer !== null) clearTimeout(timer)
    }
  }, [ask, reload, stores])

  return { pages, loadMore, reload }
}

function failed<Entry>(pages: HistoryPages<Entry>, problem: WireProblem): HistoryPages<Entry> {
  return { ...pages, phase: 'failed', problem: tHost(problem.message) }
}
