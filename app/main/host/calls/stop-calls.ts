import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { StopTarget } from '../../../preload/contract/stop-types.ts'
import { type AddressRange, AddressTable, parseAddressRange } from '../../engine/host-door.ts'
import type { Protection } from '../bans/protection.ts'
import type { RangeToBlock } from '../bans/range-to-block.ts'
import { blockedText } from '../bans/security.ts'
import type { UndoList } from '../bans/undo-list.ts'
import type { Engine } from '../server/server-controller.ts'
import type { SessionRights } from '../session-rights.ts'
import { applyAction, changed } from '../settings/settings-action.ts'
import type { Settings } from '../settings/settings-schema.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf } from './outcome.ts'

/** What stopping somebody needs. */
export interface StopCallDependencies {
  /** The running engine, or null. */
  readonly engine: () => Engine | null
  readonly protection: Pick<Protection, 'rangeToBlock' | 'blockAll' | 'changing'>
  readonly undoList: Pick<UndoList, 'add'>
  readonly store: SettingsStore
  readonly rights: Pick<SessionRights, 'changing'>
}

type Session = ReturnType<Engine['sessions']>[number]
type Step = { readonly refusals: readonly string[]; readonly undo: (() => void | Promise<void>) | null }

/** Calls that stop somebody, in proportion: a transfer, a session, an address, an account. */
export function createStopCalls(
  dependencies: StopCallDependencies,
): Pick<CallHandlers, 'disconnectSessions' | 'previewStop' | 'abortTransfers'> {
  const { engine, protection, undoList, store } = dependencies
  const allSessions = (): readonly Session[] => engine()?.sessions() ?? []

  /** Each thing that would be blocked once, however many sessions come from there. */
  const rangesOf = (target: StopTarget, sessions: readonly Session[]) => {
    const ranges = new Map<string, RangeToBlock>()
    const ended = 'ids' in target ? (target.addresses ?? []) : []
    for (const address of new Set([...sessions.map(({ peer }) => peer.address), ...ended])) {
      const toBlock = protection.rangeToBlock(address)
      if (toBlock !== null) ranges.set(toBlock.range.text, toBlock)
    }
    return [...ranges.values()]
  }
  /** Who could be disabled. */
  const usersOf = (sessions: readonly Session[]): Settings['users'] => {
    const accountIds = new Set(sessions.map(({ accountId }) => accountId))
    return store.current.users.filter(({ id, isEnabled }) => isEnabled && accountIds.has(id))
  }

  const block = (ranges: readonly AddressRange[], durationMs: number | null): Step => {
    const { result, undo } = protection.changing(ranges, () => protection.blockAll(ranges, '', durationMs))
    const { outcomes } = result
    const refusals = outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome.reason] : []))
    return { refusals, undo: refusals.length === outcomes.length ? null : undo }
  }

  const setEnabled = (userIds: ReadonlySet<string>, isEnabled: boolean) =>
    answerOf(
      () =>
        applyAction(store, (settings) => {
          const users = settings.users.map((user) => (userIds.has(user.id) ? { ...user, isEnabled } : user))
          return changed({ ...settings, users }, null)
        }),
      () => null,
    )

  const disable = async (users: Settings['users']): Promise<Step> => {
    const ids = new Set(users.map(({ id }) => id))
    const [first] = ids
    if (first === undefined) return { refusals: [], undo: null }
    // Resolves when the sessions of every user that is disabled with it have ended.
    const { result } = await dependencies.rights.changing(first, 'nothing', () => setEnabled(ids, false))
    if (!result.ok) return { refusals: [result.problem.message], undo: null }
    const undo = async (): Promise<void> => void (await setEnabled(ids, true))
    return { refusals: [], undo }
  }

  return {
    async disconnectSessions({ message, block: wanted = null, disableUsers = false, ...target }) {
      const meant = sessionsOf(target, allSessions())
      const candidates = wanted === null ? [] : rangesOf(target, meant)
      const guarded = candidates.flatMap(({ reason }) => reason ?? [])
      const ranges = candidates.flatMap(({ range, reason }) => (reason === null ? [range] : []))
      const users = disableUsers ? usersOf(meant) : []
      const ended = new Set(meant.map(({ sessionId }) => sessionId))
      const rangeOf = findingRanges(ranges)
      for (const session of allSessions()) if (rangeOf(session) !== null) ended.add(session.sessionId)

      for (const session of meant) {
        const isBlocked = rangeOf(session) !== null
        const text = message || (isBlocked ? blockedText : undefined)
        engine()?.disconnect(session.sessionId, text, isBlocked ? 'blocked' : 'disconnected-by-admin')
      }
      const blocking = wanted === null ? nothingDone : block(ranges, wanted.durationMs)
      const userIds = new Set<string | null>(users.map(({ id }) => id))
      const ofUsers = allSessions().filter(({ accountId }) => userIds.has(accountId))
      const disabling = await disable(users)
      if (disabling.undo !== null) for (const { sessionId } of ofUsers) ended.add(sessionId)

      const undos = [blocking.undo, disabling.undo].flatMap((undo) => undo ?? [])
      return {
        count: ended.size,
        blocked: ranges.length - blocking.refusals.length,
        disabled: disabling.undo === null ? 0 : users.length,
        refusals: [...guarded, ...blocking.refusals, ...disabling.refusals],
        undoId: undos.length === 0 ? null : undoList.add(() => runAll(undos)),
      }
    },

    previewStop(target) {
      const sessions = allSessions()
      const meant = sessionsOf(target, sessions)
      const meantIds = new Set(meant.map(({ sessionId }) => sessionId))
      const others = sessions.filter(({ sessionId }) => !meantIds.has(sessionId))
      const ranges = rangesOf(target, meant)
      const rangeOf = findingRanges(ranges.map(({ range }) => range))
      const fromRange = countBy(others, (session) => rangeOf(session)?.text)
      const ofUser = countBy(others, ({ accountId }) => accountId)
      return {
        count: meant.length,
        addresses: ranges.map(({ range, reason }) => ({
          range: range.text,
          others: fromRange.get(range.text) ?? 0,
          guard: reason,
        })),
        users: usersOf(meant).map(({ id, name }) => ({ id, name, others: ofUser.get(id) ?? 0 })),
      }
    },

    abortTransfers: ({ ids }) => ({ count: ids.filter((id) => engine()?.abortTransfer(id)).length }),
  }
}

