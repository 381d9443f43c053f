import type { CallArgument, DashboardApi } from '../../preload/contract/contract.ts'
import type { StopReach, StopTarget, WireStopPreview } from '../../preload/contract/stop-types.ts'
import { stopResultWords } from '../format/stop-words.ts'
import { t } from '../texts/texts.ts'
import { noAnswer } from './no-answer.ts'
import type { Toast, ToastAction } from './ui-store.ts'

/** The actions that stop somebody. What was blocked or disabled can be taken back by the message that says so. */
export function createStopActions(
  api: DashboardApi,
  toast: (tone: Toast['tone'], text: string, action?: ToastAction | null) => void,
) {
  const undo = async (undoId: string): Promise<void> => {
    try {
      const { isUndone } = await api.call('undoBlocking', { undoId })
      toast(isUndone ? 'ok' : 'bad', isUndone ? t('common:takenBack') : t('common:tooLate'))
    } catch {
      toast('bad', noAnswer().message)
    }
  }

  /** Ends sessions and goes as far beyond that as it is told. */
  const stop = async (target: StopTarget, reach: StopReach = {}): Promise<void> => {
    try {
      const result = await api.call('disconnectSessions', { ...target, ...reach })
      const { count, refusals, undoId } = result
      // One row that ends says so itself.
      if (count <= 1 && undoId === null && refusals.length === 0) return
      const text = stopResultWords(result)
      const action = undoId === null ? null : { label: t('common:undo'), run: () => void undo(undoId) }
      toast(refusals.length > 0 ? 'bad' : 'ok', text, action)
    } catch {
      toast('bad', noAnswer().message)
    }
  }

  return {
    stop,
    disconnect: async (ids: readonly string[]): Promise<void> => {
      if (ids.length > 0) await stop({ ids: [...ids] })
    },
    /** What stopping these would do besides; null when there is no answer. */
    previewStop: async (target: CallArgument<'previewStop'>): Promise<WireStopPreview | null> => {
      try {
        return await api.call('previewStop', target)
      } catch {
        return null
      }
    },
    abortTransfers: async (ids: readonly string[]): Promise<void> => {
      if (ids.length === 0) return
      try {
        await api.call('abortTransfers', { ids: [...ids] })
      } catch {
        toast('bad', noAnswer().message)
      }
    },
  }
}
