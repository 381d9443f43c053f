import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  networkProtocolOf,
  parseEprt,
  parseEpsv,
  parsePort,
} from '../../../../../app/main/engine/control/arguments/socket-address.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

/** Code of a refusal, or the value. */
function outcome<Value>(value: Value | ArgumentError): Value | number {
  return value instanceof ArgumentError ? value.reply.code : value
}

describe('PORT argument', () => {
  it.each([
    ['six numbers', '127,0,0,1,4,1', { address: '127.0.0.1', port: 1025 }],
    ['the highest port', '192,0,2,7,255,255', { address: '192.0.2.7', port: 65_535 }],
    ['spaces around the numbers', ' 10, 0, 0, 2, 19, 136 ', { address: '10.0.0.2', port: 5000 }],
    ['leading zeros, read as decimal', '010,000,000,002,019,136', { address: '10.0.0.2', port: 5000 }],
    ['port 0', '127,0,0,1,0,0', 501],
    ['five numbers', '127,0,0,1,4', 501],
    ['seven numbers', '127,0,0,1,4,1,1', 501],
    ['a number above 255', '127,0,0,256,4,1', 501],
    ['a negative number', '127,0,0,-1,4,1', 501],
    ['a hexadecimal number', '0x7f,0,0,1,4,1', 501],
    ['a host name', 'localhost,4,1', 501],
    ['nothing', '', 501],
  ])('reads %s', (_title, argument, expected) => {
    expect(outcome(parsePort(argument))).toEqual(expected)
  })
})

describe('EPRT argument (RFC 2428 §2)', () => {
  it.each([
    ['IPv4', '|1|132.235.1.2|6275|', { address: '132.235.1.2', port: 6275 }],
    ['IPv6', '|2|1080::8:800:200C:417A|5282|', { address: '1080::8:800:200C:417A', port: 5282 }],
    ['another delimiter', '!1!127.0.0.1!2000!', { address: '127.0.0.1', port: 2000 }],
    ['protocol 0', '|0|127.0.0.1|2000|', 522],
    ['protocol 3', '|3|127.0.0.1|2000|', 522],
    ['an IPv6 address as protocol 1', '|1|::1|2000|', 501],
    ['an IPv4 address as protocol 2', '|2|127.0.0.1|2000|', 501],
    ['a host name', '|1|localhost|2000|', 501],
    ['port 0', '|1|127.0.0.1|0|', 501],
    ['port 65536', '|1|127.0.0.1|65536|', 501],
    ['a port that is no number', '|1|127.0.0.1|http|', 501],
    ['a missing last delimiter', '|1|127.0.0.1|2000', 501],
    ['text after the last delimiter', '|1|127.0.0.1|2000|x', 501],
    ['a space as delimiter', ' 1 127.0.0.1 2000 ', 501],
    ['delimiters only', '|||||', 501],
    ['nothing', '', 501],
  ])('reads %s', (_title, argument, expected) => {
    expect(outcome(parseEprt(argument))).toEqual(expected)
  })

  it('lists the protocols that exist, in parentheses, when it refuses one', () => {
    const refused = parseEprt('|3|127.0.0.1|2000|')
    expect(refused instanceof ArgumentError && refused.reply.lines[0]).toContain('(1,2)')
  })
})

describe('EPSV argument (RFC 2428 §3)', () => {
  it.each([
    ['nothing', '', { kind: 'any' }],
    ['a stray space', ' ', { kind: 'any' }],
    ['1', '1', { kind: 'protocol', protocol: 1 }],
    ['2', '2', { kind: 'protocol', protocol: 2 }],
    ['ALL', 'ALL', { kind: 'all' }],
    ['all in lower case', 'all', { kind: 'all' }],
    ['an unknown protocol', '7', 522],
    ['a word', 'ALLOW', 501],
    ['a negative number', '-1', 501],
  ])('reads %s', (_title, argument, expected) => {
    expect(outcome(parseEpsv(argument))).toEqual(expected)
  })
})

describe('addresses', () => {
  it('counts a mapped address as IPv4', () => {
    expect(networkProtocolOf('::ffff:192.0.2.1')).toBe(1)
    expect(networkProtocolOf('192.0.2.1')).toBe(1)
    expect(networkProtocolOf('2001:db8::1')).toBe(2)
  })
})

describe('every address parser', () => {
  it.each([
    ['PORT', parsePort],
    ['EPRT', parseEprt],
    ['EPSV', parseEpsv],
  ])('%s throws on no text at all', (_verb, parse) => {
    fc.assert(
      fc.property(anyText, (text) => {
        parse(text)
      }),
    )
  })

  it('reads back every address and port that PORT can say', () => {
    const byte = fc.integer({ min: 0, max: 255 })
    fc.assert(
      fc.property(fc.tuple(byte, byte, byte, byte), fc.integer({ min: 1, max: 65_535 }), (host, port) => {
        const argument = [...host, port >> 8, port & 0xff].join(',')
        expect(parsePort(argument)).toEqual({ address: host.join('.'), port })
      }),
    )
  })

  it('reads back every address and port that EPRT can say', () => {
    fc.assert(
      fc.property(fc.ipV6(), fc.integer({ min: 1, max: 65_535 }), (address, port) => {
        expect(parseEprt(`|2|${address}|${port}|`)).toEqual({ address, port })
      }),
    )
  })
})
