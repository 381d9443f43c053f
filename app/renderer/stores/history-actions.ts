import type { CallArgument, CallResult, DashboardApi } from '../../preload/contract/contract.ts'
import { currentLocale, t } from '../texts/texts.ts'
import { noAnswer } from './no-answer.ts'
import type { Toast } from './ui-store.ts'

/** Questions about what is over; their refusals are shown where the answer would be. */
type Question = 'findTransfers' | 'sumTransfers' | 'findSessions' | 'findActivities' | 'getPastSession'

/** The actions about what is remembered. */
export function createHistoryActions(api: DashboardApi, toast: (tone: Toast['tone'], text: string) => void) {
  const asked =
    <Name extends Question>(name: Name) =>
    async (argument: CallArgument<Name>): Promise<CallResult<Name>> => {
      try {
        return await api.call(name, argument)
      } catch {
        return { ok: false, problem: noAnswer() } as CallResult<Name>
      }
    }

  return {
    findTransfers: asked('findTransfers'),
    sumTransfers: asked('sumTransfers'),
    findSessions: asked('findSessions'),
    findActivities: asked('findActivities'),
    pastSession: asked('getPastSession'),
    /** Asks where to, writes the list there and says how much it was. */
    exportHistory: async (argument: CallArgument<'exportHistory'>): Promise<void> => {
      try {
        const outcome = await api.call('exportHistory', argument)
        if (!outcome.ok) return toast('bad', outcome.problem.message)
        if (outcome.value === null) return
        const { count, fileName } = outcome.value
        const shown = new Intl.NumberFormat(currentLocale()).format(count)
        toast('ok', t('transfers:export.done', { count, shown, fileName }))
      } catch {
        toast('bad', noAnswer().message)
      }
    },
    /** Begins to remember again. */
    switchHistoryOn: async (): Promise<void> => {
      try {
        const outcome = await api.call('updateHistoryRules', { isOn: true })
        if (outcome.ok) toast('ok', t('transfers:state.switchedOn'))
        else toast('bad', outcome.problem.message)
      } catch {
        toast('bad', noAnswer().message)
      }
    },
  }
}
