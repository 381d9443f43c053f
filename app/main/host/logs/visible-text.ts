/** What a terminal obeys, an editor hides or a reader is misled by: controls, lone surrogates, formats, line ends. */
const unsafe = /[\p{Cc}\p{Cs}\p{Cf}\u2028\u2029]/gu
/** A client chooses names and arguments; a line stays readable whatever it sends. */
const maxCharacters = 1_000

/**
 * Text from the wire with everything that is not meant to be seen written as `\u202e`. What is visible already stays as
 * it is, so that doing it twice changes nothing.
 */
export function visibleText(text: string): string {
  return text.replace(unsafe, escaped)
}

/** The same, cut when it is long. */
export function visibleLine(text: string): string {
  // Cut first: what is escaped grows, and half an escape would say something else.
  return visibleText(text.length > maxCharacters ? `${text.slice(0, maxCharacters - 1)}…` : text)
}

function escaped(character: string): string {
  const code = character.codePointAt(0) ?? 0
  return code > 0xffff ? `\\u{${code.toString(16)}}` : `\\u${code.toString(16).padStart(4, '0')}`
}
