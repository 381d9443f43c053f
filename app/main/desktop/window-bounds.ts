/** Place and size of a window in screen points. */
export interface WindowBounds {
  readonly x: number
  readonly y: number
  readonly width: number
  readonly height: number
}

/** What is kept of the window between two starts. */
export interface WindowPlacement {
  readonly bounds: WindowBounds
  readonly isMaximized: boolean
}

/** The smallest window in which the dashboard is usable. */
export const minimumSize = { width: 720, height: 560 } as const
export const defaultSize = { width: 1200, height: 800 } as const
/** So much of a title bar must lie on a screen that a hand can catch it. */
const graspablePx = 80

/** Understands a stored placement; null for anything else. */
export function parsePlacement(value: unknown): WindowPlacement | null {
  if (!isRecord(value) || !isRecord(value.bounds)) return null
  const { x, y, width, height } = value.bounds
  if (!isCoordinate(x) || !isCoordinate(y) || !isCoordinate(width) || !isCoordinate(height)) return null
  const bounds = {
    x,
    y,
    width: Math.max(width, minimumSize.width),
    height: Math.max(height, minimumSize.height),
  }
  return { bounds, isMaximized: value.isMaximized === true }
}

/** No larger than a screen's work area: the window of a large screen may open on a small one next time. */
export function fittingSize(
  { width, height }: Pick<WindowBounds, 'width' | 'height'>,
  screen: WindowBounds,
): Pick<WindowBounds, 'width' | 'height'> {
  return {
    width: Math.max(minimumSize.width, Math.min(width, screen.width)),
    height: Math.max(minimumSize.height, Math.min(height, screen.height)),
  }
}

/** Tells whether a window at this place could be caught by its title bar on one of the screens. */
export function isOnScreen(bounds: WindowBounds, screens: readonly WindowBounds[]): boolean {
  return screens.some((screen) => {
    const visibleWidth =
      Math.min(bounds.x + bounds.width, screen.x + screen.width) - Math.max(bounds.x, screen.x)
    const isTitleBarInside =
      bounds.y >= screen.y - 10 && bounds.y <= screen.y + screen.height - graspablePx / 2
    return visibleWidth >= graspablePx && isTitleBarInside
  })
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && Math.abs(value) < 100_000
}
