import type { Activity } from '../../../preload/contract/wire-history.ts'
import type { RowCells } from '../../components/GridRow.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { StateMark } from '../../components/StateMark.tsx'
import { formatDate, formatTimeOfDay } from '../../format/time-of-day.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { UserCell } from './FileCell.tsx'
import { activitySubject, activityWords } from './session-words.ts'

/** The cells of one change of a file or folder. */
export function FileChangeCells({ row }: RowCells<Activity>) {
  const subject = activitySubject(row)
  return (
    <>
      <td {...gridRoles.cell}>{activityWords({ kind: row.kind, isDone: true })}</td>
      <td {...gridRoles.cell} className="file-change" title={subject}>
        {subject}
      </td>
      <UserCell userName={row.userName} address={row.address ?? ''} />
      <td {...gridRoles.cell} className="number">
        <span className="two-lines">
          <span>{formatTimeOfDay(row.at, currentLocale())}</span>
          <span>{formatDate(row.at, currentLocale())}</span>
        </span>
      </td>
      <td {...gridRoles.cell}>
        {row.isDone ? (
          <StateMark shape="filled" tone="ok" word={t('transfers:result.done')} />
        ) : (
          <StateMark shape="square" tone="bad" word={t('transfers:change.refused')} />
        )}
      </td>
    </>
  )
}
