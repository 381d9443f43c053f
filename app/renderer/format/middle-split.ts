/** The longest end of a path that is kept whole, in characters. */
const maxTailCharacters = 22

/** A text in two parts: the first may be cut by an ellipsis, the second stays. */
export interface MiddleSplit {
  readonly head: string
  readonly tail: string
}

/** Splits a path so that its end, which tells files apart, survives when the middle is cut. */
export function splitForMiddleEllipsis(text: string): MiddleSplit {
  const characters = Array.from(text)
  // A slash at the very end closes the last name instead of starting one.
  const slash = characters.lastIndexOf('/', characters.length - 2)
  const nameLength = characters.length - slash
  const wanted = slash > 0 && nameLength <= maxTailCharacters ? nameLength : Math.ceil(maxTailCharacters / 2)
  const tailLength = Math.min(wanted, Math.floor(characters.length / 2))
  const cut = characters.length - tailLength
  return { head: characters.slice(0, cut).join(''), tail: characters.slice(cut).join('') }
}
