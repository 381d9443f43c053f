import { describe, expect, it } from 'vitest'
import { legacyCharset, legacyCharsetNames } from '../../../app/main/engine/legacy-charset.ts'

describe('legacyCharset', () => {
  // Bytes as iconv of another library writes them.
  it.each([
    ['gbk', '中文文件', 'd6d0cec4cec4bcfe'],
    ['gbk', '€ 一', '8020d2bb'],
    ['big5', '中文', 'a4a4a4e5'],
    ['shift_jis', '日本語 ｱ表', '93fa967b8cea20b1955c'],
    ['euc-jp', '日本', 'c6fccbdc'],
    ['euc-kr', '한국', 'c7d1b1b9'],
    ['windows-1251', 'имя', 'e8ecff'],
    ['windows-1252', 'Größe €', '4772f6df652080'],
    ['koi8-r', 'имя', 'c9cdd1'],
    ['ibm866', 'имя', 'a8acef'],
  ] as const)('%s writes %s and reads it back', (name, text, hex) => {
    const charset = legacyCharset(name)
    expect(charset.encode(text)?.toString('hex')).toBe(hex)
    expect(charset.decode(Buffer.from(hex, 'hex'))).toBe(text)
  })

  it.each(legacyCharsetNames)('%s leaves ASCII alone and hides none of it in other characters', (name) => {
    const charset = legacyCharset(name)
    const ascii = Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)).join('')
    expect(charset.encode(ascii)?.toString('latin1')).toBe(ascii)
    for (let first = 0x80; first <= 0xff; first += 1) {
      for (const second of [0x0a, 0x0d, 0x00, 0x2f, 0x2e]) {
        const text = charset.decode(Uint8Array.of(first, second))
        if (text !== null) expect(text.endsWith(String.fromCharCode(second))).toBe(true)
      }
    }
  })

  it('has no place for other scripts and gives escaped bytes back as they were', () => {
    expect(legacyCharset('windows-1252').encode('中')).toBeNull()
    expect(legacyCharset('gbk').encode('😀')).toBeNull()
    expect(legacyCharset('gbk').encode('a\udcff中')?.toString('hex')).toBe('61ffd6d0')
    expect(legacyCharset('gbk').decode(Uint8Array.of(0xd6))).toBeNull()
  })
})
