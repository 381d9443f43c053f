import { useSettings } from '../../stores/dashboard-context.tsx'

/** Two lines of text with room around them, in CSS pixels. */
const heightsPx = { comfortable: 44, compact: 36 } as const

/** The height of a row with two lines, as dense as the person wants it. */
export function useRowHeight(): number {
  return useSettings(({ appearance }) => heightsPx[appearance.density])
}
