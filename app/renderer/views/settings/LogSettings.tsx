import { logDraftSchema } from '../../../preload/contract/fields/drafts.ts'
import { type LogLevel, logAreas, logLevels } from '../../../preload/contract/fields/log-rules.ts'
import type { LogState } from '../../../preload/contract/wire-logs.ts'
import { ByteSizeField } from '../../components/ByteSizeField.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { CountField } from '../../components/CountField.tsx'
import { FormSection } from '../../components/FormSection.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { LogFolder } from './LogFolder.tsx'
import { SettingsForm } from './SettingsSection.tsx'
import { orNotANumber } from './typed-number.ts'
import { type RulesSection, useRulesSection } from './use-rules-section.ts'

type LogRules = LogState['rules']

/** What areas keep that nobody set. */
const usualLevel: LogLevel = 'info'

/** What is logged, and which files it goes to. */
export function LogSettings({ logs }: { logs: LogState }) {
  const actions = useActions()
  const section = useRulesSection<LogRules>({
    rules: logs.rules,
    names: ['levels', 'isWritten', 'maxFileBytes', 'keepFiles', 'keepDays', 'transferLog', 'loginFailureLog'],
    schema: logDraftSchema,
    save: actions.updateLogRules,
  })
  const { draft, set } = section
  return (
    <>
      <SettingsForm subject={t('settings:subject.logs')} section={section}>
        <Levels section={section} />
        <Checkbox
          label={t('settings:logs.isWritten')}
          hint={t('settings:logs.isWrittenHint')}
          isChecked={draft.isWritten}
          onChange={(isWritten) => set({ isWritten })}
        />
        {draft.isWritten && <Files section={section} />}
        <Checkbox
          label={t('settings:logs.transferLog')}
          hint={t('settings:logs.transferLogHint')}
          isChecked={draft.transferLog}
          onChange={(transferLog) => set({ transferLog })}
        />
        <Checkbox
          label={t('settings:logs.loginFailureLog')}
          hint={t('settings:logs.loginFailureLogHint')}
          isChecked={draft.loginFailureLog}
          onChange={(loginFailureLog) => set({ loginFailureLog })}
        />
      </SettingsForm>
      <LogFolder logs={logs} />
    </>
  )
}

function Levels({ section: { draft, set, hasProblem } }: { section: RulesSection<LogRules> }) {
  const { levels } = draft
  const different = logAreas.filter((area) => (levels[area] ?? usualLevel) !== usualLevel).length
  const options = logLevels.toReversed().map((value) => ({ value, label: t(`settings:logs.level.${value}`) }))
  return (
    <FormSection
      title={t('settings:logs.levels')}
      summary={
        different === 0
          ? t('settings:logs.levelsSummaryAll')
          : t('settings:logs.levelsSummary', { count: different })
      }
      hasProblem={hasProblem('levels')}
    >
      <p className="meta">{t('settings:logs.levelsHint')}</p>
      <div className="settings-levels">
        {logAreas.map((area) => (
          <SelectField
            key={area}
            label={t(`logs:area.${area}`)}
            options={options}
            value={levels[area] ?? usualLevel}
            onChange={(level) => set({ levels: { ...levels, [area]: level } })}
          />
        ))}
      </div>
    </FormSection>
  )
}

function Files({ section: { draft, problemOf, set } }: { section: RulesSection<LogRules> }) {
  return (
    <div className="settings-entries">
      <div className="settings-short">
        <ByteSizeField
          label={t('settings:logs.maxFileBytes')}
          placeholder="10"
          value={draft.maxFileBytes}
          problem={problemOf('maxFileBytes')}
          onChange={(bytes) => set({ maxFileBytes: orNotANumber(bytes) })}
        />
      </div>
      <div className="field-pair settings-pair">
        <CountField
          label={t('settings:logs.keepFiles')}
          placeholder="10"
          value={draft.keepFiles}
          problem={problemOf('keepFiles')}
          onChange={(count) => set({ keepFiles: orNotANumber(count) })}
        />
        <CountField
          label={t('settings:logs.keepDays')}
          placeholder="30"
          value={draft.keepDays}
          problem={problemOf('keepDays')}
          onChange={(count) => set({ keepDays: orNotANumber(count) })}
        />
      </div>
      <p className="meta">{t('settings:logs.keepHint')}</p>
    </div>
  )
}
