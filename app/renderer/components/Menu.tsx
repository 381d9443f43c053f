import type { LucideIcon } from 'lucide-react'
import { type KeyboardEvent, useEffect, useLayoutEffect, useRef } from 'react'
import { createPortal } from 'react-dom'
import { isRtl } from './reading-direction.ts'
import './menu.css'

/** One thing a menu offers. */
export interface MenuItem {
  readonly label: string
  readonly icon: LucideIcon
  /** The key that does the same without the menu. */
  readonly keyHint?: string
  readonly tone?: 'plain' | 'danger'
  readonly isDisabled?: boolean
  readonly run: () => void
}

interface MenuProps {
  /** What it is about; stands at its head. */
  readonly label: string
  /** Where it opens, in CSS pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
  /** Groups, with a line between them. */
  readonly groups: readonly (readonly MenuItem[])[]
  readonly onClose: () => void
}

const marginPx = 8

/**
 * A menu of what can be done to something (the APG's menu pattern). It takes the focus and gives it back; a click beside
 * it, Escape, Tab and whatever moves the page close it.
 */
export function Menu({ label, at, groups, onClose }: MenuProps) {
  const menu = useRef<HTMLDivElement>(null)
  const cameFrom = useRef<Element | null>(null)

  useLayoutEffect(() => {
    const here = menu.current
    if (here === null) return
    const { width, height } = here.getBoundingClientRect()
    // From the point it opens along the way the page reads.
    const left = isRtl() ? at.x - width : at.x
    here.style.left = `${Math.max(marginPx, Math.min(left, innerWidth - width - marginPx))}px`
    here.style.top = `${Math.max(marginPx, Math.min(at.y, innerHeight - height - marginPx))}px`
  }, [at])

  useEffect(() => {
    cameFrom.current = document.activeElement
    itemsOf(menu.current)[0]?.focus()
  }, [])

  useEffect(() => {
    const press = (event: Event): void => {
      if (event.target instanceof Node && menu.current?.contains(event.target)) return
      onClose()
    }
    window.addEventListener('pointerdown', press, true)
    window.addEventListener('wheel', press, true)
    window.addEventListener('resize', onClose)
    window.addEventListener('blur', onClose)
    return () => {
      window.removeEventListener('pointerdown', press, true)
      window.removeEventListener('wheel', press, true)
      window.removeEventListener('resize', onClose)
      window.removeEventListener('blur', onClose)
    }
  }, [onClose])

  const close = (): void => {
    const origin = cameFrom.current
    onClose()
    if (origin instanceof HTMLElement && origin.isConnected) origin.focus()
  }

  const press = (event: KeyboardEvent): void => {
    const items = itemsOf(menu.current)
    const place = items.findIndex((item) => item.matches(':focus'))
    const last = items.length - 1
    if (event.key === 'Escape' || event.key === 'Tab') close()
    else if (event.key === 'ArrowDown') items[place === last ? 0 : place + 1]?.focus()
    else if (event.key === 'ArrowUp') items[place <= 0 ? last : place - 1]?.focus()
    else if (event.key === 'Home') items[0]?.focus()
    else if (event.key === 'End') items[last]?.focus()
    else return
    event.preventDefault()
    event.stopPropagation()
  }

  return createPortal(
    // Nothing stands outside of every landmark, where whoever goes from one to the next would never find it.
    <section aria-label={label}>
      <div
        ref={menu}
        role="menu"
        className="menu"
        aria-label={label}
        tabIndex={-1}
        onKeyDown={press}
        onContextMenu={(event) => event.preventDefault()}
      >
        <p className="menu-title" aria-hidden="true">
          {label}
        </p>
        {groups
          .filter((items) => items.length > 0)
          .map((items) => (
            // biome-ignore lint/a11y/useSemanticElements: a fieldset is no group of menu items
            <div role="group" className="menu-group" key={items[0]?.label}>
              {items.map(({ label: words, icon: Icon, keyHint, tone = 'plain', isDisabled = false, run }) => (
                <button
                  key={words}
                  type="button"
                  role="menuitem"
                  tabIndex={-1}
                  className={`menu-item menu-item-${tone}`}
                  disabled={isDisabled}
                  aria-keyshortcuts={keyHint}
                  onClick={() => {
                    close()
                    run()
                  }}
                >
                  <Icon size={16} aria-hidden="true" />
                  <span className="menu-item-words">{words}</span>
                  {keyHint && (
                    <span className="menu-key" aria-hidden="true">
                      {keyHint}
                    </span>
                  )}
                </button>
              ))}
            </div>
          ))}
      </div>
    </section>,
    document.body,
  )
}

function itemsOf(menu: HTMLElement | null): HTMLElement[] {
  return [...(menu?.querySelectorAll<HTMLElement>('[role="menuitem"]:not(:disabled)') ?? [])]
}
