import { webhookDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { WireHooks } from '../../../preload/contract/wire-types.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Field } from '../../components/Field.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { HookEvents } from './HookEvents.tsx'
import { HookTest } from './HookTest.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { useRulesSection } from './use-rules-section.ts'

const example = 'https://example.org/portside'

/** A web address that is told what happens. */
export function WebhookSettings({ webhook }: { webhook: WireHooks['webhook'] }) {
  const actions = useActions()
  const section = useRulesSection<WireHooks['webhook']>({
    rules: webhook,
    names: ['isOn', 'url', 'events'],
    schema: webhookDraftSchema,
    save: ({ events, ...change }) =>
      actions.updateHooks({ webhook: { ...change, ...(events !== undefined && { events: [...events] }) } }),
  })
  const { draft, problemOf, set } = section
  return (
    <SettingsForm
      subject={t('settings:subject.webhook')}
      section={section}
      trailing={<HookTest kind="webhook" isReady={webhook.url !== null} isDirty={section.isDirty} />}
    >
      <Checkbox
        label={t('settings:hooks.webhook.isOn')}
        hint={t('settings:hooks.webhook.isOnHint')}
        isChecked={draft.isOn}
        onChange={(isOn) => set({ isOn })}
      />
      <Field
        label={t('settings:hooks.webhook.url')}
        hint={t('settings:hooks.webhook.urlHint')}
        placeholder={example}
        inputMode="url"
        maxLength={2000}
        value={draft.url ?? ''}
        problem={problemOf('url')}
        onChange={(event) => {
          const url = event.target.value.trim()
          set({ url: url === '' ? null : url })
        }}
      />
      <HookEvents
        events={draft.events}
        problem={problemOf('events')}
        onChange={(events) => set({ events })}
      />
    </SettingsForm>
  )
}
