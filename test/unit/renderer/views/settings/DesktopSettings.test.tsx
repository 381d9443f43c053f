// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WireDesktop } from '../../../../../app/preload/contract/wire-desktop.ts'
import { createFakeDashboardApi, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

async function open(parts: Partial<WireDesktop> | null = {}) {
  const { desktop } = fakeSnapshot()
  if (desktop === null) throw new Error('the sample has a desktop')
  const api = createFakeDashboardApi({
    snapshot: { desktop: parts === null ? null : { ...desktop, ...parts } },
  })
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: ',', ctrlKey: true })
  return { api, desktop }
}

const group = (name: string) => within(screen.getByRole('region', { name }))
const click = (element: HTMLElement) => act(async () => void fireEvent.click(element))
const choose = (element: HTMLElement, value: string) =>
  act(async () => void fireEvent.change(element, { target: { value } }))

describe('settings of the desktop', () => {
  it('are taken at once', async () => {
    const { api } = await open()
    const general = group('General')
    await click(general.getByRole('switch', { name: 'Start Portside when I sign in' }))
    await choose(general.getByRole('combobox', { name: 'When the window is closed' }), 'keep')
    await click(general.getByRole('checkbox', { name: 'First sign-in from an address' }))
    await choose(group('Power').getByRole('combobox', { name: 'Keep this computer awake' }), 'never')
    expect(api.argumentsOf('updateDesktop')).toEqual([
      { startAtLogin: true },
      { closeAction: 'keep' },
      { notifications: { newAddresses: true } },
      { keepAwake: 'never' },
    ])
  })

  it('let only what starts with the session start hidden', async () => {
    const { api, desktop } = await open()
    const hidden = () => group('General').getByRole('switch', { name: 'Start without a window' })
    expect(hidden().hasAttribute('disabled')).toBe(true)
    await act(async () =>
      api.notify({
        type: 'desktop-changed',
        desktop: { ...desktop, rules: { ...desktop.rules, startAtLogin: true } },
      }),
    )
    await click(hidden())
    expect(api.argumentsOf('updateDesktop')).toEqual([{ startHidden: true }])
  })

  it('say whether the computer is kept awake now', async () => {
    await open({ isKeptAwake: true })
    expect(group('Power').getByText('Portside keeps this computer awake at present.')).toBeTruthy()
  })

  it('say what closing does where no icon would be seen', async () => {
    await open({ hasTray: false })
    expect(group('General').getByText(/unless told otherwise, closing quits/)).toBeTruthy()
  })

  it('are not there in a browser', async () => {
    await open(null)
    expect(screen.queryByRole('region', { name: 'Power' })).toBeNull()
    expect(group('General').queryByRole('combobox', { name: 'When the window is closed' })).toBeNull()
  })

  it('announce the server when somebody wants it', async () => {
    const { api } = await open()
    await click(group('Network').getByRole('switch', { name: 'Announce in the local network' }))
    expect(api.argumentsOf('updateSettings')).toEqual([{ announce: true }])
  })
})
