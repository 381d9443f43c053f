// @vitest-environment happy-dom
import { cleanup, render, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import { QrCode, qrPath } from '../../../../app/renderer/components/QrCode.tsx'

afterEach(cleanup)

describe('a QR code', () => {
  it('is a picture that says what it is for, and follows its text', () => {
    const { rerender } = render(<QrCode text="ftp://192.0.2.7:2121" label="Code" sizePx={100} />)
    const drawn = () => screen.getByRole('img', { name: 'Code' }).querySelector('path')?.getAttribute('d')
    expect(drawn()).toBe(qrPath('ftp://192.0.2.7:2121').path)
    rerender(<QrCode text="ftp://192.0.2.8:2121" label="Code" sizePx={100} />)
    expect(drawn()).toBe(qrPath('ftp://192.0.2.8:2121').path)
    expect(qrPath('ftp://192.0.2.8:2121').path).not.toBe(qrPath('ftp://192.0.2.7:2121').path)
  })

  it('grows with the text and begins with the mark in the corner', () => {
    const { path, count } = qrPath('ftp://192.0.2.7:2121')
    // Version 2 holds 26 bytes at this strength: 25 modules, and the corner is a square of seven.
    expect(count).toBe(25)
    expect(path.startsWith('M0 0h7v1h-7z')).toBe(true)
    expect(qrPath(`ftp://${'a'.repeat(60)}`).count).toBeGreaterThan(count)
  })
})
