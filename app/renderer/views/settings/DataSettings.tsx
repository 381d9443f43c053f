import { Download, Upload } from 'lucide-react'
import { useState } from 'react'
import type { WireImportSummary } from '../../../preload/contract/portable-types.ts'
import { Button } from '../../components/Button.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
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
  const actions = useActions()
  const [step, setStep] = useState<Step>({ kind: 'choosing' })
  const close = (): void => setStep({ kind: 'choosing' })

  const chooseImport = async (): Promise<void> => {
    const outcome = await actions.chooseImport()
    if (!outcome.ok) return actions.toast('bad', outcome.problem.message)
    if (outcome.value !== null) setStep({ kind: 'importing', summary: outcome.value })
  }

  if (step.kind === 'exporting') return <ExportForm onClose={close} />
  if (step.kind === 'importing') {
    return (
      <ImportForm
        summary={step.summary}
        onCancel={close}
        onDone={(notes) => setStep(notes.length === 0 ? { kind: 'choosing' } : { kind: 'imported', notes })}
      />
    )
  }
  if (step.kind === 'imported') return <ImportNotes notes={step.notes} onClose={close} />
  return (
    <>
      <p>
        All settings in one file: to keep, or to take to another computer. The shared files themselves are not
        in it.
      </p>
      <div className="form-buttons">
        <Button icon={Upload} onClick={() => setStep({ kind: 'exporting' })}>
          Export settings…
        </Button>
        <Button icon={Download} onClick={() => void chooseImport()}>
          Import settings…
        </Button>
      </div>
    </>
  )
}
