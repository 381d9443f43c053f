import { describe, expect, it } from 'vitest'
import {
  fittingSize,
  isOnScreen,
  minimumSize,
  parsePlacement,
} from '../../../app/main/desktop/window-bounds.ts'

const screen = { x: 0, y: 0, width: 1440, height: 900 }
const bounds = { x: 10, y: 20, width: 1000, height: 700 }

describe('a stored window placement', () => {
  it('comes back as it was', () => {
    const placement = { bounds, isMaximized: true }
    expect(parsePlacement(JSON.parse(JSON.stringify(placement)))).toEqual(placement)
  })

  it('is never smaller than the dashboard needs', () => {
    const parsed = parsePlacement({ bounds: { ...bounds, width: 1, height: -5 } })
    expect(parsed?.bounds).toMatchObject(minimumSize)
  })

  it.each([null, 7, 'x', [], {}, { bounds: null }, { bounds: { x: 1, y: 2, width: 3 } }])(
    'is nothing when the file says %j',
    (value) => {
      expect(parsePlacement(value)).toBeNull()
    },
  )

  it.each([Number.NaN, 1.5, 1e9, '10'])('is nothing with the coordinate %s', (x) => {
    expect(parsePlacement({ bounds: { ...bounds, x } })).toBeNull()
  })
})

describe('a window', () => {
  it('is no larger than its screen and no smaller than the dashboard needs', () => {
    expect(fittingSize({ width: 34_000, height: 700 }, screen)).toEqual({ width: 1440, height: 700 })
    expect(fittingSize(bounds, { x: 0, y: 0, width: 640, height: 480 })).toEqual(minimumSize)
  })

  it.each([
    ['in the middle of the screen', bounds, true],
    ['half to the left of it', { ...bounds, x: -500 }, true],
    ['on a second screen that is gone', { ...bounds, x: 1500 }, false],
    ['below the screen', { ...bounds, y: 890 }, false],
    ['with its title bar above the screen', { ...bounds, y: -200 }, false],
    ['with a sliver on the screen', { ...bounds, x: 1400 }, false],
  ])('%s can be caught: %s', (_title, at, isCaught) => {
    expect(isOnScreen(at, [screen])).toBe(isCaught)
  })
})
