import { Languages, Palette, Rows3 } from 'lucide-react'
import type { WireAppearance } from '../../../../preload/contract/wire-types.ts'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { languageNames, languages } from '../../../texts/languages.ts'
import { t } from '../../../texts/texts.ts'
import type { PaletteEntry } from '../palette-entry.ts'

const themes = ['system', 'light', 'dark'] as const
const densities = ['comfortable', 'compact'] as const

/** Theme, density and language, each choice but the one in use. */
export function appearanceEntries({ stores, actions }: Dashboard): readonly PaletteEntry[] {
  const { theme, language, density } = stores.settings.getState().appearance
  const choice = (
    label: string,
    icon: PaletteEntry['icon'],
    change: Partial<WireAppearance>,
  ): PaletteEntry => ({
    id: `appearance-${Object.values(change).join()}-${Object.keys(change).join()}`,
    section: 'settings',
    label,
    icon,
    run: () => void actions.updateAppearance(change),
  })
  return [
    ...themes
      .filter((value) => value !== theme)
      .map((value) =>
        choice(t('frame:palette.theme', { name: t(`settings:general.themes.${value}`) }), Palette, {
          theme: value,
        }),
      ),
    ...densities
      .filter((value) => value !== density)
      .map((value) =>
        choice(t('frame:palette.density', { name: t(`settings:general.densities.${value}`) }), Rows3, {
          density: value,
        }),
      ),
    ...languages
      .filter((value) => value !== language)
      .map((value) =>
        choice(t('frame:palette.language', { name: languageNames[value] }), Languages, { language: value }),
      ),
  ]
}
