import { Lock, LockOpen } from 'lucide-react'
import type { PastSession } from '../../../preload/contract/wire-history.ts'
import type { RowCells } from '../../components/GridRow.tsx'
import { gridRoles } from '../../components/grid-roles.ts'
import { MoreButton } from '../../components/MoreButton.tsx'
import { Quantity } from '../../components/Quantity.tsx'
import { formatPeer } from '../../format/address.ts'
import { bytesQuantity } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatDuration } from '../../format/duration.ts'
import { formatDate, formatTimeOfDay } from '../../format/time-of-day.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { endWords, securityWords, shownUser } from '../transfers/session-words.ts'

/** The cells of one connection that is over. */
export function PastConnectionCells({ row, isTabStop }: RowCells<PastSession>) {
  const { userName, startedAt, endedAt } = row
  const user = shownUser(userName)
  const client = row.clientName === null ? '' : displayText(row.clientName)
  const why = endWords(row.endReason)
  return (
    <>
      <td {...gridRoles.cell}>
        <span className="two-lines">
          <bdi className={`cut ${userName === null ? 'quiet' : ''}`} title={user}>
            {user}
          </bdi>
          <span className="cut" title={client}>
            {client}
          </span>
        </span>
      </td>
      <td {...gridRoles.cell} className="cut" title={row.address}>
        {formatPeer(row.address)}
      </td>
      <td {...gridRoles.cell} className="cut" title={why}>
        {why}
      </td>
      <td {...gridRoles.cell} className="number">
        {row.transfers}
      </td>
      <td {...gridRoles.cell} className="number total">
        <Quantity {...bytesQuantity(row.sentBytes)} />
      </td>
      <td {...gridRoles.cell} className="number total">
        <Quantity {...bytesQuantity(row.receivedBytes)} />
      </td>
      <td {...gridRoles.cell} className="number">
        <span className="two-lines">
          <span>{formatTimeOfDay(startedAt, currentLocale())}</span>
          <span>{formatDate(startedAt, currentLocale())}</span>
        </span>
      </td>
      <td {...gridRoles.cell} className="number">
        {endedAt === null ? '' : formatDuration(endedAt - startedAt)}
      </td>
      <td {...gridRoles.cell} className="security">
        <Security session={row} />
      </td>
      <td {...gridRoles.cell} className="row-actions">
        <MoreButton
          label={t('transfers:action.more', { what: `${user}, ${formatPeer(row.address)}` })}
          title={t('transfers:action.moreKey')}
          isTabStop={isTabStop}
        />
      </td>
    </>
  )
}

function Security({ session }: { session: PastSession }) {
  const Icon = session.tlsProtocol === null ? LockOpen : Lock
  return (
    <span className={`security-mark ${session.tlsProtocol === null ? 'security-plain' : ''}`}>
      <Icon size={14} aria-hidden="true" />
      {securityWords(session)}
    </span>
  )
}
