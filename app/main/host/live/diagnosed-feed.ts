import type { WireDashboardEvent } from '../../../preload/contract/wire-types.ts'
import { createProblemWatch, type ProblemWatch } from '../diagnosis/problem-watch.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { createLiveFeed, type FeedClock, type LiveFeed } from './live-feed.ts'
import type { HistoryKeyOf } from './live-state.ts'

/** The live rows together with the problems that are open. */
export interface DiagnosedFeed extends LiveFeed {
  readonly problems: ProblemWatch
}

export interface DiagnosedFeedOptions {
  readonly clock: FeedClock
  readonly settings: () => Settings
  readonly historyKeyOf: HistoryKeyOf | undefined
  readonly push: (event: WireDashboardEvent) => void
  readonly onNotice: (text: string) => void
}

/** Creates the rows and what follows from them. */
export function createDiagnosedFeed(options: DiagnosedFeedOptions): DiagnosedFeed {
  const { clock, settings, historyKeyOf, push, onNotice } = options
  const problems = createProblemWatch({
    settings,
    now: clock.now,
    onChange: (open) => push({ type: 'problems-changed', problems: open }),
    onNotice,
  })
  const feed = createLiveFeed(
    clock,
    (change) => {
      push(change)
      problems.rowChanged(change)
    },
    historyKeyOf,
  )
  return {
    ...feed,
    problems,
    apply(event) {
      feed.apply(event)
      problems.applyEngineEvent(event)
    },
  }
}
