import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { historyDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import type { HistoryState } from '../../../preload/contract/wire-history.ts'
import { Button } from '../../components/Button.tsx'
import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { ConfirmDialog } from '../../components/ConfirmDialog.tsx'
import { CountField } from '../../components/CountField.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { Switch } from '../../components/Switch.tsx'
import { formatBytes } from '../../format/bytes.ts'
import { displayText } from '../../format/display-text.ts'
import { formatDate } from '../../format/time-of-day.ts'
import { useActions } from '../../stores/dashboard-context.tsx'
import { tHost } from '../../texts/host-texts.ts'
import { currentLocale, t } from '../../texts/texts.ts'
import { SettingsForm } from './SettingsSection.tsx'
import { orNotANumber } from './typed-number.ts'
import { useRulesSection } from './use-rules-section.ts'

/** Whether and how long what is over is remembered, and how much of it there is. */
export function HistorySettings({ history }: { history: HistoryState }) {
  const actions = useActions()
  const section = useRulesSection({
    rules: history.rules,
    names: ['keepDays', 'maxBytes'],
    schema: historyDraftSchema,
    save: actions.updateHistoryRules,
  })
  const { draft, problemOf, set } = section
  const setOn = async (isOn: boolean): Promise<void> => {
    const problem = await actions.updateHistoryRules({ isOn })
    if (problem !== null) actions.toast('bad', problem.message)
  }
  return (
    <>
      <Switch
        label={t('settings:history.isOn')}
        hint={t('settings:history.isOnHint')}
        isOn={history.rules.isOn}
        onChange={(isOn) => void setOn(isOn)}
      />
      <SettingsForm subject={t('settings:subject.history')} section={section}>
        <div className="settings-short">
          <CountField
            label={t('settings:history.keepDays')}
            placeholder="90"
            value={draft.keepDays}
            problem={problemOf('keepDays')}
            onChange={(days) => set({ keepDays: orNotANumber(days) })}
          />
        </div>
        <div className="settings-short">
          <ByteSizeField
            label={t('settings:history.maxBytes')}
            hint={t('settings:history.maxBytesHint')}
            placeholder="1"
            value={draft.maxBytes}
            problem={problemOf('maxBytes')}
            onChange={(bytes) => set({ maxBytes: orNotANumber(bytes) })}
          />
        </div>
      </SettingsForm>
      <Contents history={history} />
    </>
  )
}

/** How much there is now, and the way to be rid of it. */
function Contents({ history }: { history: HistoryState }) {
  const actions = useActions()
  const [isClearing, setIsClearing] = useState(false)
  const { phase, problem, oldestAt } = history
  const clear = async (): Promise<void> => {
    if (await actions.clearHistory()) actions.toast('ok', t('settings:history.cleared'))
  }
  if (phase === 'failed') {
    const words = problem === null ? t('settings:history.failed') : displayText(tHost(problem))
    return <StateMark shape="triangle" tone="bad" word={words} />
  }
  if (phase === 'temporary') return <p className="meta">{t('settings:history.temporary')}</p>
  return (
    <div className="settings-line settings-spread">
      <p>
        <span className="field-label">{t('settings:history.now')}: </span>
        {amountWords(history)}
      </p>
      <Button icon={Trash2} tone="danger" disabled={oldestAt === null} onClick={() => setIsClearing(true)}>
        {t('settings:history.clear')}
      </Button>
      {isClearing && (
        <ConfirmDialog
          title={t('settings:history.clearTitle')}
          confirmLabel={t('settings:history.clearConfirm')}
          cancelLabel={t('common:cancel')}
          onConfirm={() => void clear()}
          onClose={() => setIsClearing(false)}
        >
          {t('settings:history.clearText')}
        </ConfirmDialog>
      )}
    </div>
  )
}

function amountWords({ phase, bytes, oldestAt }: HistoryState): string {
  if (phase === 'opening') return t('settings:history.opening')
  const size = bytes === null ? null : t('settings:history.size', { size: formatBytes(bytes) })
  const oldest =
    oldestAt === null
      ? t('settings:history.noEntries')
      : t('settings:history.oldest', { date: formatDate(oldestAt, currentLocale()) })
  return [size, oldest].filter((part) => part !== null).join(', ')
}
