// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { Ban, Copy } from 'lucide-react'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { Menu } from '../../../../app/renderer/components/Menu.tsx'
import { pointBelow } from '../../../../app/renderer/components/reading-direction.ts'
import { Tabs } from '../../../../app/renderer/components/Tabs.tsx'

afterEach(() => {
  cleanup()
  document.documentElement.dir = 'ltr'
})

/** An element that stands at a known place: nothing is laid out here. */
function elementAt(left: number, top: number, width: number, height: number): HTMLElement {
  const element = document.createElement('button')
  element.getBoundingClientRect = () => new DOMRect(left, top, width, height)
  return element
}

function Parts() {
  const [value, setValue] = useState<'one' | 'two' | 'three'>('one')
  return (
    <Tabs
      label="Parts"
      tabs={[
        { value: 'one', label: 'One' },
        { value: 'two', label: 'Two' },
        { value: 'three', label: 'Three' },
      ]}
      value={value}
      onChange={setValue}
    >
      {value}
    </Tabs>
  )
}

describe('a page that runs from right to left', () => {
  it('opens menus below the ends of things as it reads them', () => {
    const button = elementAt(100, 20, 60, 30)
    expect(pointBelow(button, 'start', { inwardPx: 8, downPx: 4 })).toEqual({ x: 108, y: 54 })
    expect(pointBelow(button, 'end')).toEqual({ x: 160, y: 50 })
    document.documentElement.dir = 'rtl'
    expect(pointBelow(button, 'start', { inwardPx: 8, downPx: 4 })).toEqual({ x: 152, y: 54 })
    expect(pointBelow(button, 'end')).toEqual({ x: 100, y: 50 })
  })

  it.each([
    ['ltr', '500px'],
    ['rtl', '300px'],
  ])('lets a menu grow onward from its point: %s', (direction, left) => {
    document.documentElement.dir = direction
    const measured = Element.prototype.getBoundingClientRect
    Element.prototype.getBoundingClientRect = () => new DOMRect(0, 0, 200, 100)
    const copy = { label: 'Copy', icon: Copy, run: () => undefined }
    const block = { label: 'Block', icon: Ban, run: () => undefined }
    render(
      <Menu label="Address" at={{ x: 500, y: 10 }} groups={[[copy], [block]]} onClose={() => undefined} />,
    )
    Element.prototype.getBoundingClientRect = measured
    expect(screen.getByRole('menu').style.left).toBe(left)
  })

  it.each([
    ['ltr', 'ArrowRight', 'ArrowLeft'],
    ['rtl', 'ArrowLeft', 'ArrowRight'],
  ])('moves along its tabs as it reads them: %s', (direction, onward, back) => {
    document.documentElement.dir = direction
    render(<Parts />)
    const list = screen.getByRole('tablist')
    const chosen = () => screen.getByRole('tab', { selected: true }).textContent
    fireEvent.keyDown(list, { key: onward })
    expect(chosen()).toBe('Two')
    fireEvent.keyDown(list, { key: back })
    fireEvent.keyDown(list, { key: back })
    expect(chosen()).toBe('Three')
  })
})
