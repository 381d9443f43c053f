import { isIPv4, isIPv6 } from 'node:net'
import { ArgumentError } from '../command-definition.ts'

const label = /^(?!-)[a-z0-9-]{1,63}(?<!-)$/i
const maxNameLength = 253

/**
 * Reads the argument of HOST (RFC 7151 §3.1): a domain name, an IPv4 address, or an IPv6 address in square brackets.
 * Names come back in lower case, because they compare without case; a final dot is dropped.
 */
export function parseHost(argument: string): string | ArgumentError {
  const text = argument.trim()
  const bracketed = /^\[(.+)\]$/.exec(text)?.[1]
  if (bracketed !== undefined && isIPv6(bracketed)) return text.toLowerCase()
  if (isIPv4(text)) return text
  const name = text.replace(/\.$/, '')
  const labels = name.split('.')
  // A name whose last label is a number would be a mistyped address.
  const isName = labels.every((part) => label.test(part)) && !/^\d+$/.test(labels.at(-1) ?? '')
  if (!isName || name.length > maxNameLength) return new ArgumentError(501, 'Use HOST and a host name.')
  return name.toLowerCase()
}
