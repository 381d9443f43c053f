// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

const preview = {
  count: 2,
  names: ['ann', 'bob'],
  known: 1,
  problems: [{ line: 4, message: 'Choose a name without “/” and “\\”.' }],
  problemCount: 1,
}

async function choose(text: string, handlers: Parameters<typeof createFakeDashboardApi>[0] = {}) {
  const api = createFakeDashboardApi({
    handlers: { importUserNames: () => ({ ok: true, value: preview }) },
    ...handlers,
  })
  await renderDashboard(api, 'users')
  const file = new File([text], 'class-7b.csv', { type: 'text/csv' })
  await act(async () => {
    fireEvent.change(screen.getByLabelText('List of users to import'), { target: { files: [file] } })
  })
  return api
}

const messages = () => screen.getByRole('region', { name: 'Messages' }).textContent

describe('a list of names', () => {
  it('is shown before anybody is added', async () => {
    const api = await choose('name\r\nann\r\nbob\r\n')
    const question = within(screen.getByRole('dialog', { name: 'Add 2 users?' }))
    expect(question.getByText('ann')).toBeDefined()
    expect(question.getByText(/From “class-7b.csv”. 1 is there already/)).toBeDefined()
    expect(question.getByText(/disabled and without a password/)).toBeDefined()
    expect(question.getByText('4: Choose a name without “/” and “\\”.')).toBeDefined()
    expect(api.argumentsOf('importUserNames')).toEqual([{ text: 'name\r\nann\r\nbob\r\n', isPreview: true }])
    await act(async () => fireEvent.click(question.getByRole('button', { name: 'Add 2 users' })))
    expect(api.argumentsOf('importUserNames').at(-1)).toMatchObject({ isPreview: false })
    expect(messages()).toContain('2 users added, disabled')
  })

  it('adds nobody when the question is cancelled', async () => {
    const api = await choose('ann')
    fireEvent.click(screen.getByRole('button', { name: 'Cancel' }))
    expect(api.argumentsOf('importUserNames')).toHaveLength(1)
  })

  it('is refused with the reason when it cannot be read', async () => {
    const problem = { field: 'text', message: 'A quotation mark in line 2 is not closed.' }
    await choose('"ann', { handlers: { importUserNames: () => ({ ok: false, problem }) } })
    expect(screen.queryByRole('dialog')).toBeNull()
    expect(messages()).toContain(problem.message)
  })

  it('is not even read when it is far too large', async () => {
    const api = await choose('a'.repeat(1_000_001))
    expect(api.argumentsOf('importUserNames')).toEqual([])
    expect(messages()).toContain('This file is too large for a list of users.')
  })
})
