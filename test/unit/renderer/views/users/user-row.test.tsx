// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { FormDriver } from '../../../../helpers/form-driver.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleGrant, sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const shares = [sampleShare(), sampleShare({ id: 'b', name: 'Inbox', preset: 'upload-only' })]
const demo = sampleUser()
const guests = sampleUser({ id: 'g', name: 'anonymous', isAnonymous: true, hasPassword: false })

async function open(options: Parameters<typeof createFakeDashboardApi>[0] = {}) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({ snapshot: { shares, users: [demo, guests] }, ...options })
  await renderDashboard(api, 'users')
  return api
}

const row = (name: string) => screen.getByRole('row', { name })
const openMenu = (button: string) => {
  fireEvent.click(screen.getByRole('button', { name: button }))
  return within(screen.getByRole('menu'))
}
const choose = (menu: ReturnType<typeof openMenu>, name: string) =>
  act(async () => fireEvent.click(menu.getByRole('menuitem', { name })))
const focus = (name: string) => act(() => row(name).focus())
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

describe('the list of users', () => {
  it('is walked by arrows down to the guests, with one row in the tab order', async () => {
    await open()
    focus('demo')
    press('End')
    expect(document.activeElement).toBe(row('Anyone, read only'))
    expect(screen.getByRole('switch', { name: 'Enable demo' }).tabIndex).toBe(-1)
    expect(screen.getByRole('switch', { name: 'Enable anyone, read only' }).tabIndex).toBe(0)
  })

  it('asks by Delete about a user, and never about the guests', async () => {
    await open()
    focus('Anyone, read only')
    press('Delete')
    expect(screen.queryByRole('dialog')).toBeNull()
    focus('demo')
    press('Delete')
    expect(screen.getByRole('dialog', { name: 'Remove demo?' })).toBeDefined()
  })

  it('counts shares and says the strongest right, each of them on pointing', async () => {
    const access = {
      kind: 'selected' as const,
      grants: [sampleGrant('a', 'read-only'), sampleGrant('b', 'full')],
    }
    await open({ snapshot: { shares, users: [sampleUser({ access })] } })
    const cell = within(row('demo')).getByText('2 shares, full access')
    expect(cell.title).toBe('Photos: read only; Inbox: full access')
  })

  it('says who has no password yet', async () => {
    await open({ snapshot: { users: [sampleUser({ hasPassword: false, isEnabled: false })] } })
    expect(row('demo').textContent).toContain('No password')
  })
})

describe('the menu of a user', () => {
  it('shows the transfers of the user', async () => {
    const api = await open()
    await choose(openMenu('More about demo'), 'Show transfers')
    expect(api.argumentsOf('findTransfers')).toMatchObject([{ filter: { user: 'demo' } }])
  })

  it('shows the user in the log', async () => {
    const api = await open()
    await choose(openMenu('More about demo'), 'Show in log')
    expect(screen.getByRole('heading', { name: 'Logs' })).toBeDefined()
    expect(api.argumentsOf('readLog').at(-1)).toMatchObject({ filter: { user: 'demo' } })
  })

  it('says how a device of this user connects', async () => {
    await open()
    await choose(openMenu('More about demo'), 'Connect card…')
    expect(screen.getByRole('complementary').textContent).toContain('demo')
  })

  it('disables and disconnects, and asks first where somebody is signed in', async () => {
    const api = await open({
      snapshot: { users: [demo], sessions: [fakeSession({ id: 's1', userName: 'demo' })] },
    })
    await choose(openMenu('More about demo'), 'Disable and disconnect…')
    expect(api.argumentsOf('updateUser')).toEqual([])
    const question = within(screen.getByRole('dialog'))
    await act(async () => fireEvent.click(question.getByRole('button', { name: 'Disable user' })))
    expect(api.argumentsOf('updateUser')).toEqual([{ id: 'u1', isEnabled: false }])
  })

  it('opens with the menu key, too', async () => {
    await open()
    focus('demo')
    press('ContextMenu')
    expect(screen.getByRole('menu', { name: 'demo' })).toBeDefined()
  })
})

describe('the rules of guests', () => {
  async function openGuests() {
    const api = await open()
    fireEvent.click(screen.getByRole('button', { name: 'Edit anyone' }))
    return { api, form: new FormDriver('Edit anyone') }
  }

  it('are edited without name, password, kind or groups, and say what guests may do', async () => {
    const { form } = await openGuests()
    expect(screen.getByText(/Of all shares guests only ever read/)).toBeDefined()
    for (const label of ['User name', 'Person', 'From groups']) {
      expect(form.form.queryByLabelText(label)).toBeNull()
    }
    expect(form.form.queryByRole('button', { name: 'Set new password' })).toBeNull()
    expect(form.form.queryByText('Groups')).toBeNull()
  })

  it('are limits, grants and where they come from', async () => {
    const { api, form } = await openGuests()
    form.tick('Selected shares')
    form.tick('Photos')
    expect(form.form.queryByText(/do more than read here/)).toBeNull()
    form.fill('Download speed', '2', 'All guests together')
    form.fill('Sessions at once', '5')
    form.tick('Local network only')
    await form.press('Save')
    expect(api.argumentsOf('updateUser')).toEqual([
      expect.objectContaining({
        id: 'g',
        access: { kind: 'selected', grants: [expect.objectContaining({ shareId: 'a' })] },
        speed: { download: 2_000_000, upload: null },
        maxSessions: 5,
        isLanOnly: true,
      }),
    ])
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('warn where a grant gives everybody more than reading, in the form and in the list', async () => {
    const grants = [sampleGrant('b', 'upload-only')]
    await open({ snapshot: { shares, users: [{ ...guests, access: { kind: 'selected', grants } }] } })
    expect(row('Anyone, more than reading')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Edit anyone' }))
    const form = new FormDriver('Edit anyone')
    expect(form.form.getByText(/do more than read here, without a password/)).toBeDefined()
    form.fill('Access to Inbox', 'read-only')
    expect(form.form.queryByText(/do more than read here/)).toBeNull()
  })
})
