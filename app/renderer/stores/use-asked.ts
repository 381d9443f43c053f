import { useEffect, useRef, useState } from 'react'

/** What was recorded is on the disk within a second. */
const settleMs = 1_200

/**
 * The answer to a question that is asked at once, and again when `mark` has changed and what happened had time to be
 * written, at most once in `everyMs`. Nothing is asked while the page is hidden. Null until there is an answer.
 */
export function useAsked<Answer>(
  ask: () => Promise<Answer | null>,
  mark: unknown,
  everyMs: number,
): Answer | null {
  const [answer, setAnswer] = useState<Answer | null>(null)
  /** Asks soon; one question waits at a time, so that changes without end cannot put it off for ever. */
  const askSoon = useRef(() => {})

  useEffect(() => {
    let isOver = false
    let timer: ReturnType<typeof setTimeout> | undefined
    let askedAtMs = 0
    const run = (): void => {
      clearTimeout(timer)
      timer = undefined
      if (document.hidden) return
      askedAtMs = performance.now()
      void ask().then((fresh) => {
        if (!isOver) setAnswer(fresh)
      })
    }
    askSoon.current = () => {
      const waitMs = Math.max(settleMs, askedAtMs + everyMs - performance.now())
      timer ??= setTimeout(run, waitMs)
    }
    run()
    document.addEventListener('visibilitychange', run)
    return () => {
      isOver = true
      clearTimeout(timer)
      document.removeEventListener('visibilitychange', run)
    }
  }, [ask, everyMs])

  const asked = useRef(mark)
  useEffect(() => {
    if (asked.current === mark) return
    asked.current = mark
    askSoon.current()
  }, [mark])
  return answer
}
