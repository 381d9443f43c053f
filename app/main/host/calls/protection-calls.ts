import type { CallHandlers } from '../../../preload/contract/contract.ts'
import type { AddressRange } from '../../engine/host-door.ts'
import { parseAddressRange } from '../../engine/host-door.ts'
import type { Ban } from '../bans/ban.ts'
import type { Protection } from '../bans/protection.ts'
import type { UndoList } from '../bans/undo-list.ts'
import { protectionSchema } from '../settings/protection-schema.ts'
import { applyAction, changed, said } from '../settings/settings-action.ts'
import type { SettingsStore } from '../settings/settings-store.ts'
import { answerOf, done, refused } from './outcome.ts'

/** What calls about blocking need. */
export interface ProtectionCallDependencies {
  readonly protection: Protection
  readonly undoList: UndoList
  readonly store: SettingsStore
  readonly now: () => number
}

/** Calls about blocked and always allowed addresses. Each change of a list can be taken back for ten seconds. */
export function createProtectionCalls({
  protection,
  undoList,
  store,
  now,
}: ProtectionCallDependencies): Pick<
  CallHandlers,
  | 'blockAddresses'
  | 'unblock'
  | 'extendBans'
  | 'allowAddress'
  | 'disallowAddress'
  | 'undoBlocking'
  | 'updateProtection'
> {
  const undoBy = (before: readonly (readonly [AddressRange, Ban | null])[]): string =>
    undoList.add(() => protection.restoreAll(before))

  const eachBan = (ids: readonly string[], change: (ban: Ban) => void) => {
    const before = ids.flatMap((id): (readonly [AddressRange, Ban])[] => {
      const ban = protection.find(id)
      const range = ban === null ? null : parseAddressRange(ban.range)
      if (ban === null || range === null) return []
      change(ban)
      return [[range, ban]]
    })
    return { count: before.length, undoId: before.length === 0 ? null : undoBy(before) }
  }

  const saveAllowed = async (
    change: (allowed: readonly AllowedRange[]) => readonly AllowedRange[],
  ): Promise<ReturnType<typeof answerOf<null, null>>> =>
    answerOf(
      () =>
        applyAction(store, (settings) => {
          const { protection: rules } = settings
          return changed({ ...settings, protection: { ...rules, allowed: change(rules.allowed) } }, null)
        }),
      () => null,
    )

  return {
    blockAddresses({ ranges: texts, note, durationMs }) {
      const ranges: AddressRange[] = []
      for (const text of texts) {
        const range = parseAddressRange(text)
        if (range === null)
          return refused('ranges', `“${text}” is neither an address nor a network like 10.0.0.0/8.`)
        ranges.push(range)
      }
      const before = ranges.map((range) => [range, protection.findRange(range)] as const)
      const outcomes = ranges.map((range) => protection.block(range, note, durationMs))
      const refusals = outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome.reason] : []))
      const [first] = refusals
      if (first !== undefined && refusals.length === outcomes.length) return refused('ranges', first)
      return done({
        blocked: outcomes.length - refusals.length,
        ended: outcomes.reduce((sum, { ended }) => sum + ended, 0),
        refusals,
        undoId: undoBy(before.filter((_, index) => !('reason' in (outcomes[index] ?? {})))),
      })
    },

    unblock: ({ ids }) => eachBan(ids, ({ id }) => void protection.unblock(id)),

    extendBans: ({ ids, byMs }) =>
      eachBan(ids, ({ id, remainingMs }) => {
        if (byMs === null) protection.setRemaining(id, null)
        else if (remainingMs !== null) protection.setRemaining(id, remainingMs + byMs)
      }),

    async allowAddress({ range: text, note }) {
      const range = parseAddressRange(text)
      if (range === null)
        return refused('range', 'Use an address such as 192.168.1.7 or a network such as 192.168.1.0/24.')
      const bans = protection.bans()
      const entry = { range: range.text, note, addedAtMs: now() }
      const before = store.current.protection.allowed
      const outcome = await saveAllowed((allowed) => [
        ...allowed.filter((other) => other.range !== range.text),
        entry,
      ])
      if (!outcome.ok) return outcome
      protection.allowListChanged()
      const undoId = undoList.add(async () => {
        await saveAllowed(() => before)
        for (const ban of bans) {
          const lifted = parseAddressRange(ban.range)
          if (lifted !== null && protection.find(ban.id) === null) protection.restore(lifted, ban)
        }
      })
      return done({ undoId })
    },

    async disallowAddress({ range }) {
      const before = store.current.protection.allowed
      const outcome = await saveAllowed((allowed) => allowed.filter((entry) => entry.range !== range))
      if (!outcome.ok) return outcome
      const undoId = undoList.add(async () => {
        await saveAllowed(() => before)
      })
      return done({ undoId })
    },

    async undoBlocking({ undoId }) {
      return { isUndone: await undoList.run(undoId) }
    },

    updateProtection: (changes) =>
      answerOf(
        () =>
          applyAction(store, (settings) =>
            changed(
              {
                ...settings,
                protection: protectionSchema.parse({ ...settings.protection, ...said(changes) }),
              },
              null,
            ),
          ),
        () => null,
      ),
  }
}

type AllowedRange = SettingsStore['current']['protection']['allowed'][number]
