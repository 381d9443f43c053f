import { SlidersHorizontal } from 'lucide-react'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { goTo, settingsGroups } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import type { PaletteEntry } from '../palette-entry.ts'

/** Every part of the settings. */
export function settingEntries({ stores }: Dashboard): readonly PaletteEntry[] {
  return settingsGroups.map((settingsGroup) => ({
    id: `settings-${settingsGroup}`,
    section: 'settings',
    label: t('frame:palette.settingsOf', { name: t(`settings:group.${settingsGroup}`) }),
    icon: SlidersHorizontal,
    run: () => stores.ui.setState(goTo({ screen: 'settings', settingsGroup, drawer: { kind: 'closed' } })),
  }))
}
