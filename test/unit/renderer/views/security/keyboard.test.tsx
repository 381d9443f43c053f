// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleBan, sampleSecurity } from '../../../../helpers/wire-security.ts'

const bans = [sampleBan(), sampleBan({ id: 'b2', range: '198.51.100.0/24' })]

async function open() {
  const api = createFakeDashboardApi({ snapshot: { security: sampleSecurity({ bans }) } })
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('security'), ctrlKey: true })
  return api
}

const button = (name: string) => screen.getByRole('button', { name })
const press = async (name: string) => {
  button(name).focus()
  await act(async () => fireEvent.click(button(name)))
}
const key = async (name: string, init: KeyboardEventInit = {}) =>
  await act(async () => fireEvent.keyDown(document.activeElement ?? window, { key: name, ...init }))

describe('the keyboard on the security screen', () => {
  it('goes on with the next row when the row that has it goes', async () => {
    const api = await open()
    await press('Unblock 203.0.113.9')
    await act(async () => api.notify({ type: 'bans-changed', bans: bans.slice(1) }))
    await waitFor(() => expect(screen.queryByText('203.0.113.9')).toBeNull())
    expect(document.activeElement).toBe(button('Unblock 198.51.100.0/24'))
  })

  it('takes back by Ctrl+Z what a message offers to, once', async () => {
    const api = await open()
    await press('Unblock 203.0.113.9')
    await key('z', { ctrlKey: true })
    await key('z', { ctrlKey: true })
    expect(api.argumentsOf('undoBlocking')).toEqual([{ undoId: 'undo-1' }])
  })

  it('leaves Ctrl+Z to the letters of a field', async () => {
    const api = await open()
    await press('Unblock 203.0.113.9')
    screen.getByRole('searchbox').focus()
    await key('z', { ctrlKey: true })
    expect(api.argumentsOf('undoBlocking')).toEqual([])
  })

  it('leaves the form by Escape and is back where it was opened', async () => {
    await open()
    await press('Block an address…')
    expect(document.activeElement).toBe(screen.getByRole('textbox', { name: 'Address or network' }))
    await key('Escape')
    expect(screen.queryByRole('form', { name: 'Block an address' })).toBeNull()
    expect(document.activeElement).toBe(button('Block an address…'))
  })

  it('is in the list again when the selection is cleared', async () => {
    await open()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select 203.0.113.9' }))
    await press('Clear selection')
    expect(document.activeElement).toBe(screen.getByRole('checkbox', { name: 'Select all' }))
  })

  it('moves between rows by arrows, selects by Space and asks before Delete unblocks', async () => {
    const api = await open()
    const rows = () => screen.getAllByRole('row').slice(1)
    expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([0, -1])
    rows()[0]?.focus()
    await key('ArrowDown')
    expect(document.activeElement).toBe(rows()[1])
    expect(rows().map(({ tabIndex }) => tabIndex)).toEqual([-1, 0])
    await key(' ')
    expect(screen.getByText('1 selected')).toBeDefined()
    await key('Delete')
    expect(api.argumentsOf('unblock')).toEqual([])
    const question = within(screen.getByRole('dialog', { name: 'Unblock 198.51.100.0/24?' }))
    await act(async () => fireEvent.click(question.getByRole('button', { name: 'Unblock' })))
    expect(api.argumentsOf('unblock')).toEqual([{ ids: ['b2'] }])
  })

  it('is on the row that took the place of the one that went', async () => {
    const api = await open()
    screen.getAllByRole('row')[1]?.focus()
    await act(async () => api.notify({ type: 'bans-changed', bans: bans.slice(1) }))
    await waitFor(() => expect(screen.queryByText('203.0.113.9')).toBeNull())
    expect(document.activeElement).toBe(screen.getAllByRole('row')[1])
  })

  it('opens what a row offers by the menu key', async () => {
    await open()
    screen.getAllByRole('row')[1]?.focus()
    await key('F10', { shiftKey: true })
    expect(screen.getByRole('menu', { name: 'Actions on 203.0.113.9' })).toBeDefined()
  })
})
