import type { KeyboardEvent, PointerEvent, RefObject } from 'react'
import { boundedWidth, drawerStepPx } from './drawer-width.ts'
import { isRtl } from './reading-direction.ts'

interface DrawerEdgeProps {
  readonly label: string
  readonly drawer: RefObject<HTMLElement | null>
  readonly widthPx: number
  readonly range: { readonly own: number; readonly least: number; readonly most: number }
  /** Takes the width that is wanted, or null for the drawer's own. */
  readonly onResize: (widthPx: number | null) => void
}

/** The edge by which a drawer is drawn wider: with the pointer, with arrows, back to its own width by a double click. */
export function DrawerEdge({ label, drawer, widthPx, range, onResize }: DrawerEdgeProps) {
  const drag = (event: PointerEvent<HTMLElement>): void => {
    const box = drawer.current?.getBoundingClientRect()
    if (box === undefined || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    const wanted = isRtl() ? event.clientX - box.left : box.right - event.clientX
    onResize(boundedWidth(wanted, range))
  }

  const press = (event: KeyboardEvent): void => {
    const wider = isRtl() ? 'ArrowRight' : 'ArrowLeft'
    const narrower = isRtl() ? 'ArrowLeft' : 'ArrowRight'
    if (event.key === wider) onResize(boundedWidth(widthPx + drawerStepPx, range))
    else if (event.key === narrower) onResize(boundedWidth(widthPx - drawerStepPx, range))
    else if (event.key === 'Home') onResize(range.least)
    else if (event.key === 'End') onResize(range.most)
    else if (event.key === 'Enter') onResize(null)
    else return
    event.preventDefault()
  }

  return (
    // biome-ignore lint/a11y/useSemanticElements: a line between paragraphs cannot be moved
    <div
      className="drawer-edge"
      role="separator"
      aria-orientation="vertical"
      aria-label={label}
      aria-valuemin={range.least}
      aria-valuemax={range.most}
      aria-valuenow={widthPx}
      tabIndex={0}
      onKeyDown={press}
      onDoubleClick={() => onResize(null)}
      onPointerDown={(event) => {
        event.preventDefault()
        event.currentTarget.setPointerCapture(event.pointerId)
      }}
      onPointerMove={drag}
    />
  )
}
