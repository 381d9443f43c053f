// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeChosenFolder } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare } from '../../../../helpers/wire-samples.ts'

const photos = sampleShare({ state: 'missing', freeBytes: 12_000_000_000 })

async function open(options: Parameters<typeof createFakeDashboardApi>[0] = {}) {
  const api = createFakeDashboardApi(options)
  giveElementsHeight(600)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('shares'), ctrlKey: true })
  return api
}

const addFolder = async () => {
  fireEvent.click(screen.getByRole('button', { name: 'Add folder' }))
  return within(await screen.findByRole('form', { name: 'Share folder' }))
}

describe('the shares screen', () => {
  it('shares a chosen folder under the suggested name, read only unless told otherwise', async () => {
    const api = await open()
    const form = await addFolder()
    expect(form.getByLabelText<HTMLInputElement>('Name').value).toBe('Photos')
    expect(form.getByLabelText<HTMLInputElement>('Read only').checked).toBe(true)
    await act(async () => fireEvent.click(form.getByRole('button', { name: 'Share' })))
    expect(api.argumentsOf('addShare')).toEqual([
      { folderToken: 'token-1', name: 'Photos', preset: 'read-only' },
    ])
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('sends the preset that was picked', async () => {
    const api = await open()
    const form = await addFolder()
    fireEvent.click(form.getByRole('radio', { name: 'Full access' }))
    await act(async () => fireEvent.click(form.getByRole('button', { name: 'Share' })))
    expect(api.argumentsOf('addShare')).toMatchObject([{ preset: 'full' }])
  })

  it('shows warnings about the folder before it is shared', async () => {
    const value = { ...fakeChosenFolder, warnings: ['This is your whole disk.'] }
    await open({ handlers: { chooseFolder: () => ({ ok: true, value }) } })
    await addFolder()
    expect(screen.getByText('This is your whole disk.')).toBeDefined()
  })

  it('shows what is wrong with the name beside it and keeps the form', async () => {
    const problem = { field: 'name', message: 'This name is taken.' }
    await open({ handlers: { addShare: () => ({ ok: false, problem }) } })
    const form = await addFolder()
    await act(async () => fireEvent.click(form.getByRole('button', { name: 'Share' })))
    expect(form.getByText('This name is taken.')).toBeDefined()
    expect(form.getByLabelText('Name').getAttribute('aria-invalid')).toBe('true')
  })

  it('opens no form when the dialog was cancelled', async () => {
    await open({ handlers: { chooseFolder: () => ({ ok: true, value: null }) } })
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Add folder' })))
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('shows name, folder, access, room and state', async () => {
    await open({ snapshot: { shares: [photos] } })
    const row = screen.getByRole('row', { name: /Photos/ })
    expect(row.textContent).toContain('/srv/photos')
    expect(row.textContent).toContain('Read only')
    expect(row.textContent).toContain('12.0 GB')
    expect(row.textContent).toContain('Folder not available')
  })

  it('leads on to the first user as long as nobody can sign in', async () => {
    await open({ snapshot: { shares: [photos] } })
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Create a user' })))
    expect(screen.getByRole('form', { name: 'New user' })).toBeDefined()
  })

  it('changes a share', async () => {
    const api = await open({ snapshot: { shares: [photos] } })
    fireEvent.click(screen.getByRole('button', { name: 'Edit Photos' }))
    const form = within(screen.getByRole('form', { name: 'Edit share' }))
    fireEvent.change(form.getByLabelText('Name'), { target: { value: 'Pictures' } })
    await act(async () => fireEvent.click(form.getByRole('button', { name: 'Save' })))
    expect(api.argumentsOf('updateShare')).toEqual([{ id: 'a', name: 'Pictures' }])
  })

  it('removes a share only after asking', async () => {
    const api = await open({ snapshot: { shares: [photos] } })
    fireEvent.click(screen.getByRole('button', { name: 'Remove Photos' }))
    expect(screen.getByText(/The files stay on disk/)).toBeDefined()
    expect(api.argumentsOf('removeShare')).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Stop sharing' }))
    expect(api.argumentsOf('removeShare')).toEqual([{ id: 'a' }])
  })
})
