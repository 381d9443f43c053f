import { useState } from 'react'
import type { ProblemCode, ProblemFacts } from '../../../preload/contract/wire-problems.ts'
import {
  useActions,
  useServer,
  useSettings,
  useShares,
  useStores,
  useUsers,
} from '../../stores/dashboard-context.tsx'
import { goTo } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { networkRemedies } from './network-remedies.ts'
import { peopleRemedies } from './people-remedies.ts'
import { problemWords } from './problem-words.ts'
import { copyTip, type Remedy } from './remedy.ts'

/** The one button that helps with a problem: its words, and what it does; null before the settings are known. */
export function useRemedy(code: ProblemCode, facts: ProblemFacts) {
  const actions = useActions()
  const stores = useStores()
  const settings = useSettings((state) => state.settings)
  const server = useServer((state) => state.server)
  const users = useUsers((state) => state.users)
  const shares = useShares((state) => state.shares)
  const [isBusy, setIsBusy] = useState(false)
  if (settings === null) return null
  const sources = { facts, tip: problemWords(code, facts).tip, settings, server, users, shares }
  const remedy: Remedy = (networkRemedies[code] ?? peopleRemedies[code] ?? copyTip)(sources)

  const run = async (): Promise<void> => {
    switch (remedy.kind) {
      case 'go':
        stores.ui.setState(goTo(remedy.to))
        return
      case 'copy':
        return actions.copy(remedy.text, remedy.what)
      case 'folder':
        return actions.revealShare(remedy.shareId)
      case 'settings':
      case 'user': {
        setIsBusy(true)
        const problem =
          remedy.kind === 'settings'
            ? await actions.updateSettings(remedy.change)
            : await actions.updateUser(remedy.change)
        setIsBusy(false)
        if (problem !== null) actions.toast('bad', problem.message)
        else actions.toast('ok', t('diagnosis:action.done'))
      }
    }
  }
  return { label: remedy.label, isBusy, run: () => void run() }
}
