import type { ReactNode } from 'react'
import { Button } from '../../components/Button.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { useServer, useSessions } from '../../stores/dashboard-context.tsx'
import type { SettingsSectionState } from './use-settings-section.ts'

/** A part of the settings page under its heading. */
export function SettingsGroup({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="settings-group" aria-label={title}>
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
    <form className="form" aria-label={subject} onSubmit={section.submit} noValidate>
      {children}
      <FieldProblem problem={section.generalProblem} />
      {section.isDirty && <RestartWarning />}
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

/** Said before and not only afterwards: a running server takes over settings by starting anew. */
function RestartWarning() {
  const isRunning = useServer((state) => state.server.phase === 'running')
  const aliveCount = useSessions((state) => state.aliveCount)
  if (!isRunning || aliveCount === 0) return null
  const whom = aliveCount === 1 ? 'One client is' : `${aliveCount} clients are`
  return (
    <p className="settings-restart">
      Saving restarts the server. {whom} connected and will have to connect again.
    </p>
  )
}
