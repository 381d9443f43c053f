import { describe, expect, it } from 'vitest'
import { connectionColumns, defaultLayout } from '../../../../../app/renderer/stores/connection-layout.ts'
import { fitColumns } from '../../../../../app/renderer/views/connections/column-tracks.ts'

const usual = defaultLayout.columns

describe('columns in the room there is', () => {
  it('are all there where nothing is known about it', () => {
    const fit = fitColumns(usual, 0)
    expect(fit.columns).toEqual(usual)
    expect(fit.hasSparklines).toBe(true)
  })

  it.each([
    [1600, usual.length, true],
    [700, usual.length - 3, false],
    [520, usual.length - 3, false],
  ])('of %i px are as many as fit', (widthPx, count, hasSparklines) => {
    const fit = fitColumns(usual, widthPx)
    expect(fit.columns).toHaveLength(count)
    expect(fit.hasSparklines).toBe(hasSparklines)
    expect(fit.minWidthPx).toBeLessThanOrEqual(Math.max(widthPx, 600))
  })

  it('that a person asked for stay, and the grid is as wide as they are', () => {
    const fit = fitColumns(connectionColumns, 700)
    expect(fit.columns).toEqual(expect.arrayContaining(['idle', 'client', 'command', 'data']))
    expect(fit.minWidthPx).toBeGreaterThan(700)
  })

  it('have one track each, and one for the checkbox and the buttons', () => {
    const fit = fitColumns(usual, 1600)
    expect(fit.tracks.match(/minmax\([^)]*\)|\S+/g)).toHaveLength(usual.length + 2)
  })
})
