// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { WireSnapshot } from '../../../../../app/preload/contract/wire-types.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

interface Given {
  readonly snapshot?: Partial<WireSnapshot>
  readonly handlers?: Partial<CallHandlers>
}

async function open(given: Given = {}) {
  const api = createFakeDashboardApi(given)
  await renderDashboard(api, 'settings')
  const form = (name: string) => within(screen.getByRole('form', { name }))
  return {
    api,
    form,
    type: (subject: string, label: string, value: string) =>
      fireEvent.change(form(subject).getByRole('textbox', { name: label }), { target: { value } }),
    tick: (subject: string, label: string) =>
      fireEvent.click(form(subject).getByRole('checkbox', { name: label })),
    save: (subject: string) =>
      act(async () => fireEvent.click(screen.getByRole('button', { name: `Save ${subject}` }))),
  }
}

const click = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))

describe('the settings of the history', () => {
  it('is switched at once and saves how long and how much is kept', async () => {
    const { api, type, save } = await open()
    fireEvent.click(screen.getByRole('switch', { name: 'Remember transfers, sessions and changes' }))
    type('history settings', 'Keep for (days)', '30')
    type('history settings', 'Size limit', '2')
    await save('history settings')
    expect(api.argumentsOf('updateHistoryRules')).toEqual([
      { isOn: false },
      { keepDays: 30, maxBytes: 2_000_000_000 },
    ])
  })

  it('sends nothing that is out of range', async () => {
    const { api, type, save, form } = await open()
    type('history settings', 'Keep for (days)', '0')
    await save('history settings')
    expect(api.argumentsOf('updateHistoryRules')).toEqual([])
    expect(form('history settings').getByText('At least 1.')).toBeDefined()
  })

  it('says what is there and forgets it after a question', async () => {
    const history = { ...fakeSnapshot().history, bytes: 12_300_000, oldestAt: fakeNowMs }
    const { api } = await open({ snapshot: { history } })
    expect(screen.getByText(/12\.3 MB on the disk, oldest entry from/)).toBeDefined()
    await click('Clear history…')
    expect(api.argumentsOf('clearHistory')).toEqual([])
    await click('Clear history')
    expect(api.argumentsOf('clearHistory')).toEqual([null])
    expect(screen.getByText('History cleared')).toBeDefined()
  })

  it('says in one line why there is none', async () => {
    const problem = 'The database is on a disk that cannot be written.'
    await open({ snapshot: { history: { ...fakeSnapshot().history, phase: 'failed', problem } } })
    expect(screen.getByText(problem)).toBeDefined()
  })
})

describe('the settings of the log', () => {
  it('saves levels by area, files and what is written besides', async () => {
    const { api, form, type, tick, save } = await open()
    fireEvent.change(form('log settings').getByRole('combobox', { name: 'Commands' }), {
      target: { value: 'debug' },
    })
    type('log settings', 'New file at', '20')
    type('log settings', 'Files kept', '5')
    type('log settings', 'Days kept', '7')
    tick('log settings', 'Also write finished transfers as xferlog')
    tick('log settings', 'Also write failed logins for fail2ban')
    await save('log settings')
    expect(api.argumentsOf('updateLogRules')).toEqual([
      {
        levels: { commands: 'debug' },
        maxFileBytes: 20_000_000,
        keepFiles: 5,
        keepDays: 7,
        transferLog: true,
        loginFailureLog: true,
      },
    ])
  })

  it('shows the folder, opens it and says what is wrong with it', async () => {
    const problem = 'The disk is full.'
    const { api } = await open({ snapshot: { logs: { ...fakeSnapshot().logs, problem } } })
    expect(screen.getByText('/home/ann/.config/portside/logs')).toBeDefined()
    expect(screen.getByText(problem)).toBeDefined()
    await click('Open folder')
    expect(api.argumentsOf('revealLogs')).toEqual([null])
  })
})

