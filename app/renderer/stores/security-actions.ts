import type { CallArgument, CallResult, DashboardApi } from '../../preload/contract/contract.ts'
import type { WireProblem } from '../../preload/contract/wire-types.ts'
import { countWords } from '../format/count-words.ts'
import type { Toast, ToastAction } from './ui-store.ts'

type Say = (tone: Toast['tone'], text: string, action?: ToastAction | null) => void

const noAnswer: WireProblem = { field: null, message: 'Portside did not answer. Try again.' }

/** The actions about who is blocked and who never is. Each change of a list can be taken back by its message. */
export function createSecurityActions(api: DashboardApi, say: Say) {
  /** Makes a call; what goes wrong on the way is said, and gives null. */
  const asked = async <Answer>(call: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      return await call()
    } catch {
      say('bad', noAnswer.message)
      return null
    }
  }

  const undo = async (undoIds: readonly string[]): Promise<void> => {
    const outcomes = await asked(async () => {
      const undone: boolean[] = []
      // One after the other, the last change first.
      for (const undoId of undoIds.toReversed()) {
        undone.push((await api.call('undoBlocking', { undoId })).isUndone)
      }
      return undone
    })
    if (outcomes === null) return
    if (outcomes.every(Boolean)) say('ok', 'Taken back')
    else say('bad', 'It is too late to take this back here.')
  }

  const sayDone = (text: string, ...undoIds: readonly (string | null)[]): void => {
    const ids = undoIds.filter((id) => id !== null)
    say('ok', text, ids.length === 0 ? null : { label: 'Undo', run: () => void undo(ids) })
  }

  const addresses = (count: number): string => countWords(count, 'address', 'addresses')

  return {
    /** The problem of a range is left to the form. */
    blockAddresses: async (argument: CallArgument<'blockAddresses'>): Promise<WireProblem | null> => {
      const outcome = await asked(() => api.call('blockAddresses', argument))
      if (outcome === null) return noAnswer
      if (!outcome.ok) return outcome.problem
      const { ended, refusals, undoId } = outcome.value
      const what = argument.ranges.length === 1 ? argument.ranges[0] : addresses(outcome.value.blocked)
      const also = ended === 0 ? '' : `, ${countWords(ended, 'session')} ended`
      sayDone([`${what} blocked${also}`, ...refusals].join('. '), undoId)
      return null
    },
    unblock: async (ids: readonly string[]): Promise<void> => {
      const result = await asked(() => api.call('unblock', { ids: [...ids] }))
      if (result !== null) sayDone(`${addresses(result.count)} unblocked`, result.undoId)
    },
    /** Null makes them last for good. */
    extendBans: async (ids: readonly string[], byMs: number | null): Promise<void> => {
      const result = await asked(() => api.call('extendBans', { ids: [...ids], byMs }))
      if (result === null) return
      sayDone(`${addresses(result.count)} blocked ${byMs === null ? 'for good' : 'longer'}`, result.undoId)
    },
    /** The problem of the address is left to the form. */
    allowAddress: async (range: string, note: string): Promise<WireProblem | null> => {
      const outcome = await asked(() => api.call('allowAddress', { range, note }))
      if (outcome === null) return noAnswer
      if (!outcome.ok) return outcome.problem
      sayDone(`${range} is always allowed`, outcome.value.undoId)
      return null
    },
    /** Allows several, with one message for all. */
    allowAddresses: async (ranges: readonly string[]): Promise<void> => {
      const undoIds: string[] = []
      for (const range of ranges) {
        const outcome = await asked(() => api.call('allowAddress', { range, note: '' }))
        if (outcome === null) return
        if (outcome.ok) undoIds.push(outcome.value.undoId)
        else say('bad', outcome.problem.message)
      }
      const [first] = ranges
      const what = ranges.length === 1 ? `${first} is` : `${addresses(undoIds.length)} are`
      if (undoIds.length > 0) sayDone(`${what} always allowed`, ...undoIds)
    },
    disallowAddress: async (range: string): Promise<void> => {
      const outcome = await asked(() => api.call('disallowAddress', { range }))
      if (outcome === null) return
      if (outcome.ok) sayDone(`${range} is treated like any other`, outcome.value.undoId)
      else say('bad', outcome.problem.message)
    },
    /** The whole list as text, or null when there was no answer. */
    exportBans: async (format: CallArgument<'exportBans'>['format']): Promise<string | null> =>
      (await asked(() => api.call('exportBans', { format })))?.text ?? null,
    /** Says what a list would do; null when it cannot be taken, which is said. */
    previewBanImport: async (text: string): Promise<BanImport | null> => {
      const outcome = await asked(() => api.call('importBans', { text, isPreview: true }))
      if (outcome === null) return null
      if (outcome.ok) return outcome.value
      say('bad', outcome.problem.message)
      return null
    },
    importBans: async (text: string): Promise<void> => {
      const outcome = await asked(() => api.call('importBans', { text, isPreview: false }))
      if (outcome === null) return
      if (outcome.ok) sayDone(`${addresses(outcome.value.count)} blocked`, outcome.value.undoId)
      else say('bad', outcome.problem.message)
    },
    /** The problem of a value is left to its field. */
    updateProtection: async (changes: CallArgument<'updateProtection'>): Promise<WireProblem | null> => {
      const outcome = await asked(() => api.call('updateProtection', changes))
      if (outcome === null) return noAnswer
      return outcome.ok ? null : outcome.problem
    },
    mendFinding: async (id: string): Promise<void> => {
      const outcome = await asked(() => api.call('mendFinding', { id }))
      if (outcome === null) return
      if (outcome.ok) say('ok', 'Changed')
      else say('bad', outcome.problem.message)
    },
  }
}

type BanImport = Extract<CallResult<'importBans'>, { ok: true }>['value']
