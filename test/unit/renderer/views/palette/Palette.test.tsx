// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeDashboardApi, fakeSession, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const box = () => screen.getByRole('combobox', { name: 'Find anything' })
const options = () => screen.getAllByRole('option').map((option) => option.textContent)
const open = (): void => void fireEvent.keyDown(window, { key: 'k', ctrlKey: true })
const type = (value: string): void => void fireEvent.change(box(), { target: { value } })
const press = (key: string): void => void fireEvent.keyDown(box(), { key })
/** What a screen reader would be on. */
const chosen = () => {
  const id = box().getAttribute('aria-activedescendant')
  return id === null ? null : document.getElementById(id)?.textContent
}

describe('the palette', () => {
  it('opens by its key with the keyboard in its box and says what is chosen', async () => {
    await renderDashboard(createFakeDashboardApi())
    open()
    expect(document.activeElement).toBe(box())
    expect(screen.getByRole('listbox').id).toBe(box().getAttribute('aria-controls'))
    expect(chosen()).toContain('Stop server')
  })

  it('goes to a screen by a few letters and Enter', async () => {
    await renderDashboard(createFakeDashboardApi())
    open()
    type('shares')
    expect(chosen()).toContain('Shares')
    press('Enter')
    expect(screen.getByRole('heading', { level: 1, name: 'Shares' })).toBeDefined()
    expect(screen.queryByRole('combobox', { name: 'Find anything' })).toBeNull()
  })

  it.each(['Check the connection', 'Problems'])(
    'opens the drawer “%s” from wherever one is',
    async (title) => {
      await renderDashboard(createFakeDashboardApi())
      open()
      type(title)
      press('Enter')
      expect(screen.getByRole('complementary', { name: title })).toBeDefined()
    },
  )

  it('walks with arrows and round at the ends', async () => {
    await renderDashboard(createFakeDashboardApi())
    open()
    press('ArrowUp')
    expect(chosen()).toBe(options().at(-1))
    press('ArrowDown')
    expect(chosen()).toBe(options()[0])
    press('End')
    expect(chosen()).toBe(options().at(-1))
  })

  it('says so when nothing matches', async () => {
    await renderDashboard(createFakeDashboardApi())
    open()
    type('qqqq')
    expect(screen.getByText('Nothing matches “qqqq”.')).toBeDefined()
    expect(box().hasAttribute('aria-activedescendant')).toBe(false)
    press('Enter')
    expect(box()).toBeDefined()
  })

  it('finds a user, a share, an address and a connection', async () => {
    const snapshot = {
      users: [sampleUser({ id: 'u1', name: 'ann' })],
      shares: [sampleShare({ id: 's1', name: 'Photos' })],
      sessions: [fakeSession({ userName: 'ann', peerAddress: '10.0.0.7' })],
    }
    await renderDashboard(createFakeDashboardApi({ snapshot }))
    open()
    type('ann')
    expect(options().some((text) => text?.startsWith('ann from 10.0.0.7'))).toBe(true)
    expect(options().some((text) => text?.startsWith('ann1 connection'))).toBe(true)
    type('photos')
    expect(chosen()).toContain('Photos')
    type('10.0.0.7')
    expect(within(screen.getByRole('group', { name: 'Addresses' })).getAllByRole('option')).toHaveLength(1)
  })

  it('lists what else can be done to somebody, and goes back', async () => {
    const snapshot = { users: [sampleUser({ id: 'u1', name: 'ann' })] }
    await renderDashboard(createFakeDashboardApi({ snapshot }))
    open()
    type('ann')
    press('ArrowRight')
    expect(options()).toContain('Show transfers of ann')
    press('Escape')
    expect((box() as HTMLInputElement).value).toBe('ann')
    press('Tab')
    type('log')
    press('Enter')
    expect(screen.getByRole('heading', { level: 1, name: 'Logs' })).toBeDefined()
  })

  it('asks before a named user is disconnected', async () => {
    const snapshot = {
      users: [sampleUser({ id: 'u1', name: 'ann' })],
      sessions: [fakeSession({ userName: 'ann' })],
    }
    await renderDashboard(createFakeDashboardApi({ snapshot }), 'shares')
    open()
    type('disconnect ann')
    const users = within(screen.getByRole('group', { name: 'Users' }))
    fireEvent.click(users.getByRole('option', { name: /^Disconnect ann…/ }))
    expect(await screen.findByRole('dialog', { name: 'Disconnect every session of ann' })).toBeDefined()
  })

  it('blocks an address that was typed', async () => {
    const api = createFakeDashboardApi()
    await renderDashboard(api)
    open()
    type('203.0.113.9')
    await act(async () => press('Enter'))
    expect(api.argumentsOf('blockAddresses')).toEqual([
      { ranges: ['203.0.113.9'], note: '', durationMs: 86_400_000 },
    ])
  })

  it('changes how the dashboard looks', async () => {
    const api = createFakeDashboardApi({
      snapshot: { appearance: { ...fakeSnapshot().appearance, theme: 'light' } },
    })
    await renderDashboard(api)
    open()
    type('theme dark')
    press('Enter')
    expect(api.argumentsOf('updateAppearance')).toEqual([{ theme: 'dark' }])
  })

  it('keeps its choice when somebody connects meanwhile', async () => {
    const api = createFakeDashboardApi()
    await renderDashboard(api)
    open()
    type('logs')
    press('ArrowDown')
    const before = chosen()
    act(() => api.notify({ type: 'session-changed', session: fakeSession() }))
    expect(chosen()).toBe(before)
  })
})