describe('the programs that are told what happens', () => {
  it('saves a web address and what it is told of', async () => {
    const { api, type, tick, save } = await open()
    tick('webhook', 'Send to a web address (webhook)')
    type('webhook', 'Address', ' https://example.org/hook ')
    tick('webhook', 'Failed logins')
    await save('webhook')
    expect(api.argumentsOf('updateHooks')).toEqual([
      {
        webhook: {
          isOn: true,
          url: 'https://example.org/hook',
          events: ['upload-finished', 'address-blocked', 'certificate-expiring'],
        },
      },
    ])
  })

  it('refuses an address of another scheme beside its field', async () => {
    const { api, type, save, form } = await open()
    type('webhook', 'Address', 'file:///etc/passwd')
    await save('webhook')
    expect(api.argumentsOf('updateHooks')).toEqual([])
    expect(form('webhook').getByText(/begins with https/)).toBeDefined()
  })

  it('has the program chosen by the system and saves its arguments', async () => {
    const { api, type, save } = await open()
    await click('Choose program…')
    expect(api.argumentsOf('chooseHookProgram')).toEqual([null])
    type('command', 'Arguments', '--file={file}\n--by={user}')
    await save('command')
    expect(api.argumentsOf('updateHooks')).toEqual([{ command: { args: ['--file={file}', '--by={user}'] } }])
  })

  it("shows main's refusal beside what is missing", async () => {
    const problem = { field: 'program', message: 'Choose the program before you switch it on.' }
    const { tick, save, form } = await open({ handlers: { updateHooks: () => ({ ok: false, problem }) } })
    tick('command', 'Run a program')
    await save('command')
    expect(form('command').getByText(problem.message)).toBeDefined()
  })

  it('says in one line how a test went', async () => {
    const hooks = fakeSnapshot().hooks
    const webhook = { ...hooks.webhook, url: 'https://example.org/hook' }
    const problem = { field: null, message: 'The address answered 404.' }
    const { api } = await open({
      snapshot: { hooks: { ...hooks, webhook } },
      handlers: { testHook: () => ({ ok: false, problem }) },
    })
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Test the command' }).disabled).toBe(true)
    await click('Test the webhook')
    expect(api.argumentsOf('testHook')).toEqual([{ kind: 'webhook' }])
    expect(screen.getByText('The address answered 404.')).toBeDefined()
  })
})

describe('finding settings', () => {
  const search = (value: string) =>
    act(async () =>
      fireEvent.change(screen.getByRole('searchbox', { name: 'Search settings' }), { target: { value } }),
    )
  const groups = () =>
    within(screen.getByRole('navigation', { name: 'Parts of the settings' }))
      .getAllByRole('link')
      .map(({ textContent }) => textContent)

  it('leaves the groups and fields that hold the words', async () => {
    await open()
    expect(groups()).toHaveLength(11)
    await search('FAIL2BAN')
    expect(groups()).toEqual(['Logs'])
    const entry = screen.getByRole('checkbox', { name: /fail2ban/ }).closest('.checkbox')
    expect(entry?.hasAttribute('data-unmatched')).toBe(false)
    expect(screen.getByLabelText('Port').closest('.field')?.hasAttribute('data-unmatched')).toBe(true)
    await search('')
    expect(groups()).toHaveLength(11)
    expect(document.querySelector('[data-unmatched]')).toBeNull()
  })

  it('says when nothing matches', async () => {
    await open()
    await search('quux')
    expect(screen.getByText('No setting matches “quux”.')).toBeDefined()
  })
})

describe('how the dashboard looks and speaks', () => {
  it('takes density and language at once', async () => {
    const { api } = await open()
    await click('Compact')
    fireEvent.change(screen.getByRole('combobox', { name: 'Language' }), { target: { value: 'fr' } })
    expect(api.argumentsOf('updateAppearance')).toEqual([{ density: 'compact' }, { language: 'fr' }])
    const appearance = { ...fakeSnapshot().appearance, density: 'compact', language: 'de' } as const
    act(() => api.notify({ type: 'appearance-changed', appearance }))
    expect(document.documentElement.dataset.density).toBe('compact')
    expect(screen.getByRole('heading', { name: 'Einstellungen' })).toBeDefined()
    act(() => api.notify({ type: 'appearance-changed', appearance: fakeSnapshot().appearance }))
  })
})
