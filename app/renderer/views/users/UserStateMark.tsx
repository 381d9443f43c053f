import type { WireUser } from '../../../preload/contract/wire-types.ts'
import { StateMark } from '../../components/StateMark.tsx'
import { useNow } from '../../components/use-now.ts'
import { useServer } from '../../stores/dashboard-context.tsx'
import { stateOfUser } from './user-state.ts'

interface UserStateMarkProps {
  readonly user: Pick<WireUser, 'isEnabled' | 'expiresAtMs'>
  readonly sessionCount: number
}

/** Whether an account can sign in, and how often it has; only one that expires looks at the clock. */
export function UserStateMark({ user, sessionCount }: UserStateMarkProps) {
  if (user.expiresAtMs !== null) return <ExpiringMark user={user} sessionCount={sessionCount} />
  return <StateMark {...stateOfUser(user, sessionCount, 0)} />
}

function ExpiringMark({ user, sessionCount }: UserStateMarkProps) {
  const clockOffsetMs = useServer((state) => state.clockOffsetMs)
  return <StateMark {...stateOfUser(user, sessionCount, useNow() + clockOffsetMs)} />
}
