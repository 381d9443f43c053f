import { StateMark } from '../../components/StateMark.tsx'
import { useSecurity, useServer, useSettings, useShares, useStores } from '../../stores/dashboard-context.tsx'
import { showScreen } from '../../stores/ui-store.ts'
import { useMinute } from '../../stores/use-minute.ts'
import { t } from '../../texts/texts.ts'
import { openSelfCheck } from '../diagnosis/open-drawers.ts'
import {
  certificateItem,
  diskItem,
  firewallItem,
  type HealthItem,
  memoryItem,
  securityItems,
} from './health-items.ts'

/** How the server is, in one line: how safe, how much room, how long the certificate lasts. */
export function HealthStrip() {
  const summary = useSecurity((state) => state.summary)
  const shares = useShares((state) => state.shares)
  const certificates = useServer((state) => state.certificates)
  const history = useSettings((state) => state.history)
  const logs = useSettings((state) => state.logs)
  const nowMs = useMinute()
  const items = [
    ...securityItems(summary),
    diskItem(shares),
    certificateItem(certificates, nowMs),
    memoryItem(history, logs),
    firewallItem(),
  ].filter((item) => item !== null)
  return (
    <ul className="health-strip" aria-label={t('overview:health.title')}>
      {items.map((item) => (
        <li key={item.id}>
          <Health item={item} />
        </li>
      ))}
    </ul>
  )
}

function Health({ item: { label, word, shape, tone, screen } }: { item: HealthItem }) {
  const stores = useStores()
  const face = (
    <>
      <span className="meta health-label">{label}</span>
      <StateMark shape={shape} tone={tone} word={word} />
    </>
  )
  return (
    <button
      type="button"
      className="health-item"
      title={t(screen === 'self-check' ? 'diagnosis:check.hint' : 'overview:health.open')}
      onClick={() => stores.ui.setState(screen === 'self-check' ? openSelfCheck() : showScreen(screen))}
    >
      {face}
    </button>
  )
}
