import { networkInterfaces } from 'node:os'
import type { WireSecurity, WireSecurityEvent } from '../../../preload/contract/wire-security.ts'
import type { EngineEvent } from '../../engine/engine-event.ts'
import { isLocalPeer } from '../../engine/host-door.ts'
import { createBanListCalls } from '../calls/ban-list-calls.ts'
import { createProtectionCalls } from '../calls/protection-calls.ts'
import { quietTimer } from '../quiet-timer.ts'
import type { Engine } from '../server/server-controller.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import type { OpenedBans } from './ban-store.ts'
import { createGuard } from './guard.ts'
import { createProtection, type Protection } from './protection.ts'
import { createSecurityLog } from './security-log.ts'
import { wireSecurity } from './security-view.ts'
import { createUndoList, type UndoList } from './undo-list.ts'

/** What watching the door needs. */
export interface SecurityDependencies {
  readonly bans: OpenedBans
  readonly store: SettingsStore
  /** The running engine, or null. */
  readonly engine: () => Engine | null
  readonly onBansChanged: () => void
  readonly onEvent: (event: WireSecurityEvent) => void
  /** One line for people. */
  readonly onTrouble: (text: string) => void
}

/** Who is kept out, and what happened at the door. */
export interface Security {
  readonly protection: Protection
  readonly undoList: UndoList
  readonly calls: ReturnType<typeof createProtectionCalls> & ReturnType<typeof createBanListCalls>
  applyEngineEvent(event: EngineEvent): void
  wire(): WireSecurity
  /** Failed logins in each of the last 24 hours, without the work of the whole. */
  failuresByHour(): number[]
  close(): Promise<void>
}

/** The last words to somebody whose address was blocked in mid-session. */
export const blockedText = 'Your address was blocked.'

/** Puts guard, ban book, score and log together. */
export function createSecurity({
  bans,
  store,
  engine,
  onBansChanged,
  onEvent,
  onTrouble,
}: SecurityDependencies): Security {
  const now = () => Date.now()
  const monotonicMs = () => performance.now()
  const settings = () => store.current.protection
  const log = createSecurityLog(onEvent)
  const guard = createGuard({ interfaces: networkInterfaces, allowed: () => settings().allowed })
  const protection = createProtection({
    store: bans.store,
    kept: bans.kept,
    guard,
    settings,
    now,
    monotonicMs,
    schedule: quietTimer,
    // Other addresses of 127/8 are peers like any other; this machine's own is guarded anyway.
    isLocal: (address) => !address.startsWith('127.') && isLocalPeer(address),
    isAnonymous: (accountId) =>
      store.current.users.some(({ id, isAnonymous }) => isAnonymous && id === accountId),
    endSessions(isMeant) {
      const running = engine()
      const meant = running?.sessions().filter(({ peer }) => isMeant(peer.address)) ?? []
      for (const { sessionId } of meant) running?.disconnect(sessionId, blockedText, 'blocked')
      return meant.length
    },
    onChanged: onBansChanged,
    onBanned: (ban) => log.banned(ban, now()),
    onTrouble,
  })
  if (bans.notice !== null) queueMicrotask(() => onTrouble(bans.notice ?? ''))
  const undoList = createUndoList(monotonicMs)
  return {
    protection,
    undoList,
    calls: {
      ...createProtectionCalls({ protection, undoList, store, now }),
      ...createBanListCalls({ protection, undoList, now }),
    },
    applyEngineEvent(event) {
      log.applyEngineEvent(event)
      protection.applyEngineEvent(event)
    },
    failuresByHour: () => [...log.failuresByHour(now())],
    wire: () => wireSecurity(settings(), protection, guard, log, now()),
    close: () => protection.close(),
  }
}
