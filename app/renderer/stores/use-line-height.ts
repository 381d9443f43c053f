import { useSettings } from './dashboard-context.tsx'

/** One line of text with room for its buttons, in CSS pixels; `--row` of the theme is the same. */
const heightsPx = { comfortable: 36, compact: 28 } as const

/** The height of a row with one line, as dense as the person wants it. */
export function useLineHeight(): number {
  return useSettings(({ appearance }) => heightsPx[appearance.density])
}
