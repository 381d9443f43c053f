import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { fullnessOf, usageWords } from '../../format/usage-words.ts'
import { useGroups } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'
import { quotaOfUser } from './quota-of-user.ts'

/** What a user with a quota, its own or of a group, has stored so far. */
export function UsageNote({ user }: { user: Pick<WireUser, 'quota' | 'groupIds' | 'usage'> }) {
  const groups = useGroups((state) => state.groups)
  const { usage } = user
  const fullness = fullnessOf({ quota: quotaOfUser(user, groups), usage })
  if (usage === null || fullness === null) return null
  // The limit itself stands above it.
  const words = t('users:stored', {
    usage: usageWords({ quota: { maxBytes: null, maxFiles: null }, usage }),
  })
  return (
    <span className={fullness >= 1 ? 'meta user-note user-full cut' : 'meta user-note cut'}>
      {fullness >= 1 ? t('users:full', { words }) : words}
    </span>
  )
}
