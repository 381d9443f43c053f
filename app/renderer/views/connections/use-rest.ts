import { useEffect, useMemo, useRef, useState } from 'react'

/** After the pointer and the keyboard have left, rows stay where they are for this long. */
const settleMs = 2000

/** Tells whether somebody is about to click or read a row. */
export interface Rest {
  /** The pointer or the keyboard is on the rows, or was a moment ago. */
  readonly isResting: boolean
  /** For the element that holds the rows. */
  readonly handlers: {
    readonly onPointerEnter: () => void
    readonly onPointerLeave: () => void
    readonly onFocus: () => void
    readonly onBlur: () => void
  }
  /** The rows have gone, and nobody can leave them any more. */
  readonly release: () => void
}

/** Watches whether the pointer or the keyboard rests on rows, which must not move then. */
export function useRest(): Rest {
  const [isResting, setIsResting] = useState(false)
  const on = useRef({ pointer: false, focus: false })
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)
  useEffect(() => () => clearTimeout(timer.current), [])

  const watch = useMemo(() => {
    const settle = (): void => {
      clearTimeout(timer.current)
      if (on.current.pointer || on.current.focus) setIsResting(true)
      else timer.current = setTimeout(() => setIsResting(false), settleMs)
    }
    const note = (what: 'pointer' | 'focus', is: boolean) => () => {
      on.current[what] = is
      settle()
    }
    return {
      handlers: {
        onPointerEnter: note('pointer', true),
        onPointerLeave: note('pointer', false),
        onFocus: note('focus', true),
        onBlur: note('focus', false),
      },
      release: () => {
        on.current = { pointer: false, focus: false }
        settle()
      },
    }
  }, [])
  return { isResting, ...watch }
}
