import { describe, expect, it } from 'vitest'
import { visibleLine, visibleText } from '../../../../app/main/host/logs/visible-text.ts'

describe('text from the wire', () => {
  it.each([
    ['a line end', 'a\r\nb', 'a\\u000d\\u000ab'],
    ['an escape sequence', '\u001b[2J', '\\u001b[2J'],
    ['a control character of Latin-1', 'a\u009bb', 'a\\u009bb'],
    ['NUL and DEL', '\0\u007f', '\\u0000\\u007f'],
    ['a direction override', 'exe.\u202etxt', 'exe.\\u202etxt'],
    ['isolates', '\u2066a\u2069', '\\u2066a\\u2069'],
    ['a zero-width space', 'a\u200bb', 'a\\u200bb'],
    ['a byte order mark', '\ufeffa', '\\ufeffa'],
    ['line and paragraph separators', '\u2028\u2029', '\\u2028\\u2029'],
    ['a lone surrogate, which stands for a byte', 'a\udcff', 'a\\udcff'],
    ['a tag beyond the first plane', 'a\u{e0041}', 'a\\u{e0041}'],
    ['letters, emoji and spaces', 'Übung 漢字 🎉', 'Übung 漢字 🎉'],
  ])('shows %s', (_title, text, visible) => {
    expect(visibleText(text)).toBe(visible)
    expect(visibleText(visible)).toBe(visible)
  })

  it('is cut when it is long, and never in the middle of what is escaped', () => {
    expect(visibleLine('a'.repeat(5_000))).toBe(`${'a'.repeat(999)}…`)
    expect(visibleLine('\u202e'.repeat(5_000))).toBe(`${'\\u202e'.repeat(999)}…`)
  })
})
