import { X } from 'lucide-react'
import { type CSSProperties, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { t } from '../texts/texts.ts'
import { IconButton } from './Button.tsx'
import { DrawerEdge } from './DrawerEdge.tsx'
import { boundedWidth, drawerWidths } from './drawer-width.ts'
import { useCover } from './use-cover.ts'
import './drawer.css'

interface DrawerProps {
  readonly title: string
  /** For contents that need lines of their own length, such as a listing. */
  readonly isWide?: boolean
  readonly children: ReactNode
  readonly onClose: () => void
}

const widthName = 'portside.drawer-width'

/**
 * Details beside the list they belong to. It takes the focus when it opens and gives it back when it closes; where the
 * window is narrow it lies over the list, which is out of reach then. Its edge draws it wider or narrower.
 */
export function Drawer({ title, isWide = false, children, onClose }: DrawerProps) {
  const drawer = useRef<HTMLElement>(null)
  const titleId = useId()
  const range = isWide ? drawerWidths.wide : drawerWidths.plain
  const [drawnPx, setDrawnPx] = useState(() => (isWide ? null : keptWidth()))
  const widthPx = boundedWidth(drawnPx ?? range.own, range)
  // Asked while drawing: once what lies beneath is out of reach, nothing there has the focus any more.
  const [cameFrom] = useState(() => document.activeElement)
  useCover(drawer)
  useEffect(() => {
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
  }, [cameFrom])

  const resize = (wanted: number | null): void => {
    setDrawnPx(wanted)
    if (!isWide) keepWidth(wanted)
  }

  return (
    <aside
      ref={drawer}
      className={isWide ? 'drawer drawer-wide' : 'drawer'}
      aria-labelledby={titleId}
      style={{ '--drawer-width': `${widthPx}px` } as CSSProperties}
      tabIndex={-1}
      data-region="drawer"
    >
      <DrawerEdge
        label={t('common:drawerWidth')}
        drawer={drawer}
        widthPx={widthPx}
        range={range}
        onResize={resize}
      />
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

/** The width the person drew last, in this window or in one before. */
function keptWidth(): number | null {
  try {
    const kept = Number(localStorage.getItem(widthName) ?? Number.NaN)
    return Number.isFinite(kept) && kept > 0 ? kept : null
  } catch {
    return null
  }
}

function keepWidth(widthPx: number | null): void {
  try {
    if (widthPx === null) localStorage.removeItem(widthName)
    else localStorage.setItem(widthName, String(widthPx))
  } catch {
    // A page that may keep nothing forgets the width, and that is all.
  }
}
