/** Counts things in words: '1 session', '3 sessions', '2 entries'. */
export function countWords(count: number, singular: string, plural = `${singular}s`): string {
  return `${count} ${count === 1 ? singular : plural}`
}
