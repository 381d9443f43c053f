import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { UsageBook } from '../quota/usage-book.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { done, refused } from './outcome.ts'

/** Calls about what shares hold and users have stored. */
export function createUsageCalls(
  settings: () => Settings,
  book: Pick<UsageBook, 'rescanShare' | 'rescanUser'>,
): Pick<CallHandlers, 'rescanUsage'> {
  return {
    rescanUsage(target) {
      const { shares, users } = settings()
      if ('shareId' in target) {
        if (!shares.some(({ id }) => id === target.shareId))
          return refused(null, 'This share no longer exists.')
        void book.rescanShare(target.shareId)
      } else {
        if (!users.some(({ id }) => id === target.userId)) return refused(null, 'This user no longer exists.')
        void book.rescanUser(target.userId)
      }
      return done(null)
    },
  }
}
