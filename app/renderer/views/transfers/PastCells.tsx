import type { PastTransfer } from '../../../preload/contract/wire-history.ts'
import type { RowCells } from '../../components/GridRow.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { MoreButton } from '../../components/MoreButton.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { bytesQuantity } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatElapsed } from '../../format/elapsed.ts'
import { rateQuantity } from '../../format/rate.ts'
import { reachedWords, stateOfResult } from '../../format/result-words.ts'
import { formatDate, formatTimeOfDay } from '../../format/time-of-day.ts'
import { splitVirtualPath } from '../../format/virtual-name.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { DirectionCell, FileCell, UserCell } from './FileCell.tsx'

/** The cells of one transfer that is over. */
export function PastCells({ row, isTabStop }: RowCells<PastTransfer>) {
  const { path, bytes, durationMs, startedAt } = row
  return (
    <>
      <DirectionCell direction={row.direction} />
      <FileCell path={path} />
      <UserCell userName={row.userName} address={row.address} />
      <td {...gridRoles.cell} className="number">
        <Quantity {...bytesQuantity(bytes)} />
      </td>
      <td {...gridRoles.cell} className="number wide">
        {durationMs === null || durationMs === 0 || bytes === 0 ? (
          <span className="quiet">–</span>
        ) : (
          <Quantity {...rateQuantity((bytes * 1_000) / durationMs)} />
        )}
      </td>
      <td {...gridRoles.cell} className="number wide">
        {durationMs === null ? <span className="quiet">–</span> : formatElapsed(durationMs)}
      </td>
      <td {...gridRoles.cell} className="number">
        <span className="two-lines">
          <span>{formatTimeOfDay(startedAt, currentLocale())}</span>
          <span>{formatDate(startedAt, currentLocale())}</span>
        </span>
      </td>
      <td {...gridRoles.cell}>
        <Result transfer={row} />
      </td>
      <td {...gridRoles.cell} className="row-actions">
        <MoreButton
          label={t('transfers:action.more', { what: displayText(splitVirtualPath(path).name) })}
          title={t('transfers:action.moreKey')}
          isTabStop={isTabStop}
        />
      </td>
    </>
  )
}

function Result({ transfer }: { transfer: PastTransfer }) {
  const state = stateOfResult(transfer.result)
  const reached = reachedWords(transfer)
  const detail = transfer.detail === null ? null : displayText(transfer.detail)
  return (
    <span
      className="two-lines transfer-result"
      title={[state.word, reached, detail].filter(Boolean).join(', ')}
    >
      <StateMark {...state} />
      {reached !== null && <span className="cut transfer-reached">{reached}</span>}
    </span>
  )
}
