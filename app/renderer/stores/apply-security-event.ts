import type { WireBan } from '../../preload/contract/wire-security.ts'
import type { WireDashboardEvent, WireSnapshot } from '../../preload/contract/wire-types.ts'
import type { BanRow, SecurityStoreState } from './security-store.ts'

/** As many as main keeps. */
const maxEvents = 500

/**
 * Takes a whole snapshot; `nowMs` is this page's clock. What was blocked before the first one is not news; after a later
 * one (a lost connection) what came meanwhile still is.
 */
export function applySecuritySnapshot(
  state: SecurityStoreState,
  { at, security, securitySummary }: Pick<WireSnapshot, 'at' | 'security' | 'securitySummary'>,
  nowMs: number,
): SecurityStoreState {
  const { rules, bans, ownAddresses, events, failuresByHour } = security
  return {
    rules,
    bans: rowsOf(bans, nowMs, state.bans),
    ownAddresses,
    events: events.map((event, index) => ({ ...event, number: events.length - index })),
    failuresByHour,
    summary: securitySummary,
    seenUntilMs: Math.min(state.seenUntilMs, at),
  }
}

/** Applies one event; events of other stores change nothing. */
export function applySecurityEvent(
  state: SecurityStoreState,
  event: WireDashboardEvent,
  nowMs: number,
): SecurityStoreState {
  switch (event.type) {
    case 'bans-changed':
      return { ...state, bans: rowsOf(event.bans, nowMs, state.bans) }
    case 'protection-changed':
      return { ...state, rules: event.rules }
    case 'security-event-added': {
      const added = { ...event.event, number: (state.events[0]?.number ?? 0) + 1 }
      const events = [added, ...state.events].slice(0, maxEvents)
      return { ...state, events, failuresByHour: event.failuresByHour }
    }
    case 'security-summary-changed':
      return { ...state, summary: event.summary }
    default:
      return state
  }
}

/** A message takes its time; less than this is no other end. */
const jitterMs = 2_000

/** An end that is the same but for the way of the message stays the same: a countdown does not jump with each hit. */
function rowsOf(bans: readonly WireBan[], nowMs: number, before: readonly BanRow[]): BanRow[] {
  const endsBefore = new Map(before.map(({ id, endsAtMs }) => [id, endsAtMs]))
  return bans.map(({ remainingMs, ...ban }) => {
    if (remainingMs === null) return { ...ban, endsAtMs: null }
    const endsAtMs = nowMs + remainingMs
    const known = endsBefore.get(ban.id) ?? null
    return { ...ban, endsAtMs: known !== null && Math.abs(known - endsAtMs) < jitterMs ? known : endsAtMs }
  })
}
