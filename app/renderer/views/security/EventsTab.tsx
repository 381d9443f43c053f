import { useState } from 'react'
import { Segmented } from '../../components/Segmented.tsx'
import { t } from '../../texts/texts.ts'
import { type EventKindChoice, EventKinds } from './EventKinds.tsx'
import { FailureChart } from './FailureChart.tsx'
import { LatestEvents } from './LatestEvents.tsx'
import { PastEvents } from './PastEvents.tsx'
import { TopSources } from './TopSources.tsx'

/** What happened at the door: of late as it happens, and what the history has of before. */
export function EventsTab({ onBlock }: { onBlock: (address: string) => void }) {
  const [source, setSource] = useState<'now' | 'earlier'>('now')
  const [kind, setKind] = useState<EventKindChoice>('all')
  const List = source === 'now' ? LatestEvents : PastEvents
  return (
    <section aria-label={t('security:tab.events')} className="security-part">
      <div className="security-figures">
        <FailureChart />
        <TopSources onBlock={onBlock} />
      </div>
      <div className="security-tools">
        <Segmented
          label={t('security:event.source')}
          options={(['now', 'earlier'] as const).map((value) => ({
            value,
            label: t(`security:event.${value}`),
          }))}
          value={source}
          onChange={setSource}
        />
        <span className="security-gap" />
        <EventKinds value={kind} onChange={setKind} />
      </div>
      <List kind={kind} onBlock={onBlock} />
    </section>
  )
}
