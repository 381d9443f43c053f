import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseHost } from '../../../../../app/main/engine/control/arguments/host-argument.ts'
import { parseLanguage } from '../../../../../app/main/engine/control/arguments/language-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

const outcome = (value: string | ArgumentError) => (value instanceof ArgumentError ? value.reply.code : value)

describe('HOST argument (RFC 7151 §3.1)', () => {
  it.each([
    ['ftp.example.com', 'ftp.example.com'],
    ['FTP.Example.COM.', 'ftp.example.com'],
    [' nas ', 'nas'],
    ['xn--bcher-kva.example', 'xn--bcher-kva.example'],
    ['192.0.2.1', '192.0.2.1'],
    ['[2001:DB8::1]', '[2001:db8::1]'],
    ['2001:db8::1', 501],
    ['[192.0.2.1]', 501],
    ['192.0.2.256', 501],
    ['192.0.2', 501],
    ['-nas', 501],
    ['nas-', 501],
    ['a..b', 501],
    ['a b', 501],
    ['a_b', 501],
    ['nas:21', 501],
    ['.', 501],
    ['a'.repeat(64), 501],
    [`${'a.'.repeat(127)}bb`, 501],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(outcome(parseHost(argument))).toBe(expected)
  })

  it('gives only what is safe in a reply and in a log', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = outcome(parseHost(text))
        if (typeof name === 'string') expect(name).toMatch(/^[a-z0-9.:[\]-]+$/)
      }),
    )
  })
})

describe('LANG argument (RFC 2640 §4.1)', () => {
  it.each([
    ['', ''],
    ['EN', 'en'],
    ['en-GB', 'en-gb'],
    ['zh_CN', 'zh_cn'],
    ['x-klingon', 'x-klingon'],
    ['en-', 501],
    ['-en', 501],
    ['9', 501],
    ['en US', 501],
    ['abcdefghi', 501],
  ])('reads "%s" as %s', (argument, expected) => {
    expect(outcome(parseLanguage(argument))).toBe(expected)
  })
})
