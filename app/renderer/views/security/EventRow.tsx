import { Button } from '../../components/Button.tsx'
import type { DataColumn } from '../../components/DataTable.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatMoment } from '../../format/moment.ts'
import { t } from '../../texts/texts.ts'

/** Kinds of events at the door. */
export type DoorEventKind = 'login-failed' | 'foreign-protocol' | 'refused' | 'blocked' | 'unblocked'

/** One event, of late or from the history. */
export interface DoorEvent {
  /** Milliseconds since 1970 UTC. */
  readonly at: number
  readonly kind: DoorEventKind
  /** An address, or the range of a ban. */
  readonly address: string
  readonly userName: string | null
  readonly text: string
}

const marks = {
  'login-failed': { shape: 'triangle', tone: 'warning' },
  'foreign-protocol': { shape: 'triangle', tone: 'warning' },
  refused: { shape: 'ring', tone: 'quiet' },
  blocked: { shape: 'square', tone: 'bad' },
  unblocked: { shape: 'ring', tone: 'quiet' },
} as const

/** Columns of a list of events. */
export function eventColumns(): readonly DataColumn[] {
  return [
    { head: t('security:column.when'), width: '128px' },
    { head: t('security:column.what'), width: '152px' },
    { head: t('security:column.address'), width: '22%' },
    { head: t('security:column.user'), width: '16%' },
    { head: t('security:column.details') },
    { head: t('security:column.actions'), width: '100px', isHeadHidden: true },
  ]
}

/** One row of such a list. */
export function EventRow({ event, onBlock }: { event: DoorEvent; onBlock: (address: string) => void }) {
  const { at, kind, address, userName, text } = event
  const user = displayText(userName ?? '')
  const details = displayText(text)
  return (
    <tr>
      <td className="security-when">{formatMoment(at, Date.now())}</td>
      <td>
        <StateMark {...marks[kind]} word={t(`security:event.word.${kind}`)} />
      </td>
      <td className="mono cut" title={address}>
        {address}
      </td>
      <td className="cut" title={user}>
        <bdi>{user}</bdi>
      </td>
      <td title={details}>
        <span className="security-why">{details}</span>
      </td>
      <td className="row-actions">
        {kind !== 'blocked' && address !== '' && (
          <Button aria-label={t('security:event.blockNamed', { address })} onClick={() => onBlock(address)}>
            {t('security:event.block')}
          </Button>
        )}
      </td>
    </tr>
  )
}
