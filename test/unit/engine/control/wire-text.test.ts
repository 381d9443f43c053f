import { describe, expect, it } from 'vitest'
import { WireText } from '../../../../app/main/engine/control/wire-text.ts'
import { legacyCharset } from '../../../../app/main/engine/legacy-charset.ts'

const gbkText = () => new WireText(legacyCharset('gbk'))
const gbk = Buffer.from('d6d0cec4', 'hex')
/** 一 in GBK, and a Cyrillic letter in UTF-8. */
const ambiguous = Buffer.from('d2bb', 'hex')

describe('WireText', () => {
  it('is UTF-8 without a charset, whatever OPTS UTF8 says, and keeps other bytes', () => {
    const text = new WireText(null)
    text.setUtf8(false)
    expect(text.name).toBe('UTF-8')
    expect(text.encode(text.decode(gbk)).equals(gbk)).toBe(true)
    expect(text.encode('中文').toString()).toBe('中文')
  })

  it('reads and writes the charset until OPTS UTF8 ON, and again after OFF', () => {
    const text = gbkText()
    expect([text.name, text.decode(gbk), text.encode('中文')]).toEqual(['gbk', '中文', gbk])
    text.setUtf8(true)
    expect(text.name).toBe('UTF-8')
    expect(text.decode(Buffer.from('中文'))).toBe('中文')
    expect(text.decode(gbk)).not.toBe('中文')
    expect(text.encode('中文').toString()).toBe('中文')
    text.setUtf8(false)
    expect([text.name, text.decode(gbk), text.encode('中文')]).toEqual(['gbk', '中文', gbk])
  })

  it('takes valid UTF-8 for UTF-8 only until the client has shown that it writes no UTF-8', () => {
    const text = gbkText()
    expect(text.decode(Buffer.from('中文'))).toBe('中文')
    expect(text.decode(ambiguous)).toBe('һ')
    text.decode(gbk)
    expect(text.decode(ambiguous)).toBe('一')
    const said = gbkText()
    said.setUtf8(false)
    expect(said.decode(ambiguous)).toBe('一')
  })

  it('keeps bytes that are neither, and writes names of other scripts in UTF-8, line by line', () => {
    const text = gbkText()
    const stray = Buffer.from('61ff62', 'hex')
    expect(text.encode(text.decode(stray)).equals(stray)).toBe(true)
    expect(text.encode('中\r\n😀\r\n')).toEqual(
      Buffer.concat([Buffer.from('d6d00d0a', 'hex'), Buffer.from('😀\r\n')]),
    )
  })
})
