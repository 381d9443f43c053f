import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../../../app/main/engine/commands/registry.ts'
import { recogniseForeignProtocol } from '../../../../app/main/engine/control/wrong-protocol.ts'
import { anyText } from '../../../helpers/commands/any-text.ts'

describe('recogniseForeignProtocol', () => {
  it.each([
    { title: 'a browser', line: 'GET / HTTP/1.1', protocol: 'http' },
    { title: 'a POST from a page', line: 'POST /x HTTP/1.0', protocol: 'http' },
    { title: 'an SSH client', line: 'SSH-2.0-OpenSSH_9.2', protocol: 'ssh' },
    { title: 'a mail server', line: 'EHLO example.org', protocol: 'smtp' },
    { title: 'a TLS ClientHello', line: '\x16\x03\x01\x02\x00', protocol: 'tls' },
    { title: 'USER', line: 'USER demo', protocol: null },
    { title: 'a verb that starts like GET', line: 'GET', protocol: null },
    { title: 'an empty line', line: '', protocol: null },
  ])('tells $title as $protocol', ({ line, protocol }) => {
    expect(recogniseForeignProtocol(Buffer.from(line, 'latin1'))).toBe(protocol)
  })
})

describe('any command of ours', () => {
  it('is never taken for a stranger, whatever its argument', () => {
    const verbs = commandRegistry.all.flatMap((command) => command.verbs)
    fc.assert(
      fc.property(fc.constantFrom(...verbs), anyText, (verb, argument) => {
        expect(recogniseForeignProtocol(Buffer.from(`${verb} ${argument}\r\n`))).toBeNull()
      }),
    )
  })
})
