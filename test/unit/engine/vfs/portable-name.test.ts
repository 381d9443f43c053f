import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isPortableName } from '../../../../app/main/engine/vfs/portable-name.ts'

describe('names on Windows', () => {
  it.each([
    ['a backslash', 'a\\b'],
    ['a drive letter', 'C:'],
    ['an alternate data stream', 'a.txt:secret'],
    ['the default stream', 'a.txt::$DATA'],
    ['a verbatim prefix', '\\\\?\\C:'],
    ['a console device', 'CON'],
    ['a device in lower case', 'nul'],
    ['a device with an extension', 'aux.tar.gz'],
    ['a device with a space before its extension', 'com1 .txt'],
    ['a numbered port', 'LPT9'],
    ['a port with a superscript', 'com²'],
    ['a console buffer', 'CONOUT$'],
    ['a trailing dot', 'a.'],
    ['a trailing space', 'a '],
    ['a wildcard', 'a*'],
    ['a control character', 'a\u0001'],
    ['a byte that is not UTF-8', 'a\uDCE9'],
    ['more than 255 units', 'a'.repeat(256)],
  ])('refuse %s', (_title, name) => {
    expect(isPortableName(name, 'win32')).toBe(false)
  })

  it.each([
    'report.txt',
    'CONSOLE',
    'com10',
    'aux-data',
    'nullify.txt',
    '.hidden',
    'a~b',
    'budget~2024-final.xlsx',
    '漢'.repeat(255),
  ])('allow %s', (name) => {
    expect(isPortableName(name, 'win32')).toBe(true)
  })
})

describe('names on POSIX systems', () => {
  it.each(['a\\b', 'C:', 'a:b', 'CON', 'a.', 'a ', 'PROGRA~1', 'a\uDCE9', '*', 'a'.repeat(255)])(
    'allow %j',
    (name) => {
      expect(isPortableName(name, 'linux')).toBe(true)
      expect(isPortableName(name, 'darwin')).toBe(true)
    },
  )

  it('count their length in bytes', () => {
    expect(isPortableName('é'.repeat(127), 'linux')).toBe(true)
    expect(isPortableName('é'.repeat(128), 'linux')).toBe(false)
  })
})

describe('names on every system', () => {
  it.each(['', '.', '..', 'a/b', '/', 'a\0b'])('refuse %j', (name) => {
    expect(isPortableName(name, 'linux')).toBe(false)
    expect(isPortableName(name, 'win32')).toBe(false)
  })

  it('that Windows allows are never ones it would change into others', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 20 }), (name) => {
        if (!isPortableName(name, 'win32')) return
        expect(name).not.toMatch(/[\\/:*?"<>|]|[. ]$/)
        expect(name.trim()).not.toBe('')
      }),
    )
  })
})
