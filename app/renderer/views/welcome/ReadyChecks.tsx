import { RefreshCw } from 'lucide-react'
import { useCallback, useEffect, useState } from 'react'
import type { WireSelfCheck } from '../../../preload/contract/wire-self-check.ts'
import { Button } from '../../components/Button.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions, useServer, useSettings } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { type ReadyLine, readyLines } from './ready-checks.ts'

const marks = {
  wait: { shape: 'ring', tone: 'quiet' },
  pass: { shape: 'filled', tone: 'ok' },
  fail: { shape: 'triangle', tone: 'warning' },
} as const

/** What has been proved so far, live. */
export function ReadyChecks({ hasVisitor }: { hasVisitor: boolean }) {
  const actions = useActions()
  const server = useServer((state) => state.server)
  const [check, setCheck] = useState<WireSelfCheck | null>(null)
  const isRunning = server.phase === 'running'
  const run = useCallback(async () => {
    setCheck(null)
    setCheck(await actions.checkReadiness())
  }, [actions])
  useEffect(() => {
    if (isRunning) void run()
  }, [isRunning, run])
  return (
    <section className="welcome-checks" aria-labelledby="welcome-checks">
      <div className="welcome-checks-head">
        <h2 id="welcome-checks">{t('welcome:ready.checks')}</h2>
        <Button icon={RefreshCw} onClick={() => void run()}>
          {t('welcome:ready.again')}
        </Button>
      </div>
      <ul>
        {readyLines(server, check, hasVisitor).map((line) => (
          <CheckLine key={line.name} line={line} />
        ))}
      </ul>
      {!hasVisitor && <p className="meta">{t('welcome:ready.blocked')}</p>}
    </section>
  )
}

function CheckLine({ line: { name, state, detail } }: { line: ReadyLine }) {
  const settingsPort = useSettings(({ settings }) => settings?.controlPort ?? 0)
  const port = useServer(({ server }) => server.listeners[0]?.port) ?? settingsPort
  return (
    <li>
      <StateMark {...marks[state]} word={t(`welcome:ready.check.${name}.${state}`, { port: String(port) })} />
      {state === 'fail' && detail !== null && (
        <p className="meta">{t('welcome:ready.details', { details: displayText(detail) })}</p>
      )}
    </li>
  )
}
