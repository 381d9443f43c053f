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
  const eachBan = (ids: readonly string[], change: (ban: Ban) => void) => {
    const bans = ids.flatMap((id) => protection.find(id) ?? [])
    if (bans.length === 0) return { count: 0, undoId: null }
    const ranges = bans.flatMap(({ range }) => parseAddressRange(range) ?? [])
    const { undo } = protection.changing(ranges, () => bans.forEach(change))
    return { count: bans.length, undoId: undoList.add(undo) }
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
      const { result, undo } = protection.changing(ranges, () =>
        protection.blockAll(ranges, note, durationMs),
      )
      const { outcomes, ended } = result
      const refusals = outcomes.flatMap((outcome) => ('reason' in outcome ? [outcome.reason] : []))
      const [first] = refusals
      if (first !== undefined && refusals.length === outcomes.length) return refused('ranges', first)
      return done({
        blocked: outcomes.length - refusals.length,
        ended,
        refusals,
        undoId: undoList.add(undo),
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
      const before = store.current.protection.allowed.find((other) => other.range === range.text)
      if (before === undefined && store.current.protection.allowed.length >= maxAllowed)
        return refused('range', `Only ${maxAllowed} addresses can be allowed. Allow a network instead.`)
      const outcome = await saveAllowed((allowed) => [
        ...allowed.filter((other) => other.range !== range.text),
        entry,
      ])
      if (!outcome.ok) return outcome
      protection.allowListChanged()
      const undoId = undoList.add(async () => {
        await saveAllowed((allowed) => replaced(allowed, entry, before))
        for (const ban of bans) {
          const lifted = parseAddressRange(ban.range)
          if (lifted !== null && protection.findRange(lifted) === null) protection.restore(lifted, ban)
        }
      })
      return done({ undoId })
    },

    async disallowAddress({ range }) {
      const before = store.current.protection.allowed.find((entry) => entry.range === range)
      const outcome = await saveAllowed((allowed) => allowed.filter((entry) => entry.range !== range))
      if (!outcome.ok) return outcome
      const undoId = undoList.add(async () => {
        if (before !== undefined)
          await saveAllowed((allowed) =>
            allowed.some((entry) => entry.range === range) ? allowed : [...allowed, before],
          )
        protection.allowListChanged()
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

/** As many as the settings hold. */
const maxAllowed = 1_000

/** Takes one entry back and leaves what was done to the others, and to this one, since. */
function replaced(
  allowed: readonly AllowedRange[],
  entry: AllowedRange,
  before: AllowedRange | undefined,
): readonly AllowedRange[] {
  const isUnchanged = ({ range, note, addedAtMs }: AllowedRange) =>
    range === entry.range && note === entry.note && addedAtMs === entry.addedAtMs
  return allowed.flatMap((other) => (isUnchanged(other) ? (before ?? []) : other))
}
