import { CircleAlert, CircleCheck, CircleHelp, Copy, TriangleAlert } from 'lucide-react'
import type { CheckResult } from '../../../preload/contract/wire-self-check.ts'
import { Button, IconButton } from '../../components/Button.tsx'
import { Drawer } from '../../components/Drawer.tsx'
import { displayText } from '../../format/display-text.ts'
import { formatTimeOfDay } from '../../format/time-of-day.ts'
import { useActions, useServer, useSettings, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { checkVerdict, checkWords } from './check-words.ts'
import { firewallHint } from './firewall-hint.ts'
import { useSelfCheck } from './use-self-check.ts'
import './diagnosis.css'

const icons = { pass: CircleCheck, warn: TriangleAlert, fail: CircleAlert, unknown: CircleHelp } as const

/** The checklist: how far a client gets, as far as that can be told from here. It begins by itself. */
export function SelfCheckDrawer() {
  const stores = useStores()
  const { check, isRunning, run } = useSelfCheck()
  return (
    <Drawer title={t('diagnosis:check.title')} onClose={() => stores.ui.setState(closeDrawer())}>
      <div className="self-check">
        <p className="meta">{t('diagnosis:check.intro')}</p>
        <div className="self-check-head">
          <p role="status">
            {isRunning
              ? t('diagnosis:check.running')
              : check === null
                ? t('diagnosis:check.noAnswer')
                : t(`diagnosis:check.summary.${checkVerdict(check.results)}`)}
          </p>
          <Button disabled={isRunning} onClick={run}>
            {t('diagnosis:check.again')}
          </Button>
        </div>
        {check !== null && (
          <>
            <ul className="check-list" aria-busy={isRunning}>
              {worstFirst(check.results).map((result) => (
                <CheckLine key={`${result.name} ${result.subject ?? ''}`} result={result} />
              ))}
            </ul>
            <p className="meta">{t('diagnosis:check.at', { time: formatTimeOfDay(check.at) })}</p>
          </>
        )}
      </div>
    </Drawer>
  )
}

const ranks = { fail: 0, warn: 1, pass: 2, unknown: 2 } as const

/** What is in the way stands at the top; all else keeps the order of the way a client takes. */
const worstFirst = (results: readonly CheckResult[]): readonly CheckResult[] =>
  results.toSorted((one, other) => ranks[one.status] - ranks[other.status])

function CheckLine({ result }: { result: CheckResult }) {
  const settings = useSettings((state) => state.settings)
  if (settings === null) return null
  const { status, name, detail } = result
  const { title, text, next } = checkWords(result, settings)
  const Icon = icons[status]
  return (
    <li className={`check-line check-line-${status}`}>
      <Icon className={`check-icon check-icon-${status}`} size={16} aria-hidden="true" />
      <div>
        <p className="check-title">
          {title} <span className="check-status">{t(`diagnosis:check.status.${status}`)}</span>
        </p>
        <p>{text}</p>
        {status === 'fail' && detail !== null && <p className="meta">{displayText(detail)}</p>}
        {next !== null && <p className="check-next">{next}</p>}
        {name === 'firewall' && status !== 'pass' && <FirewallLines />}
      </div>
    </li>
  )
}

function FirewallLines() {
  const actions = useActions()
  const platform = useServer((state) => state.platform)
  const settings = useSettings((state) => state.settings)
  const hint = settings === null ? null : firewallHint(platform, settings)
  if (hint === null) return null
  const all = hint.commands.join('\n')
  return (
    <>
      <p>{hint.text}</p>
      <div className="check-commands">
        <pre className="mono">{all}</pre>
        <IconButton
          label={t('diagnosis:check.firewall.copy')}
          icon={Copy}
          onClick={() => void actions.copy(all, t('diagnosis:check.firewall.command'))}
        />
      </div>
    </>
  )
}
