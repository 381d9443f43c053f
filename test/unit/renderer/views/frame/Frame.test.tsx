// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  createFakeDashboardApi,
  fakeChosenFolder,
  fakeSession,
  fakeSnapshot,
} from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

const status = () => screen.getByRole('status', { name: 'Server status' }).textContent
const stopped = { ...fakeSnapshot().server, phase: 'stopped' as const, addresses: [] }

/** Drops one item on the window, as a browser would describe it. */
function drop(isDirectory: boolean): void {
  const item = {
    kind: 'file',
    getAsFile: () => new File([''], 'Photos'),
    webkitGetAsEntry: () => ({ isDirectory }),
  }
  fireEvent.drop(window, { dataTransfer: { types: ['Files'], items: [item] } })
}

describe('the top bar', () => {
  it('starts a stopped server and follows what main says', async () => {
    const api = createFakeDashboardApi({ snapshot: { server: stopped } })
    await renderDashboard(api)
    expect(status()).toBe('Stopped')
    fireEvent.click(screen.getByRole('button', { name: 'Start server' }))
    expect(api.argumentsOf('startServer')).toHaveLength(1)
    act(() => api.notify({ type: 'server-changed', server: fakeSnapshot().server }))
    expect(status()).toBe('Running')
    expect(screen.getByRole('button', { name: 'Stop server' })).toBeDefined()
  })

  it('shows why a start was refused', async () => {
    const problem = { field: null, message: 'Port 21 needs more rights.' }
    const handlers = { startServer: () => ({ ok: false, problem }) as const }
    await renderDashboard(createFakeDashboardApi({ snapshot: { server: stopped }, handlers }))
    fireEvent.click(screen.getByRole('button', { name: 'Start server' }))
    expect(await screen.findByText('Port 21 needs more rights.')).toBeDefined()
  })

  it('stops at once when nobody is connected, and asks when somebody is', async () => {
    const api = createFakeDashboardApi()
    await renderDashboard(api)
    fireEvent.click(screen.getByRole('button', { name: 'Stop server' }))
    expect(api.argumentsOf('stopServer')).toHaveLength(1)
    act(() => api.notify({ type: 'session-changed', session: fakeSession() }))
    fireEvent.click(screen.getByRole('button', { name: 'Stop server' }))
    expect(api.argumentsOf('stopServer')).toHaveLength(1)
    fireEvent.click(screen.getByRole('button', { name: 'Stop and disconnect' }))
    expect(api.argumentsOf('stopServer')).toHaveLength(2)
  })

  it('copies the address and says so', async () => {
    const api = createFakeDashboardApi()
    await renderDashboard(api)
    fireEvent.click(screen.getByRole('button', { name: 'Copy address' }))
    expect(await screen.findByText('Address copied')).toBeDefined()
    expect(api.argumentsOf('copyText')).toEqual([{ text: 'ftp://192.168.1.10:2121' }])
  })
})

describe('the frame', () => {
  it('goes to a screen by the rail and by keys', async () => {
    await renderDashboard(createFakeDashboardApi())
    const main = screen.getByRole('navigation', { name: 'Main' })
    fireEvent.click(within(main).getByRole('button', { name: 'Users' }))
    expect(screen.getByRole('heading', { name: 'Users' })).toBeDefined()
    fireEvent.keyDown(window, { key: ',', ctrlKey: true })
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeDefined()
  })

  it('wears the theme of the settings', async () => {
    const api = createFakeDashboardApi({
      snapshot: { appearance: { ...fakeSnapshot().appearance, theme: 'dark' } },
    })
    await renderDashboard(api)
    expect(document.documentElement.dataset.theme).toBe('dark')
    const { appearance } = fakeSnapshot()
    act(() => api.notify({ type: 'appearance-changed', appearance: { ...appearance, theme: 'light' } }))
    expect(document.documentElement.dataset.theme).toBe('light')
  })

  it('shows a notice until it is dismissed', async () => {
    const notice = { id: 'n1', level: 'warning' as const, text: 'Settings were kept aside.', at: 0 }
    const api = createFakeDashboardApi({ snapshot: { notices: [notice] } })
    await renderDashboard(api)
    fireEvent.click(screen.getByRole('button', { name: 'Dismiss notice' }))
    expect(api.argumentsOf('dismissNotice')).toEqual([{ id: 'n1' }])
    act(() => api.notify({ type: 'notice-dismissed', id: 'n1' }))
    expect(screen.queryByText('Settings were kept aside.')).toBeNull()
  })
})

describe('dropping on the window', () => {
  it('opens the form for a folder', async () => {
    const api = createFakeDashboardApi({ dropped: { ok: true, value: fakeChosenFolder } })
    await renderDashboard(api)
    drop(true)
    expect(await screen.findByRole('form', { name: 'Share folder' })).toBeDefined()
  })

  it('refuses a file in one line', async () => {
    await renderDashboard(createFakeDashboardApi({ dropped: { ok: true, value: fakeChosenFolder } }))
    drop(false)
    expect(await screen.findByText('Only folders can be shared.')).toBeDefined()
  })
})
