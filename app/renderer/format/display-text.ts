/** The longest hostile text the dashboard lays out, in characters; longer ones are cut with an ellipsis. */
const maxShownCharacters = 500

/**
 * Characters that would lie on screen: controls, line separators, bidirectional overrides and marks, invisible
 * spaces, tag characters and halves of a pair. ZWJ and ZWNJ stay: emoji and Persian need them.
 */
const treacherous =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  /[\u0000-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB\u{E0000}-\u{E007F}\p{Surrogate}]/gu

const escapeCharacter = (character: string): string =>
  `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`

/**
 * Makes text from the wire safe to look at: a file called 'exe.gpj' behind a right-to-left override reads as what it
 * is, and a line feed in a user name cannot start a second line.
 */
export function displayText(text: string): string {
  const characters = text.length > maxShownCharacters ? Array.from(text) : null
  const shown =
    characters !== null && characters.length > maxShownCharacters
      ? `${characters.slice(0, maxShownCharacters).join('')}…`
      : text
  return shown.replace(treacherous, escapeCharacter)
}
