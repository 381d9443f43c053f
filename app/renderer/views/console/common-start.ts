/** The longest text with which all of these begin; whole characters, never half of one. */
export function commonStart(texts: readonly string[]): string {
  const [first = '', ...others] = texts
  let start = Array.from(first)
  for (const other of others) {
    const characters = Array.from(other)
    const differs = start.findIndex((character, at) => character !== characters[at])
    if (differs !== -1) start = start.slice(0, differs)
  }
  return start.join('')
}
