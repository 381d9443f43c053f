import type { WireSession } from '../../../preload/contract/wire-sessions.ts'
import { formatPeer } from '../../format/address.ts'
import { displayText } from '../../format/display-text.ts'
import type { DashboardStores } from '../../stores/dashboard-stores.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { isWorthAttention, problemWords } from '../diagnosis/problem-words.ts'
import { phaseWord } from './phase-word.ts'
import { serverProblems } from './server-problems.ts'

/**
 * Says what happens without the person's doing, and what came of what the person did. `isEverythingWanted` tells whether that is
 * more than problems. Bytes that move are never said. Returns the function that ends it.
 */
export function watchNews(
  stores: DashboardStores,
  say: (text: string) => void,
  isEverythingWanted: () => boolean,
): () => void {
  const ends = [
    stores.server.subscribe(({ server: now }, { server: before }) => {
      if (now === before) return
      if (now.phase !== before.phase) say(t('frame:announce.phase', { phase: phaseWord(now.phase).word }))
      const known = serverProblems(before)
      for (const problem of serverProblems(now)) if (!known.includes(problem)) say(problem)
    }),
    stores.notices.subscribe(({ notices: now }, { notices: before }) => {
      for (const notice of now) {
        if (before.some(({ id }) => id === notice.id)) continue
        if (notice.level !== 'info' || isEverythingWanted()) say(displayText(tHost(notice.text)))
      }
    }),
    stores.problems.subscribe(({ problems: now }, { problems: before }) => {
      for (const problem of now) {
        if (before.some(({ id }) => id === problem.id) || !isWorthAttention(problem)) continue
        say(problemWords(problem.code, problem.facts).title)
      }
    }),
    // Answers to what the person has just done; nobody turns these off.
    stores.ui.subscribe(({ toasts: now, lastToastId }, { lastToastId: lastSeen }) => {
      if (lastToastId === lastSeen) return
      for (const toast of now) if (toast.id > lastSeen) say(displayText(toast.text))
    }),
    stores.sessions.subscribe(({ byId: now }, { byId: before }) => {
      if (now === before) return
      for (const [id, session] of now) {
        const earlier = before.get(id)
        if (session !== earlier) sayOfSession(session, earlier, say, isEverythingWanted)
      }
    }),
  ]
  return () => {
    for (const end of ends) end()
  }
}

function sayOfSession(
  session: WireSession,
  earlier: WireSession | undefined,
  say: (text: string) => void,
  isEverythingWanted: () => boolean,
): void {
  const who = `${session.userName === null ? '' : displayText(session.userName)} ${formatPeer(session.peerAddress)}`
  const name = who.trim()
  if (session.failedStage !== null && earlier?.failedStage == null) {
    say(t('frame:announce.failed', { who: name }))
  } else if (session.problem !== null && session.problem !== earlier?.problem && session.endedAt === null) {
    say(t('frame:announce.stalled', { who: name, problem: displayText(tHost(session.problem)) }))
  } else if (isEverythingWanted()) {
    if (session.loggedInAt !== null && earlier?.loggedInAt == null)
      say(t('frame:announce.connected', { who: name }))
    else if (session.endedAt !== null && earlier?.endedAt === null)
      say(t('frame:announce.left', { who: name }))
  }
}
