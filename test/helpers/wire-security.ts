import {
  banSchema,
  securityEventSchema,
  type WireBan,
  type WireSecurity,
  type WireSecurityEvent,
} from '../../app/preload/contract/wire-security.ts'
import { fakeNowMs, fakeSnapshot } from './fake-dashboard-api.ts'

/** A ban by rule with a quarter of an hour left, with what the test wants different. */
export function sampleBan(parts: Partial<WireBan> = {}): WireBan {
  return banSchema.parse({
    id: 'b1',
    range: '203.0.113.9',
    why: '8 wrong passwords, last as “root”',
    by: 'rule',
    since: fakeNowMs - 60_000,
    remainingMs: 900_000,
    hits: 3,
    lastHitAt: null,
    ...parts,
  })
}

/** A failed login, with what the test wants different. */
export function sampleSecurityEvent(parts: Partial<WireSecurityEvent> = {}): WireSecurityEvent {
  const base = { at: fakeNowMs, kind: 'login-failed', address: '203.0.113.9', userName: 'root' }
  return securityEventSchema.parse({ ...base, text: 'Wrong password', ...parts })
}

/** Security as a fresh server has it, with what the test wants different. */
export function sampleSecurity(parts: Partial<WireSecurity> = {}): WireSecurity {
  return { ...fakeSnapshot().security, ...parts }
}
