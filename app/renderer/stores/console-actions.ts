import type { StoreApi } from 'zustand'
import type { CallArgument, DashboardApi } from '../../preload/contract/contract.ts'
import type { ConsoleCandidate } from '../../preload/contract/wire-console.ts'
import { t } from '../texts/texts.ts'
import { answered, type ConsolesStoreState, dropConsole, opened, remembered } from './consoles-store.ts'
import type { Toast } from './ui-store.ts'

/** What a person can do with consoles. */
export function createConsoleActions(
  api: DashboardApi,
  store: StoreApi<ConsolesStoreState>,
  toast: (tone: Toast['tone'], text: string) => void,
) {
  /** Resolves to null after saying so when there was no answer. */
  const asking = async <Answer>(question: Promise<Answer>): Promise<Answer | null> => {
    try {
      return await question
    } catch {
      toast('bad', t('console:noAnswer'))
      return null
    }
  }

  /** The page goes, reloaded or closed: nobody is left to type. */
  const leave = (): void => {
    if (store.getState().consoles.length > 0) api.call('closeConsole', { id: null }).catch(() => undefined)
  }

  return {
    /** Tells whether there is a console now; a refusal becomes a toast. */
    openConsole: async (argument: CallArgument<'openConsole'>, userName: string): Promise<boolean> => {
      // The same listener counts once, however often it is added.
      window.addEventListener('pagehide', leave)
      store.setState({ opening: userName })
      const outcome = await asking(api.call('openConsole', argument))
      if (outcome?.ok === true) {
        store.setState(opened(outcome.value.id, userName))
        return true
      }
      store.setState({ opening: null })
      if (outcome !== null) toast('bad', outcome.problem.message)
      return false
    },
    runInConsole: async (id: string, line: string): Promise<void> => {
      store.setState(remembered(line))
      const outcome = await asking(api.call('consoleCommand', { id, line }))
      if (outcome === null) return
      if (outcome.ok) store.setState(answered(id, { line, ...outcome.value }))
      else toast('bad', outcome.problem.message)
    },
    abortConsole: (id: string) => asking(api.call('abortConsole', { id })),
    /** What a line could become; nothing when there was no answer, which is no reason to interrupt anybody. */
    completeInConsole: async (id: string, line: string): Promise<readonly ConsoleCandidate[]> => {
      try {
        return (await api.call('consoleComplete', { id, line })).candidates
      } catch {
        return []
      }
    },
    closeConsole: async (id: string): Promise<void> => {
      store.setState(dropConsole(id))
      await asking(api.call('closeConsole', { id }))
    },
    chooseConsoleFolder: async (id: string): Promise<void> => {
      const outcome = await asking(api.call('chooseConsoleFolder', { id }))
      if (outcome !== null && !outcome.ok) toast('bad', outcome.problem.message)
    },
  }
}
