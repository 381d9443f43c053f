import { Copy, X } from 'lucide-react'
import { Button, IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { wholeText } from '../../format/log-text.ts'
import { t } from '../../texts/texts.ts'
import { formatLogTime, levelWord } from './log-words.ts'
import type { LineSelection } from './use-line-selection.ts'

interface LogDetailProps {
  readonly selection: LineSelection
  readonly onOnly: (kind: 'session' | 'user' | 'address', number: number) => void
  readonly onCopy: () => void
}

/** The selected line in its whole length, and the way to others like it. */
export function LogDetail({ selection, onOnly, onCopy }: LogDetailProps) {
  const { lines, current } = selection
  const line = lines.find(({ number }) => number === current)
  if (line === undefined) return null
  const { number, sessionId, userName, address } = line
  return (
    <section className="log-detail" aria-label={t('logs:detail.region')}>
      <div className="log-detail-head">
        <span className="meta cut">
          {[
            formatLogTime(line.at),
            levelWord(line.level),
            t(`logs:area.${line.area}`),
            displayText(line.event),
            sessionId !== null && t('logs:filter.session', { session: displayText(sessionId) }),
            userName !== null && displayText(userName),
            address !== null && displayText(address),
          ]
            .filter((part) => part !== false)
            .join(' · ')}
        </span>
        <IconButton label={t('logs:detail.close')} icon={X} onClick={selection.clear} />
      </div>
      {lines.length > 1 ? (
        <p>{t('logs:detail.selected', { count: lines.length })}</p>
      ) : (
        <p className="log-detail-message mono">{wholeText(line.message)}</p>
      )}
      <div className="log-detail-buttons">
        <Button icon={Copy} onClick={onCopy}>
          {t('logs:copySelected', { count: lines.length })}
        </Button>
        {sessionId !== null && (
          <Button onClick={() => onOnly('session', number)}>{t('logs:only.session')}</Button>
        )}
        {userName !== null && <Button onClick={() => onOnly('user', number)}>{t('logs:only.user')}</Button>}
        {address !== null && (
          <Button onClick={() => onOnly('address', number)}>{t('logs:only.address')}</Button>
        )}
      </div>
    </section>
  )
}
