import { FileTerminal } from 'lucide-react'
import { commandDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireHooks } from '../../../preload/contract/wire-types.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { LinesField } from '../../components/LinesField.tsx'
import { displayText } from '../../format/display-text.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { HookEvents } from './HookEvents.tsx'
import { HookTest } from './HookTest.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { useRulesSection } from './use-rules-section.ts'

type Command = WireHooks['command']

/** What stands for what in an argument. */
const placeholders = [
  'event',
  'text',
  'time',
  'user',
  'address',
  'path',
  'file',
  'share',
  'bytes',
  'reason',
  'id',
  'test',
] as const

/** A program of this computer that is told what happens. */
export function CommandSettings({ command }: { command: Command }) {
  const actions = useActions()
  const section = useRulesSection<Command>({
    rules: command,
    names: ['isOn', 'program', 'args', 'events'],
    schema: commandDraftSchema,
    // The program itself is never named by this page: the system's own dialog chooses it.
    save: ({ program: _, args, events, ...change }) =>
      actions.updateHooks({
        command: {
          ...change,
          ...(args !== undefined && { args: [...args] }),
          ...(events !== undefined && { events: [...events] }),
        },
      }),
  })
  const { draft, problemOf, set } = section
  return (
    <SettingsForm
      subject={t('settings:subject.command')}
      section={section}
      trailing={<HookTest kind="command" isReady={command.program !== null} isDirty={section.isDirty} />}
    >
      <Checkbox
        label={t('settings:hooks.command.isOn')}
        hint={t('settings:hooks.command.isOnHint')}
        isChecked={draft.isOn}
        onChange={(isOn) => set({ isOn })}
      />
      <div className="settings-entries">
        <p className="field-label">{t('settings:hooks.command.program')}</p>
        <div className="settings-line">
          {command.program === null ? (
            <span className="meta">{t('settings:hooks.command.noProgram')}</span>
          ) : (
            <span className="mono settings-path">{displayText(command.program)}</span>
          )}
          <Button icon={FileTerminal} onClick={() => void actions.chooseHookProgram()}>
            {t('settings:hooks.command.choose')}
          </Button>
        </div>
        <FieldProblem problem={problemOf('program')} />
      </div>
      <LinesField
        label={t('settings:hooks.command.args')}
        hint={t('settings:hooks.command.argsHint')}
        placeholder={'--event={event}\n{file}'}
        value={draft.args}
        problem={problemOf('args')}
        onChange={(args) => set({ args })}
      />
      <FormSection
        title={t('settings:hooks.command.placeholders')}
        summary={['{file}', '{user}', '{address}'].join(' ')}
        hasProblem={false}
      >
        <dl className="settings-placeholders">
          {placeholders.map((name) => (
            <div key={name}>
              <dt className="mono">{`{${name}}`}</dt>
              <dd>{t(`settings:hooks.command.placeholder.${name}`)}</dd>
            </div>
          ))}
        </dl>
        <p className="meta">{t('settings:hooks.command.example')}</p>
      </FormSection>
      <HookEvents
        events={draft.events}
        problem={problemOf('events')}
        onChange={(events) => set({ events })}
      />
    </SettingsForm>
  )
}
