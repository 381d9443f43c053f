import { useEffect } from 'react'
import { useStores } from '../../stores/dashboard-context.tsx'
import { closeDrawer, dropToast, screens, showScreen } from '../../stores/ui-store.ts'
import { filterInputId } from '../connections/filter-input-id.ts'

/**
 * Keys that act everywhere: Ctrl/Cmd+1…9 screens, Ctrl/Cmd+comma settings, Ctrl/Cmd+F filter, Ctrl/Cmd+Z takes back what a message still offers to,
 * Escape closes the drawer.
 */
export function useShortcuts(): void {
  const stores = useStores()
  useEffect(() => {
    const press = (event: KeyboardEvent): void => {
      if (event.defaultPrevented) return
      if (event.key === 'Escape') {
        // An open dialog and an open list of addresses take their own Escape.
        if (document.querySelector('dialog[open], :popover-open') !== null) return
        // Else the question about unsaved changes would be closed by the very key that opened it.
        event.preventDefault()
        stores.ui.setState(closeDrawer())
        return
      }
      if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
      const screen = event.key === ',' ? 'settings' : screens[Number(event.key) - 1]
      if (screen !== undefined) {
        event.preventDefault()
        stores.ui.setState(showScreen(screen))
      } else if (event.key === 'f') {
        const filter = document.getElementById(filterInputId)
        if (filter === null) return
        event.preventDefault()
        filter.focus()
      } else if (event.key === 'z' && !isTyping(event.target)) {
        const toast = stores.ui.getState().toasts.findLast(({ action }) => action !== null)
        if (toast === undefined) return
        event.preventDefault()
        toast.action?.run()
        stores.ui.setState(dropToast(toast.id))
      }
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [stores])
}

/** There, Ctrl+Z takes back letters. */
function isTyping(target: EventTarget | null): boolean {
  return target instanceof Element && target.matches('input:not([type="checkbox"], [type="radio"]), textarea')
}
