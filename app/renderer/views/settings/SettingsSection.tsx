import { type ReactNode, useEffect, useRef } from 'react'
import { Button } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { useStores } from '../../stores/dashboard-context.tsx'
import type { SettingsGroupName } from '../../stores/ui-store.ts'
import type { SettingsSectionState } from './use-settings-section.ts'

interface SettingsGroupProps {
  readonly name: SettingsGroupName
  readonly title: string
  readonly children: ReactNode
}

/** A part of the settings page under its heading; who was led to it finds it in sight, with the focus. */
export function SettingsGroup({ name, title, children }: SettingsGroupProps) {
  const stores = useStores()
  const group = useRef<HTMLElement>(null)
  useEffect(() => {
    if (stores.ui.getState().settingsGroup !== name) return
    stores.ui.setState({ settingsGroup: null })
    group.current?.querySelector<HTMLElement>('input:checked, input, button')?.focus({ preventScroll: true })
    group.current?.scrollIntoView()
  }, [stores, name])
  return (
    <section ref={group} className="settings-group" aria-label={title}>
      <h2>{title}</h2>
      <div className="settings-content">{children}</div>
    </section>
  )
}

interface SettingsFormProps {
  /** What is saved, for example 'network settings'. */
  readonly subject: string
  readonly section: SettingsSectionState
  readonly children: ReactNode
}

/** Inputs that are saved together, with a save button that tells whether there is anything to save. */
export function SettingsForm({ subject, section, children }: SettingsFormProps) {
  return (
    <form
      ref={section.form}
      className="form"
      aria-label={subject}
      onSubmit={section.submit}
      onBlur={(event) => {
        if (event.target instanceof HTMLInputElement || event.target instanceof HTMLTextAreaElement)
          section.check()
      }}
      noValidate
    >
      {children}
      <FieldProblem problem={section.generalProblem} />
      <div className="form-buttons">
        <Button
          type="submit"
          tone="primary"
          disabled={!section.isDirty || section.isBusy}
          aria-label={`Save ${subject}`}
        >
          Save
        </Button>
        {section.isDirty && <Button onClick={section.undo}>Undo changes</Button>}
      </div>
    </form>
  )
}
