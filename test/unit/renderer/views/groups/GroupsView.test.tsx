// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { groupRules } from '../../../../../app/preload/contract/fields/account-rules.ts'
import { accountEdits, type RuleEdit } from '../../../../helpers/account-edits.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { FormDriver } from '../../../../helpers/form-driver.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleGroup, sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const inbox = sampleShare({ id: 'b', name: 'Inbox', preset: 'upload-only' })
const family = sampleGroup({ id: 'g1', name: 'Family' })
const member = sampleUser({ name: 'grandma', groupIds: ['g1'] })

async function openGroups(groups = [family], users = [member], sessions = [fakeSession()]) {
  const api = createFakeDashboardApi({ snapshot: { shares: [inbox], groups, users, sessions } })
  giveElementsHeight(600)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('users'), ctrlKey: true })
  fireEvent.click(screen.getByRole('button', { name: 'Groups' }))
  return api
}

const edits: Readonly<Record<keyof typeof groupRules, RuleEdit>> = {
  ...accountEdits('group'),
  requiresTls: { act: (form) => form.tick('Require encryption'), change: true },
}

describe('the groups', () => {
  it.each(Object.keys(groupRules) as (keyof typeof groupRules)[])(
    'have a form that offers %s',
    async (name) => {
      const api = await openGroups()
      fireEvent.click(screen.getByRole('button', { name: 'Edit Family' }))
      const form = new FormDriver('Edit group')
      await edits[name].act(form)
      await form.press('Save')
      expect(api.argumentsOf('updateGroup')).toEqual([
        expect.objectContaining({ id: 'g1', [name]: edits[name].change }),
      ])
    },
  )

  it('show their members, in the list and in the form', async () => {
    await openGroups()
    expect(screen.getByRole('row', { name: /Family/ }).textContent).toContain('grandma')
    fireEvent.click(screen.getByRole('button', { name: 'Edit Family' }))
    expect(screen.getByText('Members: grandma')).toBeDefined()
  })

  it('say on how many sessions a change acts at once', async () => {
    const sessions = ['s1', 's2'].map((id) => fakeSession({ id, userName: 'grandma' }))
    await openGroups([family], [member], sessions)
    fireEvent.click(screen.getByRole('button', { name: 'Edit Family' }))
    expect(screen.getByText(/act at once on 2 sessions of theirs/)).toBeDefined()
  })

  it('name whom their removal leaves without any share', async () => {
    const reading = sampleGroup({ id: 'g1', name: 'Family', access: { kind: 'all-shares' } })
    const other = sampleGroup({ id: 'g2', name: 'Crew', access: { kind: 'all-shares' } })
    const users = [
      sampleUser({ id: 'u1', name: 'grandma', groupIds: ['g1'], access: { kind: 'groups' } }),
      sampleUser({ id: 'u2', name: 'uncle', groupIds: ['g1', 'g2'], access: { kind: 'groups' } }),
      sampleUser({ id: 'u3', name: 'aunt', groupIds: ['g1'] }),
    ]
    await openGroups([reading, other], users)
    fireEvent.click(screen.getByRole('button', { name: 'Remove Family' }))
    expect(screen.getByText(/3 users stay/)).toBeDefined()
    expect(screen.getByText('No access to any share by then: grandma.')).toBeDefined()
  })

  it('begin with one that is made in the window', async () => {
    const api = await openGroups([])
    fireEvent.click(screen.getByRole('button', { name: 'Add the first group' }))
    const form = new FormDriver('New group')
    form.fill('Group name', 'Office')
    await form.press('Create group')
    expect(api.argumentsOf('addGroup')).toEqual([{ name: 'Office' }])
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('follow what main says', async () => {
    const api = await openGroups()
    act(() => api.notify({ type: 'groups-changed', groups: [sampleGroup({ id: 'g2', name: 'Crew' })] }))
    expect(screen.getByRole('row', { name: /Crew/ })).toBeDefined()
    expect(screen.queryByRole('row', { name: /Family/ })).toBeNull()
  })

  it('are removed only after asking', async () => {
    const api = await openGroups()
    fireEvent.click(screen.getByRole('button', { name: 'Remove Family' }))
    expect(screen.getByText(/1 user stays, without its rules/)).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Remove group' }))
    expect(api.argumentsOf('removeGroup')).toEqual([{ id: 'g1' }])
  })
})
