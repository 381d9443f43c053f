import { isIP } from 'node:net'

/** A flag that cannot be understood; its message is one line for the person who typed it. */
export class FlagError extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'FlagError'
  }
}

/** An address and port to listen on. */
export interface ListenAddress {
  readonly host: string
  readonly port: number
}

const highestPort = 65_535

/** Parses `HOST:PORT` and `[IPV6]:PORT`; HOST is numeric, PORT 0 lets the system choose. Throws FlagError. */
export function parseListenAddress(flag: string, text: string): ListenAddress {
  const match = /^(?:\[([^\]]+)\]|([^:[\]]+)):(\d{1,5})$/.exec(text)
  if (match === null) {
    throw new FlagError(`${flag} wants HOST:PORT, for example 0.0.0.0:2121 or [::]:2121, not "${text}"`)
  }
  const [, ipv6, ipv4, digits] = match
  const host = ipv6 ?? (ipv4 === 'localhost' ? '127.0.0.1' : (ipv4 ?? ''))
  if (isIP(host) !== (ipv6 === undefined ? 4 : 6)) {
    throw new FlagError(`${flag} wants a numeric address such as 0.0.0.0 or [::], not "${text}"`)
  }
  return { host, port: parseInteger(`${flag} port`, digits ?? '', 0, highestPort) }
}

/** Parses `A-B`, both ends included. Throws FlagError. */
export function parsePortRange(flag: string, text: string): { readonly min: number; readonly max: number } {
  const match = /^(\d{1,5})-(\d{1,5})$/.exec(text)
  if (match === null) throw new FlagError(`${flag} wants a range such as 50000-50100, not "${text}"`)
  const min = parseInteger(`${flag} start`, match[1] ?? '', 1, highestPort)
  const max = parseInteger(`${flag} end`, match[2] ?? '', 1, highestPort)
  if (min > max) throw new FlagError(`${flag} ${text} ends before it starts`)
  return { min, max }
}

/** Parses a whole number within bounds. Throws FlagError. */
export function parseInteger(flag: string, text: string, min: number, max: number): number {
  const value = /^\d{1,9}$/.test(text) ? Number(text) : Number.NaN
  if (!(value >= min && value <= max)) {
    throw new FlagError(`${flag} wants a number from ${min} to ${max}, not "${text}"`)
  }
  return value
}

/** Parses one word out of a list. Throws FlagError. */
export function parseChoice<Choice extends string>(
  flag: string,
  text: string,
  choices: readonly Choice[],
): Choice {
  const found = choices.find((choice) => choice === text)
  if (found === undefined) throw new FlagError(`${flag} wants ${choices.join(', ')}, not "${text}"`)
  return found
}
