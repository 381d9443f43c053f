/** Writes a short time in milliseconds as people compare them: '45 ms', '12.3 s', '4 min 5 s'. */
export function formatElapsed(durationMs: number): string {
  const ms = Number.isFinite(durationMs) ? Math.max(0, durationMs) : 0
  if (ms < 9_999.5) return `${Math.round(ms)} ms`
  if (ms < 59_950) return `${(ms / 1000).toFixed(1)} s`
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)} min ${seconds % 60} s`
}
