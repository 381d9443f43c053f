import { useState } from 'react'
import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { t } from '../../texts/texts.ts'

interface HookTestProps {
  readonly kind: 'webhook' | 'command'
  /** There is something to test. */
  readonly isReady: boolean
  /** What is typed is not what would be tested. */
  readonly isDirty: boolean
}

type Result = { readonly kind: 'running' | 'done' } | { readonly kind: 'failed'; readonly message: string }

/** Sends a notice that is marked as a test and says in one line how it went. */
export function HookTest({ kind, isReady, isDirty }: HookTestProps) {
  const actions = useActions()
  const [result, setResult] = useState<Result | null>(null)
  const test = async (): Promise<void> => {
    setResult({ kind: 'running' })
    const problem = await actions.testHook(kind)
    setResult(problem === null ? { kind: 'done' } : { kind: 'failed', message: problem.message })
  }
  return (
    <>
      <Button
        disabled={!isReady || isDirty || result?.kind === 'running'}
        title={isReady && isDirty ? t('settings:hooks.saveFirst') : undefined}
        aria-label={t(kind === 'webhook' ? 'settings:hooks.testWebhook' : 'settings:hooks.testCommand')}
        onClick={() => void test()}
      >
        {t('settings:hooks.test')}
      </Button>
      <span role="status" className={`settings-result settings-result-${result?.kind ?? 'none'}`}>
        {result?.kind === 'running' && t('settings:hooks.testing')}
        {result?.kind === 'done' && t(`settings:hooks.testDone.${kind}`)}
        {result?.kind === 'failed' && displayText(tHost(result.message))}
      </span>
    </>
  )
}
