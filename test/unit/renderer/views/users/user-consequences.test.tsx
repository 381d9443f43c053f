// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Screen } from '../../../../../app/renderer/stores/ui-store.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleGroup, sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

async function open(options: Parameters<typeof createFakeDashboardApi>[0], screenName: Screen) {
  const api = createFakeDashboardApi(options)
  giveElementsHeight(600)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey(screenName), ctrlKey: true })
  return api
}

const usage = { bytes: 1_200_000_000, files: 12, scannedAtMs: Date.UTC(2027, 1, 1), isScanning: false }
const messages = () => screen.getByRole('region', { name: 'Messages' })

describe('what comes of a change of a user', () => {
  it('is said: how many sessions ended', async () => {
    const handlers = { updateUser: () => ({ ok: true as const, value: { endedSessions: 2, warnings: [] } }) }
    await open({ snapshot: { users: [sampleUser()] }, handlers }, 'users')
    await act(async () => fireEvent.click(screen.getByRole('switch', { name: 'Enable demo' })))
    expect(messages().textContent).toContain('2 sessions ended')
  })

  it('is said of anyone who is switched off, too', async () => {
    const guest = sampleUser({ name: 'anonymous', isAnonymous: true, hasPassword: false })
    const handlers = { setAnonymous: () => ({ ok: true as const, value: { endedSessions: 1 } }) }
    await open({ snapshot: { users: [guest] }, handlers }, 'users')
    const anyone = screen.getByRole('switch', { name: 'Enable anyone, read only' })
    await act(async () => fireEvent.click(anyone))
    expect(messages().textContent).toContain('1 session ended')
  })

  it('is said when it will not do what was meant', async () => {
    const value = { endedSessions: 0, warnings: ['The server requires encryption of everybody.'] }
    await open(
      { snapshot: { users: [sampleUser()] }, handlers: { updateUser: () => ({ ok: true, value }) } },
      'users',
    )
    await act(async () => fireEvent.click(screen.getByRole('switch', { name: 'Enable demo' })))
    expect(messages().textContent).toContain('The server requires encryption of everybody.')
  })
})

describe('what is stored', () => {
  it('says when a share was last counted and counts it again', async () => {
    const share = sampleShare({ quota: { maxBytes: 5_000_000_000, maxFiles: null }, usage })
    const api = await open({ snapshot: { shares: [share] } }, 'shares')
    fireEvent.click(screen.getByRole('button', { name: 'Edit Photos' }))
    const drawer = within(screen.getByRole('complementary', { name: 'Edit Photos' }))
    expect(drawer.getByText('1.20 GB of 5.00 GB, 12 files')).toBeDefined()
    expect(document.activeElement).toBe(drawer.getByLabelText('Name'))
    expect(drawer.getByText(/^Counted .*2027/)).toBeDefined()
    await act(async () => fireEvent.click(drawer.getByRole('button', { name: 'Count again' })))
    expect(api.argumentsOf('rescanUsage')).toEqual([{ shareId: 'a' }])
    const counting = { ...usage, isScanning: true }
    act(() => api.notify({ type: 'usage-changed', shares: [{ id: 'a', usage: counting }], users: [] }))
    expect(drawer.getByText('Counting what is there…')).toBeDefined()
    fireEvent.click(drawer.getByRole('button', { name: 'Count again' }))
    expect(api.argumentsOf('rescanUsage')).toHaveLength(1)
  })

  it("counts a user by the strictest of its own and its groups' quotas", async () => {
    const group = sampleGroup({ quota: { maxBytes: 1_000_000_000, maxFiles: null } })
    const user = sampleUser({ groupIds: [group.id], usage })
    const api = await open({ snapshot: { users: [user], groups: [group] } }, 'users')
    expect(screen.getByRole('row', { name: /demo/ }).textContent).toContain('Full: 1.20 GB, 12 files stored')
    fireEvent.click(screen.getByRole('button', { name: 'Edit demo' }))
    const drawer = within(screen.getByRole('complementary', { name: 'Edit demo' }))
    expect(drawer.getByText('1.20 GB of 1.00 GB, 12 files')).toBeDefined()
    await act(async () => fireEvent.click(drawer.getByRole('button', { name: 'Count again' })))
    expect(api.argumentsOf('rescanUsage')).toEqual([{ userId: 'u1' }])
  })

  it('offers no counting where no quota is', async () => {
    await open({ snapshot: { shares: [sampleShare()] } }, 'shares')
    fireEvent.click(screen.getByRole('button', { name: 'Edit Photos' }))
    expect(screen.queryByRole('button', { name: /Count/ })).toBeNull()
  })
})