const nothingDone: Step = { refusals: [], undo: null }

function countBy<Key>(sessions: readonly Session[], keyOf: (session: Session) => Key): Map<Key, number> {
  const counts = new Map<Key, number>()
  for (const session of sessions) counts.set(keyOf(session), (counts.get(keyOf(session)) ?? 0) + 1)
  return counts
}

async function runAll(undos: readonly (() => void | Promise<void>)[]): Promise<void> {
  for (const undo of undos) await undo()
}

function sessionsOf(target: StopTarget, sessions: readonly Session[]): readonly Session[] {
  if ('everybody' in target) return sessions
  if ('userId' in target) return sessions.filter(({ accountId }) => accountId === target.userId)
  if ('range' in target) {
    const range = parseAddressRange(target.range)
    const rangeOf = findingRanges(range === null ? [] : [range])
    return sessions.filter((session) => rangeOf(session) !== null)
  }
  const ids = new Set(target.ids)
  return sessions.filter(({ sessionId }) => ids.has(sessionId))
}

/** Finds which of these ranges a session comes from, in a time that does not grow with their number. */
function findingRanges(ranges: readonly AddressRange[]): (session: Session) => AddressRange | null {
  const table = new AddressTable<AddressRange>()
  for (const range of ranges) table.set(range, range)
  return ({ peer }) => table.find(peer.address)
}
