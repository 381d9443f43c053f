import { useCallback, useMemo } from 'react'
import { formatBytes } from '../../format/bytes.ts'
import { relativeTime } from '../../format/relative-time.ts'
import {
  useActions,
  useSecurity,
  useServer,
  useSessions,
  useSettings,
  useShares,
} from '../../stores/dashboard-context.tsx'
import { finishedMark } from '../../stores/live-totals.ts'
import { useAsked } from '../../stores/use-asked.ts'
import { useMinute } from '../../stores/use-minute.ts'
import { t } from '../../texts/texts.ts'
import { activityIcon, activityWords, isTrouble } from './activity-words.ts'
import { HistoryHint } from './HistoryHint.tsx'
import { groupRecent, type RecentEntry, recentKinds } from './recent-activity.ts'

const shownCount = 6
const everyMs = 3_000

/** What happened lately, told in few lines. */
export function RecentActivity() {
  const actions = useActions()
  const shares = useShares((state) => state.shares)
  const nowMs = useMinute()
  const past = useAsked(
    useCallback(() => actions.recentPast(recentKinds), [actions]),
    useSomethingHappened(),
    everyMs,
  )
  const entries = useMemo(() => {
    const names = new Map(shares.map(({ id, name }) => [id, name]))
    if (past === null) return []
    return groupRecent(past.transfers, past.activities, (id) => names.get(id) ?? null, shownCount)
  }, [past, shares])
  return (
    <section className="overview-card overview-recent" aria-labelledby="overview-recent">
      <div className="overview-card-head">
        <h2 id="overview-recent">{t('overview:recent.title')}</h2>
      </div>
      <HistoryHint />
      {entries.length === 0 && past !== null && (
        <p className="overview-nothing">{t('overview:recent.nothing')}</p>
      )}
      <ul className="overview-list">
        {entries.map((entry) => (
          <Entry key={entry.id} entry={entry} nowMs={Math.max(nowMs, entry.atMs)} />
        ))}
      </ul>
    </section>
  )
}

function Entry({ entry, nowMs }: { entry: RecentEntry; nowMs: number }) {
  const Icon = activityIcon(entry.kind)
  const words = activityWords(entry)
  return (
    <li className={isTrouble(entry.kind) ? 'overview-entry overview-entry-trouble' : 'overview-entry'}>
      <Icon size={16} strokeWidth={1.75} aria-hidden="true" />
      <span className="overview-entry-words" title={words}>
        {words}
      </span>
      {entry.bytes > 0 && <span className="meta">{formatBytes(entry.bytes)}</span>}
      <time className="meta overview-entry-time" dateTime={new Date(entry.atMs).toISOString()}>
        {relativeTime(entry.atMs, nowMs)}
      </time>
    </li>
  )
}

/** A value that is another one after whatever may be remembered; what changes all the time is not in it. */
function useSomethingHappened(): string {
  const finished = useSessions(finishedMark)
  const ids = useSessions((state) => state.ids.length * 1_000 + state.aliveCount)
  const signedIn = useSessions((state) => state.ids.filter((id) => state.byId.get(id)?.loggedInAt).length)
  const newestEvent = useSecurity((state) => state.events[0]?.number ?? 0)
  const bans = useSecurity((state) => state.bans.length)
  const phase = useServer((state) => state.server.phase)
  const historyPhase = useSettings((state) => state.history?.phase)
  return JSON.stringify([finished, ids, signedIn, newestEvent, bans, phase, historyPhase])
}
