/** Calls back once after so many milliseconds, and keeps no process alive for it; returns what takes that back. */
export function quietTimer(run: () => void, delayMs: number): () => void {
  const timer = setTimeout(run, delayMs)
  timer.unref()
  return () => clearTimeout(timer)
}
