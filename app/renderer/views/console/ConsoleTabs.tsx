import { X } from 'lucide-react'
import { IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import type { ConsoleView } from '../../stores/consoles-store.ts'
import { useActions, useConsoles, useStores } from '../../stores/dashboard-context.tsx'
import { t } from '../../texts/texts.ts'

/** The consoles that are open: one click shows one, another closes it. */
export function ConsoleTabs() {
  const stores = useStores()
  const actions = useActions()
  const consoles = useConsoles((state) => state.consoles)
  const activeId = useConsoles((state) => state.activeId)
  return (
    <ul className="console-tabs" aria-label={t('console:tabs.list')}>
      {consoles.map((view, at) => {
        const name = t('console:tabs.name', { number: at + 1, user: displayText(view.userName) })
        return (
          <li
            key={view.id}
            className={view.id === activeId ? 'console-tab console-tab-active' : 'console-tab'}
          >
            <button
              type="button"
              className="console-tab-name"
              aria-pressed={view.id === activeId}
              onClick={() => stores.consoles.setState({ activeId: view.id })}
            >
              <span className={`console-dot console-dot-${view.state.phase}`} aria-hidden="true" />
              <span className="cut">{name}</span>
              <span className="meta">{phaseWords(view)}</span>
            </button>
            <IconButton
              label={t('console:tabs.close', { name })}
              icon={X}
              onClick={() => void actions.closeConsole(view.id)}
            />
          </li>
        )
      })}
    </ul>
  )
}

function phaseWords({ state }: ConsoleView): string {
  if (state.phase !== 'ready') return t(`console:phase.${state.phase}`)
  return state.tlsProtocol ?? t('console:phase.clear')
}
