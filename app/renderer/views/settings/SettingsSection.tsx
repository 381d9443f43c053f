import { type FormEvent, type ReactNode, type RefObject, useEffect, useRef } from 'react'
import { Button } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import type { SettingsGroupName } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'

interface SettingsGroupProps {
  readonly name: SettingsGroupName
  readonly children: ReactNode
}

/** A part of the settings page under its heading; who was led to it finds it in sight, with the focus. */
export function SettingsGroup({ name, children }: SettingsGroupProps) {
  const stores = useStores()
  const group = useRef<HTMLElement>(null)
  const isWanted = useUi((state) => state.settingsGroup === name)
  const title = t(`settings:group.${name}`)
  useEffect(() => {
    if (!isWanted) return
    stores.ui.setState({ settingsGroup: null })
    group.current?.querySelector<HTMLElement>('input:checked, input, button')?.focus({ preventScroll: true })
    group.current?.scrollIntoView()
  }, [stores, isWanted])
  return (
    <section ref={group} className="settings-group" tabIndex={-1} aria-label={title} data-group={name}>
      <h2>{title}</h2>
      <div className="settings-content">{children}</div>
    </section>
  )
}

/** What a form needs of the section it shows. */
interface FormState {
  readonly form: RefObject<HTMLFormElement | null>
  readonly generalProblem: string | null
  readonly isDirty: boolean
  readonly isBusy: boolean
  check(): void
  undo(): void
  submit(event: FormEvent): void
}

interface SettingsFormProps {
  /** What is saved, for example 'network settings'. */
  readonly subject: string
  readonly section: FormState
  readonly children: ReactNode
  /** Buttons beside the one that saves. */
  readonly trailing?: ReactNode
}

/** Inputs that are saved together, with a save button that tells whether there is anything to save. */
export function SettingsForm({ subject, section, children, trailing }: SettingsFormProps) {
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
          aria-label={t('settings:saveSubject', { subject })}
        >
          {t('common:save')}
        </Button>
        {section.isDirty && <Button onClick={section.undo}>{t('settings:undo')}</Button>}
        {trailing}
      </div>
    </form>
  )
}
