// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const inbox = sampleShare({ id: 'b', name: 'Inbox', folder: '/srv/inbox', preset: 'upload-only' })
const demo = sampleUser()

async function open(options: Parameters<typeof createFakeDashboardApi>[0] = {}) {
  const api = createFakeDashboardApi(options)
  giveElementsHeight(600)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('users'), ctrlKey: true })
  return api
}

const addUser = async () => {
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Add user' })))
  const form = within(screen.getByRole('form', { name: 'New user' }))
  fireEvent.change(form.getByLabelText('User name'), { target: { value: 'grandma' } })
  return form
}
const create = (form: Awaited<ReturnType<typeof addUser>>) =>
  act(async () => fireEvent.click(form.getByRole('button', { name: 'Create user' })))

describe('the users screen', () => {
  it('creates a user with the suggested password and shows once how to sign in', async () => {
    const api = await open()
    const form = await addUser()
    expect(form.getByLabelText<HTMLInputElement>('Password').value).toBe('amber-kite-harbour-nine')
    await create(form)
    expect(api.argumentsOf('addUser')).toEqual([{ name: 'grandma', password: 'amber-kite-harbour-nine' }])
    const card = within(screen.getByRole('complementary', { name: 'grandma can sign in' }))
    expect(card.getByText('amber-kite-harbour-nine')).toBeDefined()
    expect(card.getByText('ftp://192.168.1.10:2121')).toBeDefined()
  })

  it('grants selected shares, each with its own access', async () => {
    const api = await open({ snapshot: { shares: [inbox] } })
    const form = await addUser()
    fireEvent.click(form.getByRole('radio', { name: 'Selected shares' }))
    fireEvent.click(form.getByRole('checkbox', { name: 'Inbox' }))
    fireEvent.change(form.getByRole('combobox', { name: 'Access to Inbox' }), { target: { value: 'full' } })
    await create(form)
    const access = { kind: 'selected', grants: [{ shareId: 'b', preset: 'full' }] }
    expect(api.argumentsOf('addUser')).toMatchObject([{ access }])
  })

  it('shows what is wrong with the name beside it', async () => {
    const problem = { field: 'name', message: 'There is already a user of this name.' }
    await open({ handlers: { addUser: () => ({ ok: false, problem }) } })
    const form = await addUser()
    await create(form)
    expect(form.getByText(problem.message)).toBeDefined()
  })

  it('switches a user off and on where the row stands', async () => {
    const api = await open({ snapshot: { users: [demo] } })
    fireEvent.click(screen.getByRole('switch', { name: 'Enable demo' }))
    expect(api.argumentsOf('updateUser')).toEqual([{ id: 'u1', isEnabled: false }])
  })

  it('keeps the password when a user is edited, unless a new one is asked for', async () => {
    const api = await open({ snapshot: { users: [demo] } })
    fireEvent.click(screen.getByRole('button', { name: 'Edit demo' }))
    const form = within(screen.getByRole('form', { name: 'Edit user' }))
    fireEvent.change(form.getByLabelText('Encryption'), { target: { value: 'required' } })
    await act(async () => fireEvent.click(form.getByRole('button', { name: 'Save' })))
    expect(api.argumentsOf('updateUser')).toEqual([{ id: 'u1', requiresTls: true }])
  })

  it('sends a new password when one was set', async () => {
    const api = await open({ snapshot: { users: [demo] } })
    fireEvent.click(screen.getByRole('button', { name: 'Edit demo' }))
    const form = within(screen.getByRole('form', { name: 'Edit user' }))
    await act(async () => fireEvent.click(form.getByRole('button', { name: 'Set new password' })))
    await act(async () => fireEvent.click(form.getByRole('button', { name: 'Save' })))
    expect(api.argumentsOf('updateUser')).toMatchObject([{ password: 'amber-kite-harbour-nine' }])
  })

  it('removes a user only after asking', async () => {
    const api = await open({ snapshot: { users: [demo] } })
    fireEvent.click(screen.getByRole('button', { name: 'Remove demo' }))
    fireEvent.click(screen.getByRole('button', { name: 'Remove user' }))
    expect(api.argumentsOf('removeUser')).toEqual([{ id: 'u1' }])
  })

  it("tells the security that the user's and the server's rule make together", async () => {
    const settings = { ...fakeSnapshot().settings, tls: 'required' as const }
    const api = await open({ snapshot: { users: [demo], settings } })
    expect(screen.getByRole('row', { name: /demo/ }).textContent).toContain('TLS required')
    act(() => api.notify({ type: 'settings-changed', settings: { ...settings, tls: 'off' } }))
    expect(screen.getByRole('row', { name: /demo/ }).textContent).toContain('Plain only')
  })

  it('has anyone in sight, switched off at first', async () => {
    const api = await open()
    const anyone = screen.getByRole<HTMLInputElement>('switch', { name: 'Enable anyone, read only' })
    expect(anyone.checked).toBe(false)
    fireEvent.click(anyone)
    expect(api.argumentsOf('setAnonymous')).toEqual([{ isEnabled: true }])
  })
})
