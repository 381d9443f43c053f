import { ClockPlus, Infinity as ForGood, ShieldCheck } from 'lucide-react'
import type { MenuItem } from '../../components/Menu.tsx'
import { spanWords } from '../../format/span-words.ts'
import type { DashboardActions } from '../../stores/dashboard-actions.ts'
import type { BanRow } from '../../stores/security-store.ts'
import { t } from '../../texts/texts.ts'

/** Time that can be added to a ban. */
const extensionsMs = [15 * 60_000, 3_600_000, 86_400_000] as const

/** What can be done about bans besides lifting them. */
export function banMenu(
  bans: readonly BanRow[],
  actions: Pick<DashboardActions, 'extendBans' | 'allowAddresses'>,
): MenuItem[][] {
  const ids = bans.map(({ id }) => id)
  const isForGood = bans.every(({ endsAtMs }) => endsAtMs === null)
  return [
    extensionsMs.map((byMs) => ({
      label: t('security:ban.extend', { span: spanWords(byMs) }),
      icon: ClockPlus,
      isDisabled: isForGood,
      run: () => void actions.extendBans(ids, byMs),
    })),
    [
      {
        label: t('security:ban.permanent'),
        icon: ForGood,
        isDisabled: isForGood,
        run: () => void actions.extendBans(ids, null),
      },
      {
        label: t('security:ban.alwaysAllow'),
        icon: ShieldCheck,
        run: () => void actions.allowAddresses(bans.map(({ range }) => range)),
      },
    ],
  ]
}
