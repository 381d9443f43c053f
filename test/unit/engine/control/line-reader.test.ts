import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LineReader } from '../../../../app/main/engine/control/line-reader.ts'

function readAll(reader: LineReader): string[] {
  const lines: string[] = []
  for (let read = reader.next(); read !== null; read = reader.next()) {
    lines.push(read.kind === 'line' ? read.bytes.toString('latin1') : '<overlong>')
  }
  return lines
}

function read(chunks: readonly (string | number[])[], maxLineBytes = 4096): string[] {
  const reader = new LineReader(maxLineBytes)
  return chunks.flatMap((chunk) => {
    reader.push(typeof chunk === 'string' ? Buffer.from(chunk, 'latin1') : Buffer.from(chunk))
    return readAll(reader)
  })
}

const ascii = (text: string): number[] => [...Buffer.from(text, 'latin1')]

describe('line ends', () => {
  it.each([
    { title: 'CRLF', chunks: ['NOOP\r\n'], lines: ['NOOP'] },
    { title: 'bare LF', chunks: ['NOOP\nQUIT\n'], lines: ['NOOP', 'QUIT'] },
    { title: 'CR and LF in two packets', chunks: ['NOOP\r', '\n'], lines: ['NOOP'] },
    { title: 'an empty line', chunks: ['\r\n'], lines: [''] },
    { title: 'a CR inside a line stays', chunks: ['CWD a\rb\r\n'], lines: ['CWD a\rb'] },
    { title: 'no end yet', chunks: ['NOOP'], lines: [] },
  ])('reads $title', ({ chunks, lines }) => {
    expect(read(chunks)).toEqual(lines)
  })

  it('reads a thousand lines from one packet in order', () => {
    const lines = Array.from({ length: 1000 }, (_, index) => `NOOP ${index}`)
    expect(read([`${lines.join('\r\n')}\r\n`])).toEqual(lines)
  })

  it('gives the same lines however the bytes are cut into packets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.stringMatching(/^[ -~]{0,30}$/), { maxLength: 8 }),
        fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 40 }),
        (lines, sizes) => {
          const bytes = Buffer.from(lines.map((line) => `${line}\r\n`).join(''), 'latin1')
          const reader = new LineReader(64)
          const got: string[] = []
          let at = 0
          for (let turn = 0; at < bytes.length; turn += 1) {
            const size = sizes[turn % sizes.length] ?? 1
            reader.push(bytes.subarray(at, at + size))
            got.push(...readAll(reader))
            at += size
          }
          expect(got).toEqual(lines)
        },
      ),
    )
  })
})

describe('over-long lines', () => {
  const long = 'X'.repeat(40)

  it.each([
    { title: 'in one packet with its end', chunks: [`${long}\r\nNOOP\r\n`] },
    { title: 'in two packets', chunks: [long, `${long}\r\nNOOP\r\n`] },
    { title: 'whose end comes alone', chunks: [long, '\r\n', 'NOOP\r\n'] },
    { title: 'in many packets', chunks: [...Array.from({ length: 50 }, () => long), '\nNOOP\n'] },
  ])('reports a line $title once and executes nothing of it', ({ chunks }) => {
    expect(read(chunks, 16)).toEqual(['<overlong>', 'NOOP'])
  })

  it('accepts a line of exactly the limit and refuses one byte more', () => {
    expect(read([`${'A'.repeat(15)}\n`], 16)).toEqual(['A'.repeat(15)])
    expect(read([`${'A'.repeat(16)}\n`], 16)).toEqual(['<overlong>'])
  })

  it('keeps no bytes of a line without an end', () => {
    const reader = new LineReader(16)
    for (let packet = 0; packet < 100; packet += 1) {
      reader.push(Buffer.alloc(2000, 'A'))
      readAll(reader)
    }
    expect(reader.peek()).toHaveLength(0)
  })
})

describe('Telnet (RFC 854)', () => {
  it.each([
    {
      title: 'IAC IP and IAC DM before ABOR',
      bytes: [255, 244, 255, 242, ...ascii('ABOR\r\n')],
      line: 'ABOR',
    },
    { title: 'a Synch whose DM was urgent data', bytes: [255, 244, 255, ...ascii('ABOR\r\n')], line: 'ABOR' },
    {
      title: 'a DM whose IAC was urgent data (BSD ftp, tnftp)',
      bytes: [255, 244, 242, ...ascii('ABOR\r\n')],
      line: 'ABOR',
    },
    {
      title: 'an IP whose IAC was urgent data (lftp)',
      bytes: [244, 255, 242, ...ascii('ABOR\r\n')],
      line: 'ABOR',
    },
    {
      title: '0xFF in a name, which is a letter in windows-1251',
      bytes: [...ascii('CWD '), 255, ...ascii('.x'), 255, ...ascii('\r\n')],
      line: 'CWD \xff.x\xff',
    },
    { title: 'an option negotiation', bytes: [255, 253, 6, ...ascii('NOOP\r\n')], line: 'NOOP' },
    {
      title: 'IAC IAC as one 0xFF',
      bytes: [...ascii('CWD a'), 255, 255, ...ascii('b\r\n')],
      line: 'CWD a\xffb',
    },
    { title: 'a subnegotiation', bytes: [255, 250, 1, 65, 66, 255, 240, ...ascii('NOOP\n')], line: 'NOOP' },
    {
      title: 'line ends inside a subnegotiation',
      bytes: [255, 250, 24, 1, 13, 10, 255, 240, ...ascii('NOOP\n')],
      line: 'NOOP',
    },
    { title: 'an option whose number is LF', bytes: [255, 253, 10, ...ascii('NOOP\n')], line: 'NOOP' },
    { title: 'CR NUL as a bare CR', bytes: [...ascii('CWD a\r'), 0, ...ascii('b\r\n')], line: 'CWD a\rb' },
    {
      title: 'NUL without CR, kept for the path rules',
      bytes: [...ascii('CWD a'), 0, ...ascii('b\n')],
      line: 'CWD a\0b',
    },
  ])('understands $title', ({ bytes, line }) => {
    expect(read([bytes])).toEqual([line])
    expect(read(bytes.map((byte) => [byte]))).toEqual([line])
  })
})

describe('the rest after AUTH', () => {
  it('is handed over byte for byte', () => {
    const reader = new LineReader(4096)
    const hello = Buffer.from([0x16, 0x03, 0x01, 0x00, 0xff, 0xff, 0x0a, 0x00])
    reader.push(Buffer.concat([Buffer.from('AUTH TLS\r\n'), hello]))
    reader.next()
    expect(reader.takeRest()).toEqual(hello)
    expect(reader.next()).toBeNull()
  })
})
