import { type RefObject, useLayoutEffect } from 'react'

/**
 * Makes what stands beside an element out of reach while the element lies over it: where the window is narrow a drawer
 * covers the screen, and the keyboard must not wander about beneath it. The style sheet alone says when that is so.
 */
export function useCover(element: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    const here = element.current
    if (here === null) return
    const beside = [...(here.parentElement?.children ?? [])].filter(
      (other): other is HTMLElement => other !== here && other instanceof HTMLElement,
    )
    const cover = (): void => {
      const isOver = getComputedStyle(here).position === 'absolute'
      for (const other of beside) other.inert = isOver
    }
    cover()
    window.addEventListener('resize', cover)
    return () => {
      window.removeEventListener('resize', cover)
      for (const other of beside) other.inert = false
    }
  }, [element])
}
