/** How wide a drawer may be drawn, in CSS pixels; narrower its forms would break, wider it would be a screen. */
export const drawerWidths = {
  plain: { own: 420, least: 360, most: 640 },
  wide: { own: 620, least: 420, most: 900 },
} as const

/** How far an arrow moves the edge. */
export const drawerStepPx = 16

/** Keeps a width within what its kind of drawer may have. */
export function boundedWidth(widthPx: number, { least, most }: { least: number; most: number }): number {
  return Math.round(Math.min(most, Math.max(least, widthPx)))
}
