import type { CallArgument, CallResult, DashboardApi } from '../../preload/contract/contract.ts'
import type { WireProblem } from '../../preload/contract/wire-types.ts'
import { t } from '../texts/texts.ts'
import { noAnswer } from './no-answer.ts'
import type { Toast, ToastAction } from './ui-store.ts'

type Say = (tone: Toast['tone'], text: string, action?: ToastAction | null) => void

/** The actions about who is blocked and who never is. Each change of a list can be taken back by its message. */
export function createSecurityActions(api: DashboardApi, say: Say) {
  /** Makes a call; what goes wrong on the way is said, and gives null. */
  const asked = async <Answer>(call: () => Promise<Answer>): Promise<Answer | null> => {
    try {
      return await call()
    } catch {
      say('bad', noAnswer().message)
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
    if (outcomes.every(Boolean)) say('ok', t('common:takenBack'))
    else say('bad', t('common:tooLate'))
  }

  const sayDone = (text: string, ...undoIds: readonly (string | null)[]): void => {
    const ids = undoIds.filter((id) => id !== null)
    say('ok', text, ids.length === 0 ? null : { label: t('common:undo'), run: () => void undo(ids) })
  }

  return {
    /** The problem of a range is left to the form. */
    blockAddresses: async (argument: CallArgument<'blockAddresses'>): Promise<WireProblem | null> => {
      const outcome = await asked(() => api.call('blockAddresses', argument))
      if (outcome === null) return noAnswer()
      if (!outcome.ok) return outcome.problem
      const { ended, refusals, undoId } = outcome.value
      const [range] = argument.ranges
      const what =
        argument.ranges.length === 1 && range !== undefined
          ? t('common:addresses.blockedRange', { range })
          : t('common:addresses.blocked', { count: outcome.value.blocked })
      const also = ended === 0 ? '' : `, ${t('common:sessionsEnded', { count: ended })}`
      sayDone([`${what}${also}`, ...refusals].join('. '), undoId)
      return null
    },
    unblock: async (ids: readonly string[]): Promise<void> => {
      const result = await asked(() => api.call('unblock', { ids: [...ids] }))
      if (result !== null) sayDone(t('common:addresses.unblocked', { count: result.count }), result.undoId)
    },
    /** Null makes them last for good. */
    extendBans: async (ids: readonly string[], byMs: number | null): Promise<void> => {
      const result = await asked(() => api.call('extendBans', { ids: [...ids], byMs }))
      if (result === null) return
      const key = byMs === null ? 'common:addresses.forGood' : 'common:addresses.longer'
      sayDone(t(key, { count: result.count }), result.undoId)
    },
    /** The problem of the address is left to the form. */
    allowAddress: async (range: string, note: string): Promise<WireProblem | null> => {
      const outcome = await asked(() => api.call('allowAddress', { range, note }))
      if (outcome === null) return noAnswer()
      if (!outcome.ok) return outcome.problem
      sayDone(t('common:addresses.allowed', { range }), outcome.value.undoId)
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
      const words =
        ranges.length === 1 && first !== undefined
          ? t('common:addresses.allowed', { range: first })
          : t('common:addresses.allAllowed', { count: undoIds.length })
      if (undoIds.length > 0) sayDone(words, ...undoIds)
    },
    disallowAddress: async (range: string): Promise<void> => {
      const outcome = await asked(() => api.call('disallowAddress', { range }))
      if (outcome === null) return
      if (outcome.ok) sayDone(t('common:addresses.ordinary', { range }), outcome.value.undoId)
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
      if (outcome.ok)
        sayDone(t('common:addresses.blocked', { count: outcome.value.count }), outcome.value.undoId)
      else say('bad', outcome.problem.message)
    },
    /** The problem of a value is left to its field. */
    updateProtection: async (changes: CallArgument<'updateProtection'>): Promise<WireProblem | null> => {
      const outcome = await asked(() => api.call('updateProtection', changes))
      if (outcome === null) return noAnswer()
      return outcome.ok ? null : outcome.problem
    },
    mendFinding: async (id: string): Promise<void> => {
      const outcome = await asked(() => api.call('mendFinding', { id }))
      if (outcome === null) return
      if (outcome.ok) say('ok', t('common:changed'))
      else say('bad', outcome.problem.message)
    },
  }
}

type BanImport = Extract<CallResult<'importBans'>, { ok: true }>['value']
