import { Check, CircleAlert } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { dropToast, type Toast } from '../../stores/ui-store.ts'
import './toasts.css'

const okShownMs = 3000
/** A failure takes longer to read. */
const badShownMs = 8000
/** As long as main remembers how to take a change back. */
const actionShownMs = 10_000

/** What just happened, said politely and for a short time. */
export function Toasts() {
  const toasts = useUi((state) => state.toasts)
  return (
    <section className="toasts" aria-live="polite" aria-label="Messages">
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} />
      ))}
    </section>
  )
}

function ToastLine({ toast }: { toast: Toast }) {
  const stores = useStores()
  useEffect(() => {
    const timer = setTimeout(() => stores.ui.setState(dropToast(toast.id)), shownMsOf(toast))
    return () => clearTimeout(timer)
  }, [stores, toast])
  const Icon = toast.tone === 'ok' ? Check : CircleAlert
  const { action } = toast
  return (
    <div className={`toast toast-${toast.tone}`}>
      <Icon size={16} aria-hidden="true" />
      <p>{displayText(toast.text)}</p>
      {action !== null && (
        <Button
          title={`${action.label} (Ctrl+Z)`}
          onClick={() => {
            action.run()
            stores.ui.setState(dropToast(toast.id))
          }}
        >
          {action.label}
        </Button>
      )}
    </div>
  )
}

function shownMsOf({ tone, action }: Toast): number {
  if (action !== null) return actionShownMs
  return tone === 'ok' ? okShownMs : badShownMs
}
