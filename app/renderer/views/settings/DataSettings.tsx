import { Download, Upload } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import type { WireImportSummary } from '../../../preload/contract/portable-types.ts'
import { Button } from '../../components/Button.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { ExportForm } from './ExportForm.tsx'
import { ImportForm } from './ImportForm.tsx'
import { ImportNotes } from './ImportNotes.tsx'

type Step =
  | { readonly kind: 'choosing' }
  | { readonly kind: 'exporting' }
  | { readonly kind: 'importing'; readonly summary: WireImportSummary }
  | { readonly kind: 'imported'; readonly notes: readonly string[] }

/** Taking settings to another computer, and bringing them back. */
export function DataSettings() {
  const [step, setStep] = useState<Step>({ kind: 'choosing' })
  const content = useRef<HTMLElement>(null)
  const [shown, setShown] = useState(step.kind)
  // The button that was pressed is gone: the keyboard goes on where the next step is.
  useEffect(() => {
    if (shown === step.kind) return
    setShown(step.kind)
    content.current?.focus()
  }, [shown, step.kind])
  return (
    <section ref={content} tabIndex={-1} className="settings-content" aria-label={t('settings:data.region')}>
      <CurrentStep step={step} onStep={setStep} />
    </section>
  )
}

function CurrentStep({ step, onStep }: { step: Step; onStep: (step: Step) => void }) {
  const actions = useActions()
  const close = (): void => onStep({ kind: 'choosing' })

  const chooseImport = async (): Promise<void> => {
    const outcome = await actions.chooseImport()
    if (!outcome.ok) return actions.toast('bad', outcome.problem.message)
    if (outcome.value !== null) onStep({ kind: 'importing', summary: outcome.value })
  }

  switch (step.kind) {
    case 'exporting':
      return <ExportForm onClose={close} />
    case 'importing':
      return (
        <ImportForm
          summary={step.summary}
          onCancel={close}
          onDone={(notes) => (notes.length === 0 ? close() : onStep({ kind: 'imported', notes }))}
        />
      )
    case 'imported':
      return <ImportNotes notes={step.notes} onClose={close} />
    case 'choosing':
      return (
        <>
          <p>{t('settings:data.about')}</p>
          <div className="form-buttons">
            <Button icon={Upload} onClick={() => onStep({ kind: 'exporting' })}>
              {t('settings:data.export')}
            </Button>
            <Button icon={Download} onClick={() => void chooseImport()}>
              {t('settings:data.import')}
            </Button>
          </div>
        </>
      )
  }
}
