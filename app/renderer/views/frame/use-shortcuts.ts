import { useEffect } from 'react'
import { type Dashboard, useActions, useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer, dropToast, screens, showScreen } from '../../stores/ui-store.ts'
import { filterInputId } from '../connections/filter-input-id.ts'
import { cycleRegion } from './cycle-region.ts'
import { toggleServer } from './stop-server.ts'

/** Does what a key stands for; true when it was one of these. */
type KeyAction = (event: KeyboardEvent, dashboard: Dashboard) => boolean

/**
 * Keys that act everywhere: Ctrl/Cmd+K finds anything, Ctrl/Cmd+1…9 screens, Ctrl/Cmd+comma settings, Ctrl/Cmd+F filter,
 * Ctrl/Cmd+Shift+S starts and stops, Ctrl/Cmd+Z takes back what a message still offers to, F6 goes round the parts of the
 * window, F1 lists the keys, Escape closes the drawer. docs/keyboard.md and the list of keys say the same.
 */
export function useShortcuts(): void {
  const stores = useStores()
  const actions = useActions()
  useEffect(() => {
    const dashboard = { stores, actions }
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented || event.isComposing) return
      // What lies over the window has its own keys, its Escape among them.
      if (document.querySelector('dialog[open]') !== null) return
      if (plainKey(event, dashboard) || commandKey(event, dashboard)) event.preventDefault()
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [stores, actions])
}

const plainKey: KeyAction = ({ key, ctrlKey, metaKey, altKey, shiftKey }, { stores }) => {
  if (ctrlKey || metaKey || altKey) return false
  if (key === 'F6') {
    cycleRegion(shiftKey ? -1 : 1)
    return true
  }
  if (key === 'F1') {
    stores.ui.setState({ overlay: 'keys' })
    return true
  }
  // An open list of addresses takes its own Escape. The key is taken in any case: else the question about unsaved
  // changes would be closed by the very key that opened it.
  if (key !== 'Escape' || document.querySelector(':popover-open') !== null) return false
  stores.ui.setState(closeDrawer())
  return true
}

const commandKey: KeyAction = (event, dashboard) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey) return false
  const key = event.key.toLowerCase()
  const { ui } = dashboard.stores
  if (event.shiftKey) {
    if (key !== 's') return false
    toggleServer(dashboard)
    return true
  }
  const screen = key === ',' ? 'settings' : screens[Number(key) - 1]
  if (screen !== undefined) ui.setState(showScreen(screen))
  else if (key === 'k') ui.setState({ overlay: 'palette' })
  else if (key === 'f') return focusFilter()
  else if (key === 'z' && !isTyping(event.target)) return takeBack(dashboard)
  else return false
  return true
}

function focusFilter(): boolean {
  const filter = document.getElementById(filterInputId)
  filter?.focus()
  return filter !== null
}

function takeBack({ stores: { ui } }: Dashboard): boolean {
  const toast = ui.getState().toasts.findLast(({ action }) => action !== null)
  if (toast === undefined) return false
  toast.action?.run()
  ui.setState(dropToast(toast.id))
  return true
}

/** There, Ctrl+Z takes back letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type="checkbox"], [type="radio"]), textarea')
}
