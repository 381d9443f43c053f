/** Where somebody is in what was typed before; `at` is null for the line that is being typed. */
export interface HistoryPlace {
  readonly at: number | null
  /** What was typed before going back: only lines that begin with it are shown, and it comes back at the end. */
  readonly draft: string
}

/** The line one step back or forward among those that begin with the draft; null when there is no further one. */
export function stepHistory(
  history: readonly string[],
  { at, draft }: HistoryPlace,
  direction: 'back' | 'forward',
): { readonly at: number | null; readonly line: string } | null {
  const step = direction === 'back' ? -1 : 1
  for (let next = (at ?? history.length) + step; next >= 0 && next < history.length; next += step) {
    const line = history[next]
    if (line?.startsWith(draft)) return { at: next, line }
  }
  return direction === 'forward' && at !== null ? { at: null, line: draft } : null
}

/** Lines that hold a text anywhere, case aside, the newest first. */
export function searchHistory(history: readonly string[], text: string, limit: number): readonly string[] {
  const wanted = text.trim().toLowerCase()
  return history
    .filter((line) => line.toLowerCase().includes(wanted))
    .reverse()
    .slice(0, limit)
}
