import { onTestFinished, vi } from 'vitest'

/** Gives every element a height, in CSS pixels: a page without a layout has none, and lists of any length would show nothing. */
export function giveElementsHeight(heightPx: number): void {
  const spies = (['clientHeight', 'offsetHeight'] as const).map((name) =>
    vi.spyOn(HTMLElement.prototype, name, 'get').mockReturnValue(heightPx),
  )
  onTestFinished(() => {
    for (const spy of spies) spy.mockRestore()
  })
}
