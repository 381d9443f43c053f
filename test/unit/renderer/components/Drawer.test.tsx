// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, describe, expect, it } from 'vitest'
import { Drawer } from '../../../../app/renderer/components/Drawer.tsx'

afterEach(() => {
  cleanup()
  localStorage.clear()
  document.head.replaceChildren()
  document.documentElement.dir = ''
})

function Page() {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <div>
      <main>
        <button type="button" onClick={() => setIsOpen(true)}>
          Row
        </button>
      </main>
      {isOpen && (
        <Drawer title="Details" onClose={() => setIsOpen(false)}>
          <button type="button">Inside</button>
        </Drawer>
      )}
    </div>
  )
}

function openFromRow(): HTMLElement {
  const row = screen.getByRole('button', { name: 'Row' })
  row.focus()
  fireEvent.click(row)
  return row
}

/** The style sheets are not loaded here; this is the part of them that lays a drawer over the screen. */
function layDrawersOver(): void {
  const sheet = document.createElement('style')
  sheet.textContent = '.drawer { position: absolute }'
  document.head.append(sheet)
}

const edge = () => screen.getByRole('separator', { name: 'Width of the details' })
const width = () => Number(edge().getAttribute('aria-valuenow'))

describe('a drawer', () => {
  it('takes the keyboard and gives it back to the row', () => {
    render(<Page />)
    const row = openFromRow()
    expect(document.activeElement?.textContent).toBe('Inside')
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(document.activeElement).toBe(row)
  })

  it('puts what it lies over out of reach, and back into it', () => {
    layDrawersOver()
    render(<Page />)
    const row = openFromRow()
    const main = screen.getByRole('main', { hidden: true })
    expect(main.inert).toBe(true)
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    expect(main.inert).toBe(false)
    expect(document.activeElement).toBe(row)
  })

  it('leaves what stands beside it in reach', () => {
    render(<Page />)
    openFromRow()
    expect(screen.getByRole('main').inert ?? false).toBe(false)
  })

  it('is drawn wider and narrower by arrows, within bounds, and by Enter as it was', () => {
    render(<Page />)
    openFromRow()
    expect(width()).toBe(420)
    fireEvent.keyDown(edge(), { key: 'ArrowLeft' })
    expect(width()).toBe(436)
    fireEvent.keyDown(edge(), { key: 'Home' })
    fireEvent.keyDown(edge(), { key: 'ArrowRight' })
    expect(width()).toBe(360)
    fireEvent.keyDown(edge(), { key: 'End' })
    fireEvent.keyDown(edge(), { key: 'ArrowLeft' })
    expect(width()).toBe(640)
    fireEvent.keyDown(edge(), { key: 'Enter' })
    expect(width()).toBe(420)
  })

  it('is drawn the other way where the page runs from right to left', () => {
    document.documentElement.dir = 'rtl'
    render(<Page />)
    openFromRow()
    fireEvent.keyDown(edge(), { key: 'ArrowRight' })
    expect(width()).toBe(436)
  })

  it('remembers its width', () => {
    render(<Page />)
    openFromRow()
    fireEvent.keyDown(edge(), { key: 'End' })
    fireEvent.click(screen.getByRole('button', { name: 'Close' }))
    openFromRow()
    expect(width()).toBe(640)
  })
})
