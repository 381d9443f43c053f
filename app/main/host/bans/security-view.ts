import type { WireBan, WireSecurity } from '../../../preload/contract/wire-security.ts'
import type { Protection as ProtectionRules } from '../settings/settings-schema.ts'
import type { Ban } from './ban.ts'
import { describeBan } from './ban-words.ts'
import type { Guard } from './guard.ts'
import type { Protection } from './protection.ts'
import type { SecurityLog } from './security-log.ts'

/** A ban as a dashboard sees it. */
export function wireBan({ id, range, cause, sinceMs, remainingMs, hits, lastHitAtMs }: Ban): WireBan {
  return {
    id,
    range,
    why: describeBan(cause),
    by: cause.kind,
    since: sinceMs,
    remainingMs: remainingMs === null ? null : Math.round(remainingMs),
    hits,
    lastHitAt: lastHitAtMs,
  }
}

/** Everything the Security screen shows. */
export function wireSecurity(
  rules: ProtectionRules,
  protection: Pick<Protection, 'bans'>,
  guard: Pick<Guard, 'ownAddresses'>,
  log: Pick<SecurityLog, 'recent' | 'failuresByHour'>,
  now: number,
): WireSecurity {
  return {
    rules,
    bans: protection.bans().map(wireBan),
    ownAddresses: [...guard.ownAddresses()],
    events: [...log.recent()],
    failuresByHour: [...log.failuresByHour(now)],
  }
}
