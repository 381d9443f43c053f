import { useMemo, useState } from 'react'
import type { WireSecurityEvent } from '../../../preload/contract/wire-security.ts'
import { Button } from '../../components/Button.tsx'
import { DataTable } from '../../components/DataTable.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Segmented } from '../../components/Segmented.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatMoment } from '../../format/moment.ts'
import type { StateWord } from '../../format/session-words.ts'
import { useSecurity } from '../../stores/dashboard-context.tsx'
import { filterInputId } from '../connections/filter-input-id.ts'
import { FailureChart } from './FailureChart.tsx'
import { TopSources } from './TopSources.tsx'

type Kind = WireSecurityEvent['kind']

const kinds = [
  { value: 'all', label: 'All' },
  { value: 'login-failed', label: 'Failed logins' },
  { value: 'foreign-protocol', label: 'Not FTP' },
  { value: 'refused', label: 'Refused' },
  { value: 'blocked', label: 'Blocked' },
] as const

const kindWords: Readonly<Record<Kind, StateWord>> = {
  'login-failed': { word: 'Failed login', shape: 'triangle', tone: 'warning' },
  'foreign-protocol': { word: 'Not FTP', shape: 'triangle', tone: 'warning' },
  refused: { word: 'Refused', shape: 'ring', tone: 'quiet' },
  blocked: { word: 'Blocked', shape: 'square', tone: 'bad' },
}

const columns = [
  { head: 'When', width: '128px' },
  { head: 'What', width: '124px' },
  { head: 'Address', width: '22%' },
  { head: 'User', width: '16%' },
  { head: 'Details' },
  { head: 'Actions', width: '92px', isHeadHidden: true },
] as const

/** Rows on screen at most; the filter finds the others. */
const maxRows = 200

/** What happened at the door, the newest first. */
export function EventsTab({ onBlock }: { onBlock: (address: string) => void }) {
  const events = useSecurity((state) => state.events)
  const [kind, setKind] = useState<(typeof kinds)[number]['value']>('all')
  const [filter, setFilter] = useState('')
  const shown = useMemo(() => {
    const words = filter.trim().toLowerCase()
    return events.filter(
      (event) =>
        (kind === 'all' || event.kind === kind) &&
        `${event.address} ${event.userName ?? ''} ${event.text}`.toLowerCase().includes(words),
    )
  }, [events, kind, filter])

  return (
    <section aria-label="Events" className="security-part">
      <div className="security-figures">
        <FailureChart />
        <TopSources onBlock={onBlock} />
      </div>
      {events.length > 0 && (
        <div className="security-tools">
          <input
            id={filterInputId}
            type="search"
            className="field-input security-filter"
            placeholder="Filter by address, user or words"
            aria-label="Filter events"
            spellCheck={false}
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
          <span className="security-gap" />
          <Segmented label="Kind of event" options={kinds} value={kind} onChange={setKind} />
        </div>
      )}
      {events.length === 0 && (
        <EmptyState title="Nothing has happened at the door.">
          <p>Failed logins, other protocols and refused connections show here as they happen.</p>
        </EmptyState>
      )}
      {events.length > 0 && shown.length === 0 && (
        <EmptyState title="No event matches">
          <p>Change the filter to see the others.</p>
        </EmptyState>
      )}
      {shown.length > 0 && (
        <DataTable label="Events" columns={columns}>
          {shown.slice(0, maxRows).map((event) => (
            <EventRow key={event.number} event={event} onBlock={onBlock} />
          ))}
        </DataTable>
      )}
      {shown.length > maxRows && (
        <p className="meta security-more">
          The newest {maxRows} of {shown.length} are shown.
        </p>
      )}
    </section>
  )
}

function EventRow({ event, onBlock }: { event: WireSecurityEvent; onBlock: (address: string) => void }) {
  const { at, kind, address, userName, text } = event
  const user = displayText(userName ?? '')
  const details = displayText(text)
  return (
    <tr>
      <td className="security-when">{formatMoment(at, Date.now())}</td>
      <td>
        <StateMark {...kindWords[kind]} />
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
        {kind !== 'blocked' && (
          <Button aria-label={`Block ${address}…`} onClick={() => onBlock(address)}>
            Block…
          </Button>
        )}
      </td>
    </tr>
  )
}
