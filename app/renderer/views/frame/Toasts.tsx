import { Check, CircleAlert, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { Button, IconButton } from '../../components/Button.tsx'
import { displayText } from '../../format/display-text.ts'
import { useStores, useUi } from '../../stores/dashboard-context.tsx'
import { dropToast, type Toast } from '../../stores/ui-store.ts'
import { t } from '../../texts/texts.ts'
import { keyWords } from './key-words.ts'
import './toasts.css'

const okShownMs = 3000
/** A failure takes longer to read. */
const badShownMs = 8000
/** As long as main remembers how to take a change back. */
const actionShownMs = 10_000

/**
 * What just happened, for a short time, in a line of its own beneath the screen: it covers no row and no button. Its clock
 * stands still while the pointer or the keyboard is in it. The announcer reads it aloud.
 */
export function Toasts() {
  const toasts = useUi((state) => state.toasts)
  const [isHeld, setIsHeld] = useState(false)
  // What is taken away under the pointer or the keyboard says nothing of it; the next message must not wait for ever.
  if (isHeld && toasts.length === 0) setIsHeld(false)
  if (toasts.length === 0) return null
  return (
    <section
      className="toasts"
      aria-label={t('frame:messages')}
      data-region="messages"
      onPointerEnter={() => setIsHeld(true)}
      onPointerLeave={() => setIsHeld(false)}
      onFocus={() => setIsHeld(true)}
      onBlur={() => setIsHeld(false)}
    >
      {toasts.map((toast) => (
        <ToastLine key={toast.id} toast={toast} isHeld={isHeld} />
      ))}
    </section>
  )
}

function ToastLine({ toast, isHeld }: { toast: Toast; isHeld: boolean }) {
  const stores = useStores()
  useEffect(() => {
    if (isHeld) return
    const timer = setTimeout(() => stores.ui.setState(dropToast(toast.id)), shownMsOf(toast))
    return () => clearTimeout(timer)
  }, [stores, toast, isHeld])
  const Icon = toast.tone === 'ok' ? Check : CircleAlert
  const { action } = toast
  return (
    <div className={`toast toast-${toast.tone}`}>
      <Icon size={16} aria-hidden="true" />
      <p>{displayText(toast.text)}</p>
      {action !== null && (
        <Button
          title={t('frame:actionHint', { label: action.label, keys: keyWords('mod', 'Z') })}
          onClick={() => {
            action.run()
            stores.ui.setState(dropToast(toast.id))
          }}
        >
          {action.label}
        </Button>
      )}
      <IconButton
        label={t('frame:dismissMessage')}
        icon={X}
        onClick={() => stores.ui.setState(dropToast(toast.id))}
      />
    </div>
  )
}

function shownMsOf({ tone, action }: Toast): number {
  if (action !== null) return actionShownMs
  return tone === 'ok' ? okShownMs : badShownMs
}
