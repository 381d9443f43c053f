import { TriangleAlert } from 'lucide-react'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { useActions, useSettings } from '../../stores/dashboard-context.tsx'
import type { LogTailState } from '../../stores/log-tail.ts'
import { tHost } from '../../texts/host-texts.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { linesOf } from './use-line-selection.ts'

/** How much is shown, whether it is paused, and where the files are. */
export function LogFoot({ state }: { state: LogTailState }) {
  const { entries, isPaused, waiting } = state
  const count = linesOf(entries).length
  return (
    <div className="log-foot meta">
      <span role="status">
        {isPaused ? (waiting === 0 ? t('logs:pausedQuiet') : t('logs:paused', { count: waiting })) : ''}
      </span>
      {!isPaused && (
        <span>{t('logs:foot.shown', { count, shown: count.toLocaleString(currentLocale()) })}</span>
      )}
      <Files />
    </div>
  )
}

function Files() {
  const actions = useActions()
  const logs = useSettings((state) => state.logs)
  if (logs === null) return null
  const { folder, bytes, problem, rules } = logs
  if (problem !== null) {
    return (
      <span className="log-foot-files log-foot-problem cut" role="alert" title={displayText(tHost(problem))}>
        <TriangleAlert size={14} aria-hidden="true" />
        {displayText(tHost(problem))}
      </span>
    )
  }
  if (folder === null) return <span className="log-foot-files cut">{t('logs:foot.temporary')}</span>
  if (!rules.isWritten) return <span className="log-foot-files cut">{t('logs:foot.off')}</span>
  return (
    <button
      type="button"
      className="log-foot-files log-foot-folder cut"
      title={`${t('logs:openFolder')}: ${displayText(folder)}`}
      onClick={() => void actions.revealLogs()}
    >
      {t('logs:foot.files', { size: formatBytes(bytes) })} · {displayText(folder)}
    </button>
  )
}
