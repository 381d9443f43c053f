import { type HookEvent, hookEvents } from '../../../preload/contract/fields/hook-rules.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { FieldProblem } from '../../components/Field.tsx'
import { t } from '../../texts/texts.ts'

interface HookEventsProps {
  readonly events: readonly HookEvent[]
  readonly problem: string | null
  readonly onChange: (events: readonly HookEvent[]) => void
}

/** What a program is told of. */
export function HookEvents({ events, problem, onChange }: HookEventsProps) {
  return (
    <fieldset className="settings-checks">
      <legend className="legend">{t('settings:hooks.events')}</legend>
      {hookEvents.map((event) => (
        <Checkbox
          key={event}
          label={t(`settings:hooks.event.${event}`)}
          isChecked={events.includes(event)}
          onChange={(isChecked) =>
            onChange(hookEvents.filter((one) => (one === event ? isChecked : events.includes(one))))
          }
        />
      ))}
      <FieldProblem problem={problem} />
    </fieldset>
  )
}
