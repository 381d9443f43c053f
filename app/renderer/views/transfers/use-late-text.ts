import { useEffect, useRef, useState } from 'react'

/** Somebody who types is not done yet. */
const pauseMs = 250

/**
 * A text that is typed at once and used after a pause: what stands in the field, and how it is changed. A text that is
 * changed from elsewhere shows at once.
 */
export function useLateText(
  value: string,
  onChange: (value: string) => void,
): readonly [string, (typed: string) => void] {
  const [typed, setTyped] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null)
  const stop = () => {
    if (timer.current !== null) clearTimeout(timer.current)
    timer.current = null
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: a value from elsewhere ends what was typed
  useEffect(() => {
    stop()
    setTyped(null)
    return stop
  }, [value])
  return [
    typed ?? value,
    (text) => {
      stop()
      setTyped(text)
      timer.current = setTimeout(() => {
        timer.current = null
        if (text === value) setTyped(null)
        else onChange(text)
      }, pauseMs)
    },
  ]
}
