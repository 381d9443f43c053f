// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { WireImportSummary } from '../../../../../app/preload/contract/portable-types.ts'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

const summary: WireImportSummary = {
  token: 'token-1',
  fileName: 'attic.json',
  exportedAtMs: Date.UTC(2027, 0, 2, 12),
  hasPasswords: true,
  parts: [
    { part: 'server', count: null, sameNames: [], onlyHere: [] },
    { part: 'shares', count: 2, sameNames: ['Photos'], onlyHere: [] },
    { part: 'users', count: 1, sameNames: [], onlyHere: ['bob', 'cid'] },
  ],
  missingFolders: [{ name: 'Photos', folder: '/mnt/usb/photos' }],
  refusedShares: [{ name: 'Disk', reason: 'A whole disk cannot be shared.' }],
}

async function open(handlers: Partial<CallHandlers> = {}) {
  const api = createFakeDashboardApi({
    handlers: { chooseImport: () => ({ ok: true, value: summary }), ...handlers },
  })
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: ',', ctrlKey: true })
  return api
}

const click = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const choose = (part: string, choice: string) =>
  fireEvent.click(within(screen.getByRole('group', { name: part })).getByRole('button', { name: choice }))
const passphrase = (name: RegExp) => screen.getByLabelText<HTMLInputElement>(name)

describe('exporting settings', () => {
  it('exports everything without passwords unless told otherwise', async () => {
    const api = await open()
    await click('Export settings…')
    await click('Choose where to save…')
    expect(api.argumentsOf('exportSettings')).toEqual([
      {
        parts: ['server', 'protection', 'shares', 'groups', 'users', 'appearance', 'history', 'logs'],
        passphrase: null,
      },
    ])
    expect(screen.getByText('Saved as settings.json')).toBeDefined()
    expect(screen.queryByRole('form', { name: 'Export settings' })).toBeNull()
  })

  it('leaves out what was unticked, and asks for no passphrase without users', async () => {
    const api = await open()
    await click('Export settings…')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Users' }))
    expect(screen.queryByLabelText(/Passphrase/)).toBeNull()
    await click('Choose where to save…')
    expect(api.argumentsOf('exportSettings')).toMatchObject([{ passphrase: null }])
    expect(JSON.stringify(api.argumentsOf('exportSettings'))).not.toContain('users')
  })

  it("shows main's refusal of a passphrase beside it", async () => {
    const problem = { field: 'passphrase', message: 'Choose a passphrase of at least 8 characters.' }
    const api = await open({ exportSettings: () => ({ ok: false, problem }) })
    await click('Export settings…')
    fireEvent.change(passphrase(/Passphrase for the passwords/), { target: { value: 'short' } })
    await click('Choose where to save…')
    expect(api.argumentsOf('exportSettings')).toMatchObject([{ passphrase: 'short' }])
    expect(screen.getByText(problem.message)).toBeDefined()
    expect(passphrase(/Passphrase for the passwords/).getAttribute('aria-invalid')).toBe('true')
  })

  it('takes the keyboard along to the form and back', async () => {
    await open()
    const content = screen.getByRole('region', { name: 'Export and import' })
    await click('Export settings…')
    expect(document.activeElement).toBe(content)
    screen.getByRole('button', { name: 'Cancel' }).focus()
    await click('Cancel')
    expect(document.activeElement).toBe(content)
  })

  it('stays open when the dialog was cancelled', async () => {
    await open({ exportSettings: () => ({ ok: true, value: null }) })
    await click('Export settings…')
    await click('Choose where to save…')
    expect(screen.getByRole('form', { name: 'Export settings' })).toBeDefined()
  })
})

describe('importing settings', () => {
  it('says what a file would bring before anything is changed', async () => {
    const api = await open()
    await click('Import settings…')
    const form = screen.getByRole('form', { name: 'Import settings' })
    expect(form.textContent).toContain('attic.json')
    expect(form.textContent).toContain('Shares (2)')
    expect(form.textContent).toContain('Overwrites “Photos”.')
    expect(form.textContent).toContain('“Photos”: the folder /mnt/usb/photos is not on this computer.')
    expect(form.textContent).toContain('“Disk” is left out: A whole disk cannot be shared.')
    expect(form.textContent).not.toContain('Removes')
    choose('Users', 'Replace all')
    expect(form.textContent).toContain('Removes “bob” and “cid”.')
    expect(api.argumentsOf('importSettings')).toEqual([])
  })

  it('takes over what was chosen and says what is worth knowing', async () => {
    const notes = ['User “ann” is switched off: it has no password yet.']
    const api = await open({ importSettings: () => ({ ok: true, value: { notes } }) })
    await click('Import settings…')
    choose('Server settings', 'Leave')
    choose('Users', 'Replace all')
    fireEvent.change(passphrase(/Passphrase of the passwords/), { target: { value: 'correct horse' } })
    await click('Import')
    expect(api.argumentsOf('importSettings')).toEqual([
      { token: 'token-1', passphrase: 'correct horse', choices: { shares: 'merge', users: 'replace' } },
    ])
    expect(screen.getByRole('list', { name: 'Worth knowing' }).textContent).toBe(notes[0])
    await click('Close')
    expect(screen.getByRole('button', { name: 'Import settings…' })).toBeDefined()
  })

  it('can be tried again after a wrong passphrase', async () => {
    const problem = { field: 'passphrase', message: 'The passphrase is not right, or the file was changed.' }
    await open({ importSettings: () => ({ ok: false, problem }) })
    await click('Import settings…')
    fireEvent.change(passphrase(/Passphrase of the passwords/), { target: { value: 'wrong' } })
    await click('Import')
    expect(screen.getByText(problem.message)).toBeDefined()
    expect(passphrase(/Passphrase of the passwords/).value).toBe('wrong')
  })

  it('imports nothing when every part is left', async () => {
    await open()
    await click('Import settings…')
    for (const part of ['Server settings', 'Shares', 'Users']) choose(part, 'Leave')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Import' }).disabled).toBe(true)
  })

  it('says in a toast why a file was refused, and nothing when the dialog was cancelled', async () => {
    const message = 'This is not a file that Portside exported.'
    await open({ chooseImport: () => ({ ok: false, problem: { field: null, message } }) })
    await click('Import settings…')
    expect(screen.getByText(message)).toBeDefined()
    expect(screen.queryByRole('form', { name: 'Import settings' })).toBeNull()
  })
})
