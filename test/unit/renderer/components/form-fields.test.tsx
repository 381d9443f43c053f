// @vitest-environment happy-dom
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { ByteSizeField } from '../../../../app/renderer/components/ByteSizeField.tsx'
import { DateTimeField } from '../../../../app/renderer/components/DateTimeField.tsx'
import { LinesField } from '../../../../app/renderer/components/LinesField.tsx'
import { LongName } from '../../../../app/renderer/components/LongName.tsx'
import { RightsField } from '../../../../app/renderer/components/RightsField.tsx'

afterEach(cleanup)

describe('fields of forms', () => {
  it('read a size in the unit that is chosen beside it', () => {
    const onChange = vi.fn()
    render(<ByteSizeField label="Most" value={2_000_000} onChange={onChange} />)
    fireEvent.change(screen.getByLabelText('Unit of Most'), { target: { value: '1000000000' } })
    fireEvent.change(screen.getByLabelText('Most'), { target: { value: 'x' } })
    fireEvent.change(screen.getByLabelText('Most'), { target: { value: '' } })
    expect(onChange.mock.calls).toEqual([[2_000_000_000], [Number.NaN], [null]])
  })

  it('forget a moment at a press, and keep the focus', () => {
    const onChange = vi.fn()
    render(<DateTimeField label="Until" value={new Date(2031, 1, 3).getTime()} onChange={onChange} />)
    fireEvent.click(screen.getByRole('button', { name: 'Clear Until' }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith(null)
    expect(document.activeElement).toBe(screen.getByLabelText('Until'))
  })

  it('take one entry a line', () => {
    const onChange = vi.fn()
    render(<LinesField label="Hide" value={['.*']} onChange={onChange} />)
    fireEvent.change(screen.getByLabelText('Hide'), { target: { value: '.*\n\n Thumbs.db ' } })
    expect(onChange).toHaveBeenCalledExactlyOnceWith(['.*', 'Thumbs.db'])
  })

  it('begin custom rights with those of the preset before', () => {
    const onChange = vi.fn()
    render(
      <RightsField label="Access" value={{ preset: 'read-only', permissions: [] }} onChange={onChange} />,
    )
    fireEvent.click(screen.getByRole('radio', { name: 'Custom' }))
    expect(onChange).toHaveBeenCalledExactlyOnceWith({ preset: 'custom', permissions: ['list', 'download'] })
  })
})

describe('a name on one line', () => {
  it('is one word as long as it is short, and keeps its end when it is long', () => {
    const { container } = render(<LongName text="Photos" />)
    expect(container.querySelector('bdi')?.textContent).toBe('Photos')
    cleanup()
    const long = render(<LongName text="a.very.long.user.name@example.org" />)
    expect(long.container.querySelector('.middle-ellipsis-tail')?.textContent).toMatch(/example\.org$/)
  })
})
