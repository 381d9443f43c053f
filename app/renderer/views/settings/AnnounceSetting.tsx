import { Switch } from '../../components/Switch.tsx'
import { useActions } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

/** Whether programs of the local network find the server by themselves; taken at once. */
export function AnnounceSetting({ isOn }: { isOn: boolean }) {
  const actions = useActions()
  const setAnnounce = async (announce: boolean): Promise<void> => {
    const problem = await actions.updateSettings({ announce })
    if (problem !== null) actions.toast('bad', problem.message)
  }
  return (
    <Switch
      label={t('settings:network.announce')}
      hint={t('settings:network.announceHint')}
      isOn={isOn}
      onChange={(announce) => void setAnnounce(announce)}
    />
  )
}
