import { defaultRangeExtractor, useVirtualizer, type Virtualizer } from '@tanstack/react-virtual'
import { type RefObject, useEffect } from 'react'

/** Height of a grid's head, which sticks above its rows, in CSS pixels. */
export const gridHeadPx = 32
const overscanRows = 8

/**
 * Works out which rows of a grid of any length are in the page: those in sight, some around them, and the one that takes
 * the keyboard, however far somebody scrolls, or the keyboard would go with it.
 */
export function useVirtualRows(
  scroll: RefObject<HTMLDivElement | null>,
  keys: readonly string[],
  rowHeightPx: number,
  focusedPlace: number,
): Virtualizer<HTMLDivElement, Element> {
  const virtualizer = useVirtualizer({
    count: keys.length,
    getScrollElement: () => scroll.current,
    estimateSize: () => rowHeightPx,
    getItemKey: (index) => keys[index] ?? index,
    overscan: overscanRows,
    scrollPaddingEnd: gridHeadPx,
    rangeExtractor: (range) => {
      const inSight = defaultRangeExtractor(range)
      if (keys.length === 0 || inSight.includes(focusedPlace)) return inSight
      return [...inSight, focusedPlace].sort((one, other) => one - other)
    },
  })
  // Heights are remembered by row and have to be forgotten when the density changes.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height is what it depends on
  useEffect(() => virtualizer.measure(), [virtualizer, rowHeightPx])
  return virtualizer
}
