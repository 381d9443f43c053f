// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeDashboardApi, fakeSession, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

const press = (key: string, keys: KeyboardEventInit = {}): void =>
  void fireEvent.keyDown(document.activeElement ?? window, { key, ...keys })
const regionOfFocus = () => document.activeElement?.closest('[data-region]')?.getAttribute('data-region')
const stopped = { ...fakeSnapshot().server, phase: 'stopped' as const }

describe('F6', () => {
  it('goes round the parts of the window, and back with Shift', async () => {
    await renderDashboard(createFakeDashboardApi(), 'users')
    const visited = Array.from({ length: 4 }, () => {
      press('F6')
      return regionOfFocus()
    })
    expect(visited).toEqual(['rail', 'top-bar', 'screen', 'rail'])
    press('F6', { shiftKey: true })
    expect(regionOfFocus()).toBe('screen')
  })

  it('lands on the screen that is open in the rail', async () => {
    await renderDashboard(createFakeDashboardApi(), 'users')
    press('F6')
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Users')
  })

  it('reaches the drawer and the messages while they are there', async () => {
    await renderDashboard(createFakeDashboardApi(), 'users')
    fireEvent.click(screen.getByRole('button', { name: 'Copy address' }))
    await screen.findByText('Address copied')
    fireEvent.click(screen.getByRole('button', { name: 'Add user' }))
    const visited = new Set(
      Array.from({ length: 5 }, () => {
        press('F6')
        return regionOfFocus()
      }),
    )
    expect([...visited].sort()).toEqual(['drawer', 'messages', 'rail', 'screen', 'top-bar'])
  })
})

describe('Ctrl+Shift+S', () => {
  it('starts a stopped server and stops a running one', async () => {
    const api = createFakeDashboardApi({ snapshot: { server: stopped } })
    await renderDashboard(api)
    press('S', { ctrlKey: true, shiftKey: true })
    expect(api.argumentsOf('startServer')).toHaveLength(1)
    act(() => api.notify({ type: 'server-changed', server: fakeSnapshot().server }))
    press('S', { ctrlKey: true, shiftKey: true })
    expect(api.argumentsOf('stopServer')).toHaveLength(1)
  })

  it('asks first when somebody is connected', async () => {
    const api = createFakeDashboardApi({ snapshot: { sessions: [fakeSession()] } })
    await renderDashboard(api)
    press('s', { ctrlKey: true, shiftKey: true })
    expect(api.argumentsOf('stopServer')).toHaveLength(0)
    fireEvent.click(screen.getByRole('button', { name: 'Stop and disconnect' }))
    expect(api.argumentsOf('stopServer')).toHaveLength(1)
  })
})

describe('F1', () => {
  it('lists the keys of the screen and those that act everywhere', async () => {
    await renderDashboard(createFakeDashboardApi())
    press('F1')
    const sheet = within(screen.getByRole('dialog', { name: 'Keys' }))
    expect(sheet.getByText('Ctrl+K')).toBeDefined()
    expect(sheet.getByRole('region', { name: 'On this screen' }).textContent).toContain('Disconnect')
    fireEvent.click(sheet.getByRole('button', { name: 'Close' }))
    expect(screen.queryByRole('dialog', { name: 'Keys' })).toBeNull()
  })

  it('keeps other keys from acting behind it', async () => {
    await renderDashboard(createFakeDashboardApi(), 'users')
    press('F1')
    press('1', { ctrlKey: true })
    expect(screen.getByRole('heading', { level: 1, name: 'Users' })).toBeDefined()
  })
})

describe('the announcer', () => {
  it('says problems and answers, and neither progress nor who comes and goes', async () => {
    const api = createFakeDashboardApi({ snapshot: { sessions: [fakeSession()] } })
    await renderDashboard(api)
    const spoken = () => screen.getByTestId('announcer').textContent
    const moving = fakeSession({ activity: 'sending', sentBytes: 1_000 })
    act(() => api.notify({ type: 'session-changed', session: moving }))
    act(() => api.notify({ type: 'session-changed', session: fakeSession({ id: 's2', peerPort: 2 }) }))
    expect(spoken()).toBe('')
    act(() => api.notify({ type: 'server-changed', server: stopped }))
    await expect.poll(spoken).toBe('Server: Stopped')
  })
})
