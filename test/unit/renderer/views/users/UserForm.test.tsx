// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { userRules } from '../../../../../app/preload/contract/fields/account-rules.ts'
import { accountEdits, type OwnUserRule, type RuleEdit } from '../../../../helpers/account-edits.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { FormDriver } from '../../../../helpers/form-driver.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleGroup, sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const inbox = sampleShare({ id: 'b', name: 'Inbox', preset: 'upload-only' })
const groups = [sampleGroup({ id: 'g1', name: 'Family' }), sampleGroup({ id: 'g2', name: 'Office' })]

async function openForm(parts: Parameters<typeof sampleUser>[0] = {}, sessionCount = 0) {
  const sessions = Array.from({ length: sessionCount }, (_, index) => fakeSession({ id: `s${index}` }))
  const api = createFakeDashboardApi({
    snapshot: { shares: [inbox], groups, users: [sampleUser(parts)], sessions },
  })
  giveElementsHeight(600)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('users'), ctrlKey: true })
  fireEvent.click(screen.getByRole('button', { name: 'Edit demo' }))
  return { api, form: new FormDriver('Edit user') }
}

const ownEdits: Readonly<Record<OwnUserRule, RuleEdit>> = {
  kind: { act: (form) => form.tick('Device'), change: 'device' },
  isEnabled: { act: (form) => form.tick('Enabled'), change: false },
  expiresAtMs: {
    act: (form) => form.fill('Until', '2031-02-03T04:05'),
    change: new Date(2031, 1, 3, 4, 5).getTime(),
  },
  groupIds: {
    act: async (form) => {
      form.fill('Add to group', 'g1')
      form.fill('Add to group', 'g2')
      await form.press('Move Office up')
    },
    change: ['g2', 'g1'],
  },
  isAdmin: { act: (form) => form.tick('May see who is connected'), change: true },
  requiresTls: { act: (form) => form.fill('Encryption', 'required'), change: true },
  allowsPlain: { act: (form) => form.fill('Encryption', 'plain'), change: true },
  tlsResumption: {
    act: (form) => form.fill('TLS session of data connections', 'require'),
    change: 'require',
  },
}

const edits: Readonly<Record<keyof typeof userRules, RuleEdit>> = { ...accountEdits('user'), ...ownEdits }

describe('the form about a user', () => {
  it.each(Object.keys(userRules) as (keyof typeof userRules)[])('offers %s', async (name) => {
    const { api, form } = await openForm()
    await edits[name].act(form)
    await form.press('Save')
    expect(api.argumentsOf('updateUser')).toEqual([
      expect.objectContaining({ id: 'u1', [name]: edits[name].change }),
    ])
  })

  it('sets what a device needs when one is chosen, and takes it back for a person', async () => {
    const { api, form } = await openForm()
    form.tick('Device')
    expect(form.form.getByLabelText<HTMLInputElement>('Local network only').checked).toBe(true)
    expect(form.form.getByLabelText<HTMLSelectElement>('Encryption').value).toBe('plain')
    expect(form.form.getByLabelText<HTMLSelectElement>('Access to Inbox').value).toBe('upload-only')
    form.tick('Person')
    await form.press('Save')
    expect(api.argumentsOf('updateUser')).toEqual([{ id: 'u1' }])
  })

  it('says of which line an address is none', async () => {
    const { api, form } = await openForm()
    form.fill('Allowed addresses', '192.168.1.0/24\nthe office')
    await form.press('Save')
    expect(form.form.getByText(/“the office”: use an address/)).toBeDefined()
    expect(api.argumentsOf('updateUser')).toEqual([])
  })

  it('shows where a share cannot appear, in the share that is not open', async () => {
    const { form } = await openForm()
    form.tick('Selected shares')
    form.tick('Inbox')
    await form.press('Details of Inbox')
    form.fill('Appears at', 'drop')
    await form.press('Details of Inbox')
    await form.press('Save')
    expect(form.form.getByLabelText('Appears at').getAttribute('aria-invalid')).toBe('true')
  })

  it('keeps the order of grants while one of them changes', async () => {
    const grants = [{ shareId: 'gone', at: null, preset: 'full' as const, permissions: [], folders: [] }]
    const { api, form } = await openForm({ access: { kind: 'selected', grants } })
    form.tick('Inbox')
    await form.press('Save')
    expect(api.argumentsOf('updateUser')).toMatchObject([
      { access: { grants: [{ shareId: 'gone' }, { shareId: 'b' }] } },
    ])
  })
})

describe('shutting a user out', () => {
  const disconnect = 'Also disconnect 2 sessions'

  it('offers to end the sessions when a user is disabled in the form, and does unless told otherwise', async () => {
    const { api, form } = await openForm({}, 2)
    expect(form.form.queryByLabelText(disconnect)).toBeNull()
    form.tick('Enabled')
    expect(form.form.getByLabelText<HTMLInputElement>(disconnect).checked).toBe(true)
    form.tick(disconnect)
    await form.press('Save')
    expect(api.argumentsOf('updateUser')).toEqual([{ id: 'u1', isEnabled: false, keepSessions: true }])
  })

  it('offers it with a new password, too', async () => {
    const { api, form } = await openForm({}, 2)
    await form.press('Set new password')
    expect(form.form.getByLabelText(disconnect)).toBeDefined()
    await form.press('Save')
    expect(api.argumentsOf('updateUser')).toEqual([{ id: 'u1', password: 'amber-kite-harbour-nine' }])
  })

  it.each([
    ['Disable user', () => screen.getByRole('switch', { name: 'Enable demo' }), 'updateUser'],
    ['Remove user', () => screen.getByRole('button', { name: 'Remove demo' }), 'removeUser'],
  ] as const)('asks in the row, too: %s', async (label, button, call) => {
    const { api } = await openForm({}, 2)
    fireEvent.click(button())
    const question = within(screen.getByRole('dialog'))
    fireEvent.click(question.getByLabelText(disconnect))
    await act(async () => fireEvent.click(question.getByRole('button', { name: label })))
    expect(api.argumentsOf(call)).toEqual([expect.objectContaining({ id: 'u1', keepSessions: true })])
  })
})

describe('a duplicate of a user', () => {
  it('has the rules of the other and a name and a password of its own', async () => {
    const { api } = await openForm({ maxSessions: 3, isLanOnly: true })
    fireEvent.keyDown(window, { key: 'Escape' })
    fireEvent.click(screen.getByRole('button', { name: 'More about demo' }))
    await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Duplicate…' })))
    const form = new FormDriver('New user')
    form.fill('User name', 'demo two')
    await form.press('Create user')
    expect(api.argumentsOf('addUser')).toMatchObject([
      { name: 'demo two', password: 'amber-kite-harbour-nine', maxSessions: 3, isLanOnly: true },
    ])
  })
})
