import { type FormEvent, useEffect, useRef, useState } from 'react'
import { BrandMark } from '../../components/BrandMark.tsx'
import { Button } from '../../components/Button.tsx'
import { useActions, useStores, useUi } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ReadyStep } from './ReadyStep.tsx'
import { ShareStep } from './ShareStep.tsx'
import { useSetUp } from './use-set-up.ts'
import { WhoStep } from './WhoStep.tsx'
import { newWelcomeDraft, problemsOf, type WelcomeDraft, type WelcomeProblems } from './welcome-draft.ts'
import './welcome.css'

const steps = ['share', 'who', 'ready'] as const

/**
 * The first steps, in place of the dashboard: what to share, who can connect, and how. A folder that was chosen, dropped
 * or opened with the program waits where it always does, in the drawer that would ask for its name.
 */
export function WelcomeView() {
  const actions = useActions()
  const stores = useStores()
  const offered = useUi(({ drawer }) => (drawer.kind === 'new-share' ? drawer.chosen : null))
  const [chosen, setChosen] = useState(offered)
  const [place, setPlace] = useState(0)
  const [draft, setDraft] = useState(newWelcomeDraft)
  const [isFolderMissed, setIsFolderMissed] = useState(false)
  const [missing, setMissing] = useState<WelcomeProblems>({})
  const setUp = useSetUp()
  const heading = useRef<HTMLHeadingElement>(null)
  const step = steps[place] ?? 'share'

  useEffect(() => {
    if (offered !== null) setChosen(offered)
  }, [offered])
  const set = (part: Partial<WelcomeDraft>): void => setDraft((before) => ({ ...before, ...part }))
  useSuggestedPasswords(set)
  // A new step is read from its beginning, by eyes, by screen readers and by the Tab key alike.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the step is what changes, the heading stays
  useEffect(() => heading.current?.focus(), [step])

  const leave = (isSkipped: boolean): void => {
    stores.ui.setState({ welcome: 'closed', screen: 'overview', drawer: { kind: 'closed' }, overlay: null })
    if (isSkipped) void actions.updateAppearance({ isWelcomeDone: true })
  }

  const goOn = async (): Promise<void> => {
    if (step === 'ready') return leave(false)
    if (chosen === null) return setIsFolderMissed(true)
    if (step === 'share') return setPlace(1)
    const problems = problemsOf(draft)
    setMissing(problems)
    if (Object.keys(problems).length > 0) return
    if (await setUp.run(draft, chosen)) {
      stores.ui.setState({ drawer: { kind: 'closed' } })
      setPlace(2)
    }
  }
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (!setUp.isWorking) void goOn()
  }

  return (
    <main className="welcome" data-testid="welcome" aria-label={t('welcome:label')}>
      <form className={`welcome-card welcome-card-${step}`} onSubmit={submit} noValidate>
        <header className="welcome-head">
          <BrandMark size={32} />
          <p className="meta">{t('welcome:step', { step: place + 1, count: steps.length })}</p>
          <ol className="welcome-steps" aria-label={t('welcome:steps.label')}>
            {steps.map((name) => (
              <li key={name} aria-current={name === step ? 'step' : undefined}>
                {t(`welcome:steps.${name}`)}
              </li>
            ))}
          </ol>
        </header>
        <div className="welcome-body">
          <h1 ref={heading} tabIndex={-1}>
            {t(`welcome:${step}.title`)}
          </h1>
          {step === 'share' && (
            <ShareStep
              chosen={chosen}
              preset={draft.preset}
              isFolderMissed={isFolderMissed}
              onPreset={(preset) => set({ preset })}
            />
          )}
          {step === 'who' && (
            <WhoStep
              draft={draft}
              problems={{ ...missing, ...setUp.problems }}
              problem={setUp.problem}
              set={set}
            />
          )}
          {step === 'ready' && <ReadyStep accounts={setUp.accounts} />}
        </div>
        <footer className="welcome-foot">
          {step !== 'ready' && <Button onClick={() => leave(true)}>{t('welcome:skip')}</Button>}
          <span className="welcome-foot-gap" />
          {step === 'who' && (
            <Button disabled={setUp.isWorking} onClick={() => setPlace(0)}>
              {t('welcome:back')}
            </Button>
          )}
          <Button type="submit" tone="primary" disabled={setUp.isWorking}>
            {step === 'ready'
              ? t('welcome:done')
              : step === 'share'
                ? t('welcome:next')
                : setUp.isWorking
                  ? t('welcome:who.working')
                  : t('welcome:start')}
          </Button>
        </footer>
      </form>
    </main>
  )
}

/** Two good passwords are there before anybody has to think of one. */
function useSuggestedPasswords(set: (part: Partial<WelcomeDraft>) => void): void {
  const actions = useActions()
  const put = useRef(set)
  useEffect(() => {
    let isCurrent = true
    void Promise.all([actions.suggestPassword(), actions.suggestPassword()]).then(
      ([password, devicePassword]) => {
        if (isCurrent) put.current({ password, devicePassword })
      },
    )
    return () => {
      isCurrent = false
    }
  }, [actions])
}
