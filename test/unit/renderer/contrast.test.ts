import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const css = readFileSync(new URL('../../../app/renderer/theme.css', import.meta.url), 'utf8')

/** The tokens of one theme; `more` are those that stand in for them where a person asks for more contrast. */
function tokensOf(theme: 'light' | 'dark', isMore: boolean): ReadonlyMap<string, string> {
  const [plain = '', more = ''] = css.split('@media (prefers-contrast: more)')
  const pattern = /--([a-z0-9-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g
  const found = [...plain.matchAll(pattern), ...(isMore ? more.matchAll(pattern) : [])]
  return new Map(
    found.map(([, name = '', light = '', dark = '']) => [name, theme === 'light' ? light : dark]),
  )
}

/** Relative luminance of a colour, 0 to 1 (WCAG 2.2, "relative luminance"). */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrast(one: string, other: string): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b)
  return (high + 0.05) / (low + 0.05)
}

const grounds = ['ground', 'surface', 'rail', 'raised', 'field', 'hover']
const pairs = (fronts: readonly string[], backs: readonly string[]) =>
  fronts.flatMap((front) => backs.map((back) => [front, back] as const))

/** Words: 4.5 to 1 (WCAG 2.2, 1.4.3). */
const texts = [
  ...pairs(['ink', 'ink-2', 'ink-3'], [...grounds, 'accent-soft', 'warning-soft', 'bad-soft']),
  ...pairs(['ok', 'warning', 'bad', 'accent'], grounds),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-hover'],
  ['warning', 'warning-soft'],
  ['bad', 'bad-soft'],
] as const

/** Edges of fields, marks, focus rings and bars: 3 to 1 (1.4.11). */
const shapes = [
  ...pairs(['line-strong'], grounds),
  ...pairs(['accent', 'warning', 'ink-3', 'ink-2'], ['track']),
  ...pairs(['accent'], ['accent-soft']),
] as const

describe.each([
  ['light', false],
  ['light', true],
  ['dark', false],
  ['dark', true],
] as const)('colours of the %s theme, more contrast: %s', (theme, isMore) => {
  const tokens = tokensOf(theme, isMore)
  const failing = (all: readonly (readonly [string, string])[], least: number): string[] =>
    all.flatMap(([front, back]) => {
      const ratio = contrast(tokens.get(front) ?? '', tokens.get(back) ?? '')
      return ratio >= least ? [] : [`${front} on ${back}: ${ratio.toFixed(2)}`]
    })

  it('let words be read', () => {
    expect(failing(texts, 4.5)).toEqual([])
  })

  it('let the edges of controls and marks be seen', () => {
    expect(failing(shapes, 3)).toEqual([])
  })
})
