import { ArrowDownUp, ScrollText } from 'lucide-react'
import type { Dashboard } from '../../../stores/dashboard-context.tsx'
import { noTransferFilter } from '../../../stores/transfer-filter.ts'
import { goTo } from '../../../stores/ui-store.ts'
import { t } from '../../../texts/texts.ts'
import type { PaletteEntry, PaletteSection } from '../palette-entry.ts'

/** What is remembered of a user or an address: its transfers, and its lines of the log. */
export function pastOf(
  { stores }: Dashboard,
  whose: { readonly user: string } | { readonly address: string },
  about: { readonly id: string; readonly section: PaletteSection; readonly name: string },
): readonly PaletteEntry[] {
  const { id, section, name } = about
  const closed = { kind: 'closed' } as const
  return [
    {
      id: `${id}-transfers`,
      section,
      label: t('frame:palette.transfers', { name }),
      icon: ArrowDownUp,
      run: () =>
        stores.ui.setState(
          goTo({
            screen: 'transfers',
            transfersTab: 'history',
            transferFilter: { ...noTransferFilter, ...whose },
            drawer: closed,
          }),
        ),
    },
    {
      id: `${id}-log`,
      section,
      label: t('frame:palette.log', { name }),
      icon: ScrollText,
      run: () => stores.ui.setState(goTo({ screen: 'logs', logFilter: whose, drawer: closed })),
    },
  ]
}
