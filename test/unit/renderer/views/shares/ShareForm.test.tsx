// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { shareRules } from '../../../../../app/preload/contract/fields/share-rules.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { FormDriver } from '../../../../helpers/form-driver.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare } from '../../../../helpers/wire-samples.ts'

async function openForm(parts: Parameters<typeof sampleShare>[0] = {}, options: object = {}) {
  const api = createFakeDashboardApi({ snapshot: { shares: [sampleShare(parts)] }, ...options })
  giveElementsHeight(600)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('shares'), ctrlKey: true })
  fireEvent.click(screen.getByRole('button', { name: 'Edit Photos' }))
  return { api, form: new FormDriver('Edit share') }
}

/** How each rule is changed in the window, and what main then hears. A rule without an entry here fails the test. */
const edits: Readonly<
  Record<keyof typeof shareRules, { act(form: FormDriver): void | Promise<void>; change: unknown }>
> = {
  isEnabled: { act: (form) => form.tick('Shared'), change: false },
  expiresAtMs: {
    act: (form) => form.fill('Until', '2031-02-03T04:05'),
    change: new Date(2031, 1, 3, 4, 5).getTime(),
  },
  preset: { act: (form) => form.tick('Full access'), change: 'full' },
  permissions: {
    act: (form) => {
      form.tick('Custom')
      form.tick('Delete files')
    },
    change: ['list', 'download', 'delete'],
  },
  folders: {
    act: async (form) => {
      await form.press('Add folder')
      form.fill('Folder 1', 'inbox')
      form.fill('Rights in folder 1', 'upload-only')
    },
    change: [{ folder: 'inbox', preset: 'upload-only', permissions: [] }],
  },
  links: { act: (form) => form.fill('Links and junctions', 'never'), change: 'never' },
  names: {
    act: (form) => {
      form.fill('Allow only', '*.jpg\n*.png')
      form.fill('Never allow', '*.exe')
      form.fill('Hide', '.*')
    },
    change: { allow: ['*.jpg', '*.png'], deny: ['*.exe'], hide: ['.*'] },
  },
  onExisting: { act: (form) => form.fill('When the file exists', 'keep-both'), change: 'keep-both' },
  partialUploads: { act: (form) => form.fill('Interrupted uploads', 'delete'), change: 'delete' },
  quota: {
    act: (form) => {
      form.fill('Most in all', '1.5')
      form.fill('Unit of Most in all', '1000000000')
      form.fill('Most files', '200')
    },
    change: { maxBytes: 1_500_000_000, maxFiles: 200 },
  },
  maxFileBytes: { act: (form) => form.fill('Largest file', '20'), change: 20_000_000 },
  diskReserveBytes: { act: (form) => form.fill('Keep free on the disk', '500'), change: 500_000_000 },
}

describe('the form about a share', () => {
  it.each(Object.keys(shareRules) as (keyof typeof shareRules)[])('offers %s', async (name) => {
    const { api, form } = await openForm()
    await edits[name].act(form)
    await form.press('Save')
    expect(api.argumentsOf('updateShare')).toEqual([
      expect.objectContaining({ id: 'a', [name]: edits[name].change }),
    ])
  })

  it('says what closed sections hold', async () => {
    const { form } = await openForm({ isEnabled: false, links: 'never', maxFileBytes: 5_000_000 })
    const summaries = [...form.element.querySelectorAll('summary')].map(({ textContent }) => textContent)
    expect(summaries).toContain('AvailabilitySwitched off')
    expect(summaries).toContain('LinksHide all links')
    expect(summaries).toContain('Roomfiles up to 5.00 MB')
  })

  it('sends nothing that was not touched', async () => {
    const { api, form } = await openForm({ expiresAtMs: 1_930_000_012_345, maxFileBytes: 1_048_577 })
    form.fill('Name', 'Pictures')
    await form.press('Save')
    expect(api.argumentsOf('updateShare')).toEqual([{ id: 'a', name: 'Pictures' }])
  })

  it('opens the section of what is wrong and leads there, and main hears nothing', async () => {
    const { api, form } = await openForm()
    form.fill('Most files', 'many')
    await form.press('Save')
    const field = form.form.getByLabelText('Most files')
    expect(field.closest('details')?.open).toBe(true)
    expect(document.activeElement).toBe(field)
    expect(form.form.getByText('Type a number.')).toBeDefined()
    expect(api.argumentsOf('updateShare')).toEqual([])
  })

  it('shows a problem when the field is left, and takes it away while it is mended', async () => {
    const { form } = await openForm()
    form.fill('Most files', 'x')
    expect(form.form.queryByText('Type a number.')).toBeNull()
    form.leave('Most files')
    expect(form.form.getByText('Type a number.')).toBeDefined()
    form.fill('Most files', '7')
    expect(form.form.queryByText('Type a number.')).toBeNull()
  })

  it('shows what main refuses beside its field', async () => {
    const problem = { field: 'folders', message: 'Two entries name the same folder.' }
    const { form } = await openForm({}, { handlers: { updateShare: () => ({ ok: false, problem }) } })
    await form.press('Save')
    const list = form.form.getByRole('group', { name: /deepest folder/ })
    expect(list.textContent).toContain(problem.message)
    expect(list.closest('details')?.open).toBe(true)
  })
})

describe('unsaved changes', () => {
  it('are asked about when Escape is pressed, and stay when the answer is no', async () => {
    const { form } = await openForm()
    form.fill('Name', 'Pictures')
    fireEvent.keyDown(window, { key: 'Escape' })
    expect(screen.getByText('Discard your changes?')).toBeDefined()
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Keep editing' })))
    expect(screen.queryByText('Discard your changes?')).toBeNull()
    expect(form.form.getByLabelText<HTMLInputElement>('Name').value).toBe('Pictures')
  })

  it('are given up on Discard, and the way goes on to where it led', async () => {
    const { form } = await openForm()
    form.fill('Name', 'Pictures')
    fireEvent.keyDown(window, { key: screenKey('users'), ctrlKey: true })
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Shares')
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Discard' })))
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Users')
    expect(screen.queryByRole('form')).toBeNull()
  })

  it('are no matter where nothing was changed', async () => {
    await openForm()
    fireEvent.keyDown(window, { key: 'Escape' })
    expect(screen.queryByRole('form')).toBeNull()
  })
})
