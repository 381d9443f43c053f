import { ArgumentError } from '../command-definition.ts'
import { parsePath } from './path-argument.ts'

/**
 * Reads several paths, divided by spaces. A path with a space stands in quotes, a quote inside them is doubled, as in
 * the 257 of PWD (RFC 959 appendix II); quotes elsewhere are part of a name. 501 when there are fewer than `min` or more
 * than `max` paths, for an empty one, and for quotes that stay open.
 */
export function parsePathList(
  argument: string,
  syntax: string,
  min: number,
  max: number,
): readonly string[] | ArgumentError {
  const text = parsePath(argument)
  if (text instanceof ArgumentError) return text
  const paths: string[] = []
  let rest = text.replace(/^ +/, '')
  while (rest !== '') {
    const match = /^(?:"((?:[^"]|"")+)"|([^" ][^ ]*))(?: +|$)/.exec(rest)
    if (match === null || paths.length === max) return wrong(syntax)
    paths.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '')
    rest = rest.slice(match[0].length)
  }
  return paths.length < min ? wrong(syntax) : paths
}

/** Reads exactly two paths. */
export function parseTwoPaths(
  argument: string,
  syntax: string,
): { readonly from: string; readonly to: string } | ArgumentError {
  const paths = parsePathList(argument, syntax, 2, 2)
  if (paths instanceof ArgumentError) return paths
  const [from = '', to = ''] = paths
  return { from, to }
}

function wrong(syntax: string): ArgumentError {
  return new ArgumentError(501, `Use ${syntax}, names with spaces in double quotes.`)
}
