import { replaceAddresses } from './address-finder.ts'
import { type Aliases, onlyAliases } from './aliases.ts'

/**
 * Replaces in a sentence whatever was given an alias before, addresses, everything in double quotes, everything written as in
 * a web address, and everything from the beginning of a path to the end: a file name may hold any character, so
 * nothing tells where it ends.
 */
export function redactText(text: string, aliases: Aliases): string {
  const withoutEncoded = text.replace(encoded, (found) => aliases.of('name', decoded(found)))
  const withoutAddresses = replaceAddresses(withoutEncoded, (address) => aliases.of('address', address))
  const withoutKnown = aliases.replace(withoutAddresses)
  const withoutQuoted = quotePairs.reduce((rest, pair) => redactQuoted(rest, pair, aliases), withoutKnown)
  return withoutQuoted.replace(pathToEnd, (found) => aliases.of('path', found))
}

/** `%20` and the like, with everything up to the next space. */
const encoded = /\S*%[0-9a-f]{2}\S*/gi

/** What is no valid encoding is replaced as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

const quotePairs = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
] as const

function redactQuoted(text: string, [open, close]: readonly [string, string], aliases: Aliases): string {
  const opening = text.split(open).length
  const closing = text.split(close).length
  const isClear = open === close ? opening % 2 === 1 : opening === closing
  // A name that holds a quote itself: everything from the first to the last one is replaced.
  const quoted = isClear
    ? new RegExp(`${open}([^${open}${close}]*)${close}`, 'g')
    : new RegExp(`${open}([\\s\\S]*)`, 'g')
  return text.replace(quoted, (found: string, inner: string) =>
    inner === '' || onlyAliases.test(inner) ? found : `${open}${aliases.of('name', inner)}${close}`,
  )
}

/** From the word with a slash or backslash in it; not "kB/s", the length of a network, and the root by itself. */
const pathToEnd = /\S*(?:(?<!address-\d+)\/(?!s\b|$)|\\)[\s\S]*$/
