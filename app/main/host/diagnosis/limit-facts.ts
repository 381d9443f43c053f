import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import { effectiveAccount } from '../accounts/effective-account.ts'
import type { Settings } from '../settings/settings-schema.ts'

/** The facts with the number of the limit that was hit; as they are where none was. */
export function withLimit(code: ProblemCode, facts: ProblemFacts, settings: Settings): ProblemFacts {
  const limit = limitOf(code, facts, settings)
  return limit === null ? facts : { ...facts, limit }
}

function limitOf(code: ProblemCode, facts: ProblemFacts, settings: Settings): number | null {
  const { maxSessions, maxSessionsPerAddress, passivePorts } = settings.server
  switch (code) {
    case 'too-many-clients':
      return maxSessions
    case 'too-many-of-address':
      return maxSessionsPerAddress
    case 'ports-exhausted':
      return passivePorts.max - passivePorts.min + 1
    case 'too-many-of-user': {
      const name = String(facts.user ?? '').toLowerCase()
      const user = settings.users.find((one) => one.name.toLowerCase() === name)
      return user === undefined ? null : (effectiveAccount(settings, user).limits.maxSessions ?? null)
    }
    default:
      return null
  }
}
