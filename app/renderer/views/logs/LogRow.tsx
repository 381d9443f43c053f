import { memo } from 'react'
import type { LogLine } from '../../../preload/contract/wire-logs.ts'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import { shortSession } from '../../format/log-text.ts'
import { t } from '../../texts/texts.ts'
import { Highlighted } from './Highlighted.tsx'
import { logRoles, rowRoles } from './log-roles.ts'
import { formatLogTime, levelMarks, levelWord } from './log-words.ts'

interface LogRowProps {
  readonly line: LogLine
  readonly rowId: string
  readonly isSelected: boolean
  readonly isCurrent: boolean
  readonly search: string
}

/** One line of the log. It depends on nothing that other lines change, so that new lines paint themselves alone. */
export const LogRow = memo(function LogRow({ line, rowId, isSelected, isCurrent, search }: LogRowProps) {
  return (
    <div
      {...rowRoles(line.number, isSelected)}
      id={rowId}
      className={`log-line log-row log-${line.level}${isCurrent ? ' log-current' : ''}`}
      data-number={line.number}
    >
      <span {...logRoles.cell} className="log-time" title={new Date(line.at).toISOString()}>
        {formatLogTime(line.at)}
      </span>
      <span {...logRoles.cell}>
        <StateMark {...levelMarks[line.level]} word={levelWord(line.level)} />
      </span>
      <span {...logRoles.cell} className="log-session">
        {line.sessionId !== null && (
          <button
            type="button"
            tabIndex={-1}
            className="log-chip"
            data-only="session"
            title={t('logs:only.session')}
          >
            {shortSession(line.sessionId)}
          </button>
        )}
      </span>
      <span {...logRoles.cell} className="log-who">
        {line.userName !== null && <Only kind="user" text={line.userName} search={search} />}
        {line.address !== null && <Only kind="address" text={line.address} search={search} />}
      </span>
      <span {...logRoles.cell} className="log-event cut" title={displayText(line.event)}>
        <Highlighted text={displayText(line.event)} search={search} />
      </span>
      <span {...logRoles.cell} className="log-message cut">
        <Highlighted text={displayText(line.message)} search={search} />
      </span>
    </div>
  )
})

interface OnlyProps {
  readonly kind: 'user' | 'address'
  readonly text: string
  readonly search: string
}

/** A name or an address that filters by itself when clicked. */
function Only({ kind, text, search }: OnlyProps) {
  return (
    <button
      type="button"
      tabIndex={-1}
      className={`log-only log-only-${kind} cut`}
      data-only={kind}
      title={`${displayText(text)} – ${t(`logs:only.${kind}`)}`}
    >
      <Highlighted text={displayText(text)} search={search} />
    </button>
  )
}
