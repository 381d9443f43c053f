import { CircleStop, PanelRight } from 'lucide-react'
import type { WireSession, WireTransfer } from '../../../preload/contract/wire-sessions.ts'
import { IconButton } from '../../components/Button.tsx'
import type { RowCells } from '../../components/GridRow.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { ProgressBar } from '../../components/ProgressBar.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { bytesQuantity, formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatMoment } from '../../format/moment.ts'
import { rateQuantity } from '../../format/rate.ts'
import { percentOfTransfer } from '../../format/session-words.ts'
import { formatTimeLeft, timeLeftMs } from '../../format/time-left.ts'
import { useActions, useSessions, useStores } from '../../stores/dashboard-context.tsx'
import { openDrawer } from '../../stores/ui-store.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { DirectionCell, FileCell, UserCell } from './FileCell.tsx'
import { shownUser } from './session-words.ts'

/** The cells of one running transfer. */
export function ActiveCells({ row: id, isTabStop }: RowCells<string>) {
  const session = useSessions((state) => state.byId.get(id))
  const transfer = session?.transfer
  if (session === undefined || transfer == null) return null
  const { bytes, totalBytes, rate, direction } = transfer
  const left = direction === 'download' ? timeLeftMs(bytes, totalBytes, rate) : null
  return (
    <>
      <DirectionCell direction={direction} />
      <FileCell path={transfer.path} />
      <UserCell userName={session.userName} address={session.peerAddress} />
      <td {...gridRoles.cell}>
        <Progress transfer={transfer} activity={session.activity} />
      </td>
      <td {...gridRoles.cell} className="number wide">
        {totalBytes === null ? <Nothing /> : <Quantity {...bytesQuantity(totalBytes)} />}
      </td>
      <td {...gridRoles.cell} className="number">
        <Quantity {...rateQuantity(rate)} />
      </td>
      <td {...gridRoles.cell} className="number">
        {left === null ? <Nothing /> : formatTimeLeft(left)}
      </td>
      <td {...gridRoles.cell} className="number wide">
        {formatMoment(transfer.startedAt, Date.now(), currentLocale())}
      </td>
      <td {...gridRoles.cell} className="row-actions">
        <RowButtons id={id} who={shownUser(session.userName)} isTabStop={isTabStop} />
      </td>
    </>
  )
}

const Nothing = () => <span className="quiet">–</span>

function Progress({ transfer, activity }: { transfer: WireTransfer; activity: WireSession['activity'] }) {
  const { bytes, totalBytes, path } = transfer
  const percent = percentOfTransfer(bytes, totalBytes)
  const done = formatBytes(bytes)
  const valueText =
    percent === null || totalBytes === null
      ? t('transfers:progress.received', { bytes: done })
      : t('transfers:progress.of', { percent, bytes: done, total: formatBytes(totalBytes) })
  const still =
    activity === 'stalled'
      ? t('transfers:progress.stalled')
      : activity === 'waiting'
        ? t('transfers:progress.waiting')
        : null
  return (
    <span className="transfer-progress" title={valueText}>
      <span className="transfer-progress-facts">
        <span>{percent === null ? done : t('transfers:progress.percent', { percent })}</span>
        {still !== null && <span className="transfer-still cut">{still}</span>}
      </span>
      <ProgressBar
        label={t('transfers:progress.label', { path: displayText(path) })}
        percent={percent}
        valueText={valueText}
        isStalled={still !== null}
      />
    </span>
  )
}

function RowButtons({ id, who, isTabStop }: { id: string; who: string; isTabStop: boolean }) {
  const stores = useStores()
  const actions = useActions()
  const tabIndex = isTabStop ? 0 : -1
  return (
    <>
      <IconButton
        label={t('transfers:action.abortOf', { who })}
        title={t('transfers:action.abortKey')}
        icon={CircleStop}
        tabIndex={tabIndex}
        onClick={() => void actions.abortTransfers([id])}
      />
      <IconButton
        label={t('transfers:action.openSession')}
        icon={PanelRight}
        tabIndex={tabIndex}
        onClick={() => stores.ui.setState(openDrawer({ kind: 'session', id }))}
      />
    </>
  )
}
