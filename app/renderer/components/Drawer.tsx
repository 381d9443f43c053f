import { X } from 'lucide-react'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { t } from '../texts/texts.ts'
import { IconButton } from './Button.tsx'
import './drawer.css'

interface DrawerProps {
  readonly title: string
  /** For contents that need lines of their own length, such as a listing. */
  readonly isWide?: boolean
  readonly children: ReactNode
  readonly onClose: () => void
}

/** Details beside the list they belong to. It takes the focus when it opens and gives it back when it closes. */
export function Drawer({ title, isWide = false, children, onClose }: DrawerProps) {
  const drawer = useRef<HTMLElement>(null)
  const titleId = useId()
  useEffect(() => {
    const cameFrom = document.activeElement
    const here = drawer.current
    // A field before a button: what stands above a form must not take its keyboard. A tab before the buttons above it:
    // a first press of Enter must not disconnect anybody.
    const first =
      here?.querySelector<HTMLElement>('.drawer-body input:not(:disabled, [role="switch"])') ??
      here?.querySelector<HTMLElement>('.drawer-body [role="tab"][tabindex="0"]') ??
      here?.querySelector<HTMLElement>('.drawer-body button')
    ;(first ?? here)?.focus()
    if (first instanceof HTMLInputElement && first.type === 'text') first.select()
    return () => {
      // Only when the focus was here: whoever has moved it on meanwhile knows better.
      const isFocusHere = here?.contains(document.activeElement) || document.activeElement === document.body
      if (isFocusHere && cameFrom instanceof HTMLElement && cameFrom.isConnected) cameFrom.focus()
    }
  }, [])
  return (
    <aside
      ref={drawer}
      className={isWide ? 'drawer drawer-wide' : 'drawer'}
      aria-labelledby={titleId}
      tabIndex={-1}
    >
      <div className="drawer-head">
        <h2 id={titleId} className="cut">
          {title}
        </h2>
        <IconButton label={t('common:close')} title={t('common:closeHint')} icon={X} onClick={onClose} />
      </div>
      <div className="drawer-body">{children}</div>
    </aside>
  )
}
