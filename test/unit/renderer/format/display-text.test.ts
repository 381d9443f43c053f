import { describe, expect, it } from 'vitest'
import { displayText } from '../../../../app/renderer/format/display-text.ts'

describe('displayText', () => {
  it.each([
    ['leaves plain text alone', 'IMG_2041.CR3', 'IMG_2041.CR3'],
    ['leaves other scripts alone', 'محمد 北京 Grüße', 'محمد 北京 Grüße'],
    ['leaves joined emoji alone', '👩‍🚀', '👩‍🚀'],
    ['shows a right-to-left override', 'photo\u202Egpj.exe', 'photo⟨U+202E⟩gpj.exe'],
    ['shows isolates and marks', '\u2066a\u2069\u200F\u061C', '⟨U+2066⟩a⟨U+2069⟩⟨U+200F⟩⟨U+061C⟩'],
    ['shows line ends', 'line\r\nbreak', 'line⟨U+000D⟩⟨U+000A⟩break'],
    ['shows C1 controls and DEL', '\u009B31m\u007F', '⟨U+009B⟩31m⟨U+007F⟩'],
    ['shows invisible spaces', 'a\u200Bb\uFEFF', 'a⟨U+200B⟩b⟨U+FEFF⟩'],
    ['shows tag characters', 'a\u{E0041}', 'a⟨U+E0041⟩'],
    ['shows half a pair', 'a\uD800b', 'a⟨U+D800⟩b'],
  ])('%s', (_title, text, expected) => {
    expect(displayText(text)).toBe(expected)
  })

  it('cuts what is longer than 500 characters, never inside a pair', () => {
    expect(displayText('😀'.repeat(501))).toBe(`${'😀'.repeat(500)}…`)
  })
})
