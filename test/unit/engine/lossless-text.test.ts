import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodeLossless, encodeLossless, hasEscapedBytes } from '../../../app/main/engine/lossless-text.ts'

/** Bytes that are mostly, but not only, pieces of valid UTF-8: what real broken names look like. */
const nearlyUtf8 = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary' }).map((text) => Buffer.from(text)),
      fc.uint8Array({ maxLength: 3 }),
    ),
  )
  .map((pieces) => Buffer.concat(pieces))

describe('lossless text', () => {
  it('turns any bytes into text and back into the same bytes', () => {
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array({ maxLength: 64 }), nearlyUtf8), (bytes) => {
        expect(encodeLossless(decodeLossless(bytes))).toEqual(Buffer.from(bytes))
      }),
    )
  })

  it('decodes valid UTF-8 to what it says', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(decodeLossless(Buffer.from(text))).toBe(text)
        expect(hasEscapedBytes(text)).toBe(false)
      }),
    )
  })

  it('never gives two different byte sequences the same text', () => {
    fc.assert(
      fc.property(nearlyUtf8, nearlyUtf8, (one, other) => {
        expect(decodeLossless(one) === decodeLossless(other)).toBe(one.equals(other))
      }),
    )
  })

  it.each([
    ['a Latin-1 letter', [0x61, 0xe9, 0x62], 'a\uDCE9b'],
    ['a cut sequence at the end', [0x61, 0xe2, 0x82], 'a\uDCE2\uDC82'],
    ['an over-long slash, which stays two harmless units', [0xc0, 0xaf], '\uDCC0\uDCAF'],
    ['an encoded surrogate', [0xed, 0xb2, 0x80], '\uDCED\uDCB2\uDC80'],
    ['a code point beyond Unicode', [0xf4, 0x90, 0x80, 0x80], '\uDCF4\uDC90\uDC80\uDC80'],
    ['an emoji beside a broken byte', [0xff, 0xf0, 0x9f, 0x98, 0x80], '\uDCFF😀'],
  ])('escapes %s', (_title, bytes, text) => {
    expect(decodeLossless(Uint8Array.from(bytes))).toBe(text)
    expect(hasEscapedBytes(text)).toBe(true)
  })

  it('reads a view into a larger buffer only where the view lies', () => {
    const whole = Buffer.from([0x61, 0xff, 0x62, 0x63])
    expect(decodeLossless(whole.subarray(1, 3))).toBe('\uDCFFb')
  })
})
