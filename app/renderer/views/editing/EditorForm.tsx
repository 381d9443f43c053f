import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import type { Editor } from './use-editor.ts'

interface EditorFormProps<Draft> {
  readonly label: string
  readonly submitLabel: string
  readonly editor: Editor<Draft>
  /** False while something is missing that no message needs to name. */
  readonly isComplete: boolean
  readonly children: ReactNode
  /** A question that belongs to saving, above the buttons. */
  readonly question?: ReactNode
}

/** The frame of every form in the drawer: its fields, what no field can show, and the buttons that stay in sight. */
export function EditorForm<Draft>(props: EditorFormProps<Draft>) {
  const { label, submitLabel, editor, isComplete, children, question } = props
  const stores = useStores()
  return (
    <form
      ref={editor.form}
      className="form"
      aria-label={label}
      onSubmit={(event) => void editor.submit(event)}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
          editor.check()
      }}
      noValidate
    >
      {children}
      <FieldProblem problem={editor.generalProblem} />
      <div className="form-foot">
        {question}
        <div className="form-buttons">
          <Button type="submit" tone="primary" disabled={editor.isBusy || !isComplete}>
            {submitLabel}
          </Button>
          <Button onClick={() => stores.ui.setState(closeDrawer())}>{t('common:cancel')}</Button>
        </div>
      </div>
    </form>
  )
}
