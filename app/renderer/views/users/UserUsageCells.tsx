import type { UsageTotals } from '../../../preload/contract/wire-history.ts'
import { gridRoles } from '../../components/grid-roles.ts'
import { MovedBytes } from '../../components/MovedBytes.tsx'
import { relativeTime } from '../../format/relative-time.ts'
import { useMinute } from '../../stores/use-minute.ts'
import { t } from '../../texts/texts.ts'

export type UserUsage = UsageTotals['users'][number]

/** When somebody was last here, and what they moved in seven days. */
export function UserUsageCells({ usage, isHere }: { usage: UserUsage | undefined; isHere: boolean }) {
  const nowMs = useMinute()
  const lastSeenAt = usage?.lastSeenAt ?? null
  return (
    <>
      <td {...gridRoles.cell} className="user-seen cut">
        {isHere ? (
          t('users:now')
        ) : lastSeenAt === null ? (
          <span className="quiet">–</span>
        ) : (
          relativeTime(lastSeenAt, Math.max(nowMs, lastSeenAt))
        )}
      </td>
      <td {...gridRoles.cell} className="number user-moved">
        <MovedBytes moved={usage} />
      </td>
    </>
  )
}
