import { useSyncExternalStore } from 'react'

const tickMs = 1000

/** One timer for all clocks on screen; it rests while nobody looks at one. */
const readers = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

function subscribe(reader: () => void): () => void {
  readers.add(reader)
  timer ??= setInterval(() => {
    for (const notify of readers) notify()
  }, tickMs)
  return () => {
    readers.delete(reader)
    if (readers.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const nowInWholeSeconds = (): number => Math.floor(Date.now() / tickMs) * tickMs

/** This page's clock in milliseconds since 1970 UTC, once a second. */
export function useNow(): number {
  return useSyncExternalStore(subscribe, nowInWholeSeconds)
}
