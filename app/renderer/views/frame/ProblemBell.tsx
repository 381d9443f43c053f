import { Bell, X } from 'lucide-react'
import { useId, useState } from 'react'
import type { WireNotice } from '../../../preload/contract/wire-types.ts'
import { IconButton } from '../../components/Button.tsx'
import { wholeWords } from '../../format/decimal.ts'
import { displayText } from '../../format/display-text.ts'
import { formatMoment } from '../../format/moment.ts'
import { useActions, useNotices, useServer } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { BellProblems, useOpenProblems } from '../diagnosis/BellProblems.tsx'
import { serverProblems } from './server-problems.ts'
import './problem-bell.css'

/** How many things want attention, and which: what has gone from under the top bar is still here. */
export function ProblemBell() {
  const listId = useId()
  const server = useServer((state) => state.server)
  const notices = useNotices((state) => state.notices)
  const problems = serverProblems(server)
  const openCount = useOpenProblems().length
  const warned = notices.filter(({ level }) => level !== 'info').length
  const count = problems.length + openCount + warned
  const [isOpen, setIsOpen] = useState(false)
  const label = count === 0 ? t('frame:problems.none') : t('frame:problems.count', { count })
  return (
    <div className="problem-bell">
      <button type="button" className="icon-button" popoverTarget={listId} aria-label={label} title={label}>
        <Bell size={16} aria-hidden="true" />
        {count > 0 && (
          <span className="problem-bell-count" aria-hidden="true">
            {count > 9 ? '9+' : wholeWords(count)}
          </span>
        )}
      </button>
      <section
        id={listId}
        popover="auto"
        className="problem-bell-list"
        aria-label={t('frame:problems.label')}
        onBeforeToggle={(event) => setIsOpen(event.newState === 'open')}
      >
        {isOpen && <ProblemList problems={problems} openCount={openCount} notices={notices} />}
      </section>
    </div>
  )
}

interface ProblemListProps {
  readonly problems: readonly string[]
  readonly openCount: number
  readonly notices: readonly WireNotice[]
}

function ProblemList({ problems, openCount, notices }: ProblemListProps) {
  const actions = useActions()
  return (
    <>
      {problems.length + openCount + notices.length === 0 && (
        <p className="bell-none quiet">{t('frame:problems.empty')}</p>
      )}
      <ul>
        {problems.map((text) => (
          <li key={text} className="bell-item">
            <p className="bell-words">{displayText(text)}</p>
          </li>
        ))}
        <BellProblems />
        {notices.toReversed().map((notice) => (
          <li key={notice.id} className="bell-item">
            <div className="bell-words">
              <p>{displayText(tHost(notice.text))}</p>
              <p className="meta">
                {t(`frame:notices.level.${notice.level}`)} · {formatMoment(notice.at, Date.now())}
              </p>
            </div>
            <IconButton
              label={t('frame:notices.dismiss')}
              icon={X}
              onClick={() => void actions.dismissNotice(notice.id)}
            />
          </li>
        ))}
      </ul>
    </>
  )
}
