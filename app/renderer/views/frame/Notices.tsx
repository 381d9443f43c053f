import { CircleAlert, Info, TriangleAlert, X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useNotices, useServer, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { showScreen } from '../../stores/ui-store.ts'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'
import { serverProblems } from './server-problems.ts'
import './notices.css'

const icons = { info: Info, warning: TriangleAlert, error: CircleAlert } as const
/** More at once would push the screen itself away; the next ones come up as these are dismissed. */
const maxShown = 2

/** What the person should know, under the top bar: the server's own problem first, then notices until dismissed. */
export function Notices() {
  const actions = useActions()
  const feed = useServer((state) => state.feed)
  const notices = useNotices((state) => state.notices)
  const shown = notices.slice(-maxShown)
  const hiddenCount = notices.length - shown.length
  return (
    <section aria-label={t('frame:notices.label')} data-region="notices">
      {feed === 'lost' && <Notice level="warning" text={t('frame:notices.feedLost')} />}
      <ServerProblem />
      {shown.map((notice) => (
        <Notice key={notice.id} level={notice.level} text={tHost(notice.text)}>
          <IconButton
            label={t('frame:notices.dismiss')}
            icon={X}
            onClick={() => void actions.dismissNotice(notice.id)}
          />
        </Notice>
      ))}
      {hiddenCount > 0 && (
        <p className="notices-more meta">{t('frame:notices.older', { count: hiddenCount })}</p>
      )}
    </section>
  )
}

function ServerProblem() {
  const stores = useStores()
  const screen = useUi((state) => state.screen)
  const server = useServer((state) => state.server)
  const text = serverProblems(server).join(' ')
  if (text === '') return null
  return (
    <Notice level={server.phase === 'problem' ? 'error' : 'warning'} text={text}>
      {screen !== 'settings' && (
        <Button onClick={() => stores.ui.setState(showScreen('settings'))}>
          {t('frame:notices.openSettings')}
        </Button>
      )}
    </Notice>
  )
}

interface NoticeProps {
  readonly level: keyof typeof icons
  readonly text: string
  readonly children?: ReactNode
}

function Notice({ level, text, children }: NoticeProps) {
  const Icon = icons[level]
  return (
    <div className={`notice notice-${level}`} role="status" aria-live="off">
      <Icon size={16} aria-hidden="true" />
      <p className="notice-text">
        <span className="visually-hidden">{t(`frame:notices.level.${level}`)}: </span>
        {displayText(text)}
      </p>
      {children}
    </div>
  )
}
