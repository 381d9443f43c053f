import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  parseBufferSize,
  parseMechanism,
  parseProtection,
} from '../../../../../app/main/engine/control/arguments/protection.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

describe('AUTH argument', () => {
  it.each([
    ['TLS', 'tls'],
    ['tls', 'tls'],
    ['SSL', 'tls'],
    ['TLS-C', 'tls'],
    ['TLS-P', 'tls'],
    ['TLS ', 'tls'],
    ['GSSAPI', 'unknown'],
    ['KERBEROS_V4', 'unknown'],
    ['TLSX', 'unknown'],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(parseMechanism(argument)).toBe(expected)
  })
})

describe('PBSZ argument', () => {
  it.each([
    ['0', 0],
    ['4294967295', 4_294_967_295],
    ['4294967296', 501],
    ['-1', 501],
    ['big', 501],
  ])('reads "%s" as %s', (argument, expected) => {
    const value = parseBufferSize(argument)
    expect(value instanceof ArgumentError ? value.reply.code : value).toBe(expected)
  })
})

describe('PROT argument (RFC 4217 §9)', () => {
  it.each([
    ['C', 'clear'],
    ['P', 'private'],
    ['p', 'private'],
    ['S', 536],
    ['E', 536],
    ['X', 504],
    ['PP', 504],
  ])('reads "%s" as %s', (argument, expected) => {
    const value = parseProtection(argument)
    expect(value instanceof ArgumentError ? value.reply.code : value).toBe(expected)
  })
})

describe('every protection parser', () => {
  it.each([
    ['AUTH', parseMechanism],
    ['PBSZ', parseBufferSize],
    ['PROT', parseProtection],
  ])('%s throws on no text at all', (_verb, parse) => {
    fc.assert(
      fc.property(anyText, (text) => {
        parse(text)
      }),
    )
  })
})
