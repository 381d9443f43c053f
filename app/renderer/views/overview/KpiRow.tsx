import type { ReactNode } from 'react'
import { Quantity } from '../../components/Quantity.tsx'
import { bytesQuantity, formatBytes } from '../../format/bytes.ts'
import { useSessions, useSettings } from '../../stores/dashboard-context.tsx'
import { movedSince } from '../../stores/live-totals.ts'
import type { AskedTotals } from '../../stores/use-usage-totals.ts'
import { currentLocale, t } from '../../texts/texts.ts'

/** How much goes on now, and how much went on today; `asked` is null while nothing is remembered. */
export function KpiRow({ asked }: { asked: AskedTotals | null }) {
  const connected = useSessions((state) => state.aliveCount)
  const signedIn = useSessions((state) =>
    state.ids.reduce((count, id) => count + Number(isSignedIn(state.byId.get(id))), 0),
  )
  const moving = useSessions((state) =>
    state.ids.reduce((count, id) => count + Number(state.byId.get(id)?.transfer != null), 0),
  )
  const whole = (value: number): string => value.toLocaleString(currentLocale())
  return (
    <dl className="kpi-row">
      <Kpi
        label={t('overview:kpi.connected')}
        below={t('overview:kpi.signedIn', { amount: whole(signedIn) })}
      >
        {whole(connected)}
      </Kpi>
      <Kpi label={t('overview:kpi.transfers')} below={<Today asked={asked} />}>
        {whole(moving)}
      </Kpi>
      <Moved label={t('overview:kpi.sent')} direction="sentBytes" asked={asked} />
      <Moved label={t('overview:kpi.received')} direction="receivedBytes" asked={asked} />
    </dl>
  )
}

const isSignedIn = (session: { endedAt: number | null; userName: string | null } | undefined): boolean =>
  session !== undefined && session.endedAt === null && session.userName !== null

interface KpiProps {
  readonly label: string
  readonly below: ReactNode
  readonly children: ReactNode
}

function Kpi({ label, below, children }: KpiProps) {
  return (
    <div className="overview-card kpi">
      <dt>{label}</dt>
      <dd className="kpi-number">{children}</dd>
      <dd className="meta">{below}</dd>
    </div>
  )
}

function Today({ asked }: { asked: AskedTotals | null }) {
  if (asked === null) return <NotRemembered />
  const amount = asked.totals.today.transfers
  return <>{t('overview:kpi.transfersToday', { count: amount })}</>
}

interface MovedProps {
  readonly label: string
  readonly direction: 'sentBytes' | 'receivedBytes'
  readonly asked: AskedTotals | null
}

/** It follows running transfers, too: whoever watches a large file sees it count. */
function Moved({ label, direction, asked }: MovedProps) {
  const live = useSessions((state) => (asked === null ? 0 : movedSince(asked.credit, state.byId)[direction]))
  if (asked === null) {
    return (
      <Kpi label={label} below={<NotRemembered />}>
        <span className="quiet">–</span>
      </Kpi>
    )
  }
  const { today, week } = asked.totals
  return (
    <Kpi label={label} below={t('overview:kpi.week', { amount: formatBytes(week[direction] + live) })}>
      <Quantity {...bytesQuantity(today[direction] + live)} />
    </Kpi>
  )
}

function NotRemembered() {
  const phase = useSettings((state) => state.history?.phase ?? 'opening')
  if (phase === 'on' || phase === 'opening') return '\u00a0'
  return t('overview:kpi.notRemembered')
}
