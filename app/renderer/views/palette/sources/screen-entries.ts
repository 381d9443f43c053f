import { History, UsersRound } from 'lucide-react'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { goTo, screens, showScreen } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import { keyWords } from '../../frame/key-words.ts'
import { screenIcon, screenLabel } from '../../frame/screen-words.ts'
import type { PaletteEntry } from '../palette-entry.ts'

/** Every screen, and the parts of screens that people look for by name. */
export function screenEntries({ stores }: Dashboard): readonly PaletteEntry[] {
  const closed = { kind: 'closed' } as const
  return [
    ...screens.map(
      (screen, index): PaletteEntry => ({
        id: `screen-${screen}`,
        section: 'screens',
        label: screenLabel(screen),
        icon: screenIcon(screen),
        keyHint: keyWords('mod', String(index + 1)),
        run: () => stores.ui.setState(showScreen(screen)),
      }),
    ),
    {
      id: 'screen-groups',
      section: 'screens',
      label: t('frame:palette.groups'),
      icon: UsersRound,
      run: () => stores.ui.setState(goTo({ screen: 'users', peopleTab: 'groups', drawer: closed })),
    },
    {
      id: 'screen-past-connections',
      section: 'screens',
      label: t('frame:palette.history'),
      icon: History,
      run: () => {
        stores.ui.setState(goTo({ screen: 'connections', drawer: closed }))
        stores.ui.setState({ connectionsTime: 'history' })
      },
    },
  ]
}
