import { ArgumentError } from '../command-definition.ts'

/**
 * Reads the argument of LANG (RFC 2640 §4.1): language tags of one to eight letters, divided by hyphens and, in the wild,
 * underscores. '' asks for the server's own. The tag comes back in lower case.
 */
export function parseLanguage(argument: string): string | ArgumentError {
  const text = argument.trim()
  if (text !== '' && !/^[a-z]{1,8}([-_][a-z0-9]{1,8})*$/i.test(text)) {
    return new ArgumentError(501, 'Use LANG and a language tag, like EN.')
  }
  return text.toLowerCase()
}
