import { type NotificationKind, notificationKinds } from '../../../preload/contract/fields/desktop-rules.ts'
import type { WireDesktop, WireDesktopRules } from '../../../preload/contract/wire-desktop.ts'
import { Checkbox } from '../../components/Checkbox.tsx'
import { SelectField } from '../../components/SelectField.tsx'
import { Switch } from '../../components/Switch.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

const closeActions = ['ask', 'keep', 'quit'] as const

/** How the program starts, closes and speaks up on this computer's desktop; taken at once. */
export function DesktopSettings({ desktop }: { desktop: WireDesktop }) {
  const actions = useActions()
  const { rules, hasTray, isPortable } = desktop
  return (
    <>
      <Switch
        label={t('settings:desktop.startAtLogin')}
        isOn={rules.startAtLogin}
        onChange={(startAtLogin) => void actions.updateDesktop({ startAtLogin })}
      />
      <Switch
        label={t('settings:desktop.startHidden')}
        hint={t(hasTray ? 'settings:desktop.startHiddenHint' : 'settings:desktop.startHiddenNoTray')}
        isOn={rules.startHidden}
        isDisabled={!rules.startAtLogin}
        onChange={(startHidden) => void actions.updateDesktop({ startHidden })}
      />
      <div className="settings-short">
        <SelectField<WireDesktopRules['closeAction']>
          label={t('settings:desktop.closeAction')}
          hint={hasTray ? '' : t('settings:desktop.closeNoTray')}
          options={closeActions.map((value) => ({ value, label: t(`settings:desktop.close.${value}`) }))}
          value={rules.closeAction}
          onChange={(closeAction) => void actions.updateDesktop({ closeAction })}
        />
      </div>
      <NotificationSettings rules={rules.notifications} />
      {isPortable && <p className="meta">{t('settings:desktop.portable')}</p>}
    </>
  )
}

function NotificationSettings({ rules }: { rules: WireDesktopRules['notifications'] }) {
  const actions = useActions()
  const set = (kind: NotificationKind, isOn: boolean): void =>
    void actions.updateDesktop({ notifications: { [kind]: isOn } })
  return (
    <fieldset className="settings-checks">
      <legend className="legend">{t('settings:desktop.notifications')}</legend>
      <p className="meta">{t('settings:desktop.notificationsHint')}</p>
      {notificationKinds.map((kind) => (
        <Checkbox
          key={kind}
          label={t(`settings:desktop.notification.${kind}`)}
          isChecked={rules[kind]}
          onChange={(isOn) => set(kind, isOn)}
        />
      ))}
    </fieldset>
  )
}
