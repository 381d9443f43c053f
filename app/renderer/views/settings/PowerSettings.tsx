import type { WireDesktop, WireDesktopRules } from '../../../preload/contract/wire-desktop.ts'
import { SelectField } from '../../components/SelectField.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

const choices = ['transfers', 'sharing', 'never'] as const

/** When the computer is kept from going to sleep, and whether it is just now. */
export function PowerSettings({ desktop }: { desktop: WireDesktop }) {
  const actions = useActions()
  return (
    <>
      <div className="settings-short">
        <SelectField<WireDesktopRules['keepAwake']>
          label={t('settings:power.keepAwake')}
          options={choices.map((value) => ({ value, label: t(`settings:power.choice.${value}`) }))}
          value={desktop.rules.keepAwake}
          onChange={(keepAwake) => void actions.updateDesktop({ keepAwake })}
        />
      </div>
      <p className="meta" role="status">
        {t(desktop.isKeptAwake ? 'settings:power.awake' : 'settings:power.maySleep')}
      </p>
    </>
  )
}
