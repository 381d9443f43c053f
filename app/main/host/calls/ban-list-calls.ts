import type { CallHandlers } from '../../../preload/contract/contract.ts'
import { type BanListEntry, readBanList, writeBanList } from '../bans/ban-list-text.ts'
import type { Protection } from '../bans/protection.ts'
import type { UndoList } from '../bans/undo-list.ts'
import { done, refused } from './outcome.ts'

/** What carrying the list of blocked addresses needs. */
export interface BanListCallDependencies {
  readonly protection: Protection
  readonly undoList: UndoList
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
}

/** Nobody reads more, and a list may have a hundred thousand lines. */
const maxProblems = 100

/** Calls that take the list of blocked addresses to another computer and back. */
export function createBanListCalls({
  protection,
  undoList,
  now,
}: BanListCallDependencies): Pick<CallHandlers, 'exportBans' | 'importBans'> {
  return {
    exportBans: ({ format }) => ({ text: writeBanList(protection.bans(), format, now()) }),

    importBans({ text, isPreview }) {
      const { entries, problems } = readBanList(text, now())
      if (entries.length === 0 && problems.length === 0) {
        return refused('text', 'There is no address in this file.')
      }
      const fresh: BanListEntry[] = []
      const guarded: string[] = []
      let known = 0
      for (const entry of entries) {
        const reason = protection.reasonAgainst(entry.range)
        if (reason !== null) guarded.push(`Left out: ${reason}`)
        else if (protection.findRange(entry.range) !== null) known += 1
        else fresh.push(entry)
      }
      const all = [...guarded, ...problems]
      const said = { known, problems: all.slice(0, maxProblems), problemCount: all.length }
      if (isPreview || fresh.length === 0) return done({ count: fresh.length, ...said, undoId: null })
      const ranges = fresh.map(({ range }) => range)
      const { undo } = protection.changing(ranges, () => protection.blockEach(fresh))
      const undoId = undoList.add(undo)
      return done({ count: fresh.length, ...said, undoId })
    },
  }
}
