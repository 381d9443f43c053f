// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { WireSecurity, WireSecuritySummary } from '../../../../../app/preload/contract/wire-security.ts'
import { createFakeDashboardApi, fakeNowMs } from '../../../../helpers/fake-dashboard-api.ts'
import { FormDriver } from '../../../../helpers/form-driver.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleBan, sampleSecurity, sampleSecurityEvent } from '../../../../helpers/wire-security.ts'

interface Opening {
  readonly security?: Partial<WireSecurity>
  readonly summary?: WireSecuritySummary
  readonly handlers?: Partial<CallHandlers>
  readonly tab?: string
}

async function openSecurity({ security = {}, summary, handlers = {}, tab }: Opening = {}) {
  const snapshot = {
    security: sampleSecurity(security),
    ...(summary && { securitySummary: summary }),
  }
  const api = createFakeDashboardApi({ snapshot, handlers })
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('security'), ctrlKey: true })
  if (tab !== undefined) fireEvent.click(screen.getByRole('button', { name: tab }))
  return api
}

const press = async (name: string | RegExp) =>
  await act(async () => fireEvent.click(screen.getByRole('button', { name })))
const choose = async (name: string) =>
  await act(async () => fireEvent.click(screen.getByRole('menuitem', { name })))

const two = [sampleBan(), sampleBan({ id: 'b2', range: '198.51.100.0/24', by: 'person', remainingMs: null })]

describe('blocked addresses', () => {
  it('show who, why, until when and how often they tried since', async () => {
    await openSecurity({ security: { bans: two } })
    const [first = document.body, second = document.body] = screen
      .getAllByRole('row')
      .slice(1)
      .map((row) => row as HTMLElement)
    expect(first.textContent).toContain('203.0.113.9')
    expect(first.textContent).toContain('8 wrong passwords, last as “root”')
    expect(first.textContent).toMatch(/1[45]:\d\d/)
    expect(within(first).getByText('3')).toBeDefined()
    expect(second.textContent).toContain('For good')
  })

  it('are unblocked by one click, which can be taken back', async () => {
    const api = await openSecurity({ security: { bans: two } })
    await press('Unblock 203.0.113.9')
    expect(api.argumentsOf('unblock')).toEqual([{ ids: ['b1'] }])
    await press('Undo')
    expect(api.argumentsOf('undoBlocking')).toEqual([{ undoId: 'undo-1' }])
    expect(screen.getByText('Taken back')).toBeDefined()
  })

  it.each<[string, string, unknown]>([
    ['Extend by 15 minutes', 'extendBans', { ids: ['b1'], byMs: 900_000 }],
    ['Extend by 1 hour', 'extendBans', { ids: ['b1'], byMs: 3_600_000 }],
    ['Extend by 1 day', 'extendBans', { ids: ['b1'], byMs: 86_400_000 }],
    ['Make permanent', 'extendBans', { ids: ['b1'], byMs: null }],
    ['Always allow', 'allowAddress', { range: '203.0.113.9', note: '' }],
  ])('have a menu: %s', async (item, call, argument) => {
    const api = await openSecurity({ security: { bans: two } })
    await press('More about 203.0.113.9')
    await choose(item)
    expect(api.argumentsOf(call as 'extendBans')).toEqual([argument])
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined()
  })

  it('are treated together when they are selected, and all of it is taken back together', async () => {
    const api = await openSecurity({ security: { bans: two } })
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }))
    expect(screen.getByText('2 selected')).toBeDefined()
    await press('More')
    await choose('Always allow')
    expect(api.argumentsOf('allowAddress')).toHaveLength(2)
    await press('Undo')
    expect(api.argumentsOf('undoBlocking')).toHaveLength(2)
    await press('Unblock')
    expect(api.argumentsOf('unblock')).toEqual([{ ids: ['b1', 'b2'] }])
  })

  it('are found by the filter', async () => {
    await openSecurity({ security: { bans: two } })
    const filter = screen.getByRole('searchbox', { name: 'Filter blocked addresses' })
    fireEvent.change(filter, { target: { value: '198.51' } })
    expect(screen.getAllByRole('row')).toHaveLength(2)
    fireEvent.change(filter, { target: { value: 'nobody' } })
    expect(screen.getByText('No blocked address matches')).toBeDefined()
  })

  it('come from a form that checks the address before main does, and shows why main refuses', async () => {
    const api = await openSecurity({
      handlers: {
        blockAddresses: ({ ranges }) =>
          ranges[0] === '127.0.0.1'
            ? { ok: false, problem: { field: 'ranges', message: '127.0.0.1 is this computer.' } }
            : { ok: true, value: { blocked: 1, ended: 2, refusals: [], undoId: 'undo-1' } },
      },
    })
    await press('Block an address…')
    const form = new FormDriver('Block an address')
    form.fill('Address or network', 'the office')
    await form.press('Block')
    expect(form.form.getByText(/Use an address such as/)).toBeDefined()
    expect(api.argumentsOf('blockAddresses')).toEqual([])
    form.fill('Address or network', '127.0.0.1')
    await form.press('Block')
    expect(form.form.getByText('127.0.0.1 is this computer.')).toBeDefined()
    form.fill('Address or network', ' 203.0.113.0/24 ')
    form.fill('For how long', 'good')
    form.fill('Note', 'scans')
    await form.press('Block')
    expect(api.argumentsOf('blockAddresses').at(-1)).toEqual({
      ranges: ['203.0.113.0/24'],
      note: 'scans',
      durationMs: null,
    })
    expect(screen.queryByRole('form')).toBeNull()
    expect(screen.getAllByText('203.0.113.0/24 blocked, 2 sessions ended')[0]).toBeDefined()
  })

  it('say when there are none what would block somebody, with the switch at hand', async () => {
    const api = await openSecurity()
    expect(screen.getByText('No one is blocked.')).toBeDefined()
    expect(
      screen.getByText('Automatic protection is on: 10 failures in 5 minutes blocks for 15 minutes.'),
    ).toBeDefined()
    await act(async () => fireEvent.click(screen.getByRole('switch', { name: 'Automatic protection' })))
    expect(api.argumentsOf('updateProtection')).toEqual([{ isOn: false }])
  })

  it('come from a list after its summary', async () => {
    const problems = [
      'Left out: 127.0.0.1 is this computer.',
      'Line 3: “x” is neither an address nor a network.',
    ]
    const api = await openSecurity({
      handlers: {
        importBans: ({ isPreview }) => ({
          ok: true,
          value: { count: 2, known: 1, problems, problemCount: 2, undoId: isPreview ? null : 'undo-1' },
        }),
      },
    })
    const file = new File(['203.0.113.9\n127.0.0.1\nx\n'], 'bad.txt', { type: 'text/plain' })
    await act(async () => {
      fireEvent.change(screen.getByLabelText('List of addresses to import'), { target: { files: [file] } })
    })
    expect(await screen.findByText('Block 2 addresses?')).toBeDefined()
    expect(screen.getByText(problems[0] ?? '')).toBeDefined()
    await press('Block 2 addresses')
    expect(api.argumentsOf('importBans')).toMatchObject([{ isPreview: true }, { isPreview: false }])
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined()
  })

  it('of thousands show the newest, so that the window stays quick', async () => {
    const bans = Array.from({ length: 1_000 }, (_, n) =>
      sampleBan({ id: `b${n}`, range: `10.1.${n >> 8}.${n & 255}` }),
    )
    await openSecurity({ security: { bans } })
    expect(screen.getAllByRole('row')).toHaveLength(201)
    expect(screen.getByText(/newest 200 of 1000/)).toBeDefined()
  })
})

describe('the rail', () => {
  it('counts automatic bans until they have been looked at', async () => {
    const api = createFakeDashboardApi()
    await renderDashboard(api)
    const ban = sampleBan({ since: fakeNowMs + 1_000 })
    act(() => api.notify({ type: 'bans-changed', bans: [ban] }))
    const entry = screen.getByRole('button', { name: 'Security, 1 new' })
    await act(async () => fireEvent.click(entry))
    expect(screen.getByRole('button', { name: 'Security' })).toBeDefined()
  })
})

describe('allowed addresses', () => {
  const allowed = [{ range: '192.168.1.0/24', note: 'the office', addedAtMs: fakeNowMs }]

  it('are listed with their notes and removed by a click that can be taken back', async () => {
    const { rules } = sampleSecurity()
    const api = await openSecurity({ security: { rules: { ...rules, allowed } }, tab: 'Allowed' })
    expect(screen.getByRole('row', { name: /192\.168\.1\.0\/24/ }).textContent).toContain('the office')
    await press('Remove 192.168.1.0/24')
    expect(api.argumentsOf('disallowAddress')).toEqual([{ range: '192.168.1.0/24' }])
    expect(screen.getByRole('button', { name: 'Undo' })).toBeDefined()
  })

  it('include this computer, which nobody can take off', async () => {
    await openSecurity({ tab: 'Allowed' })
    const row = screen.getByRole('row', { name: /^127\.0\.0\.1/ })
    expect(row.textContent).toContain('always protected')
    expect(within(row).queryByRole('button')).toBeNull()
  })

  it('are added by a form that checks them', async () => {
    const api = await openSecurity({ tab: 'Allowed' })
    const form = new FormDriver('Always allow an address')
    form.fill('Address or network', '192.168.1')
    await form.press('Always allow')
    expect(api.argumentsOf('allowAddress')).toEqual([])
    form.fill('Address or network', '192.168.1.0/24')
    form.fill('Note', 'office')
    await form.press('Always allow')
    expect(api.argumentsOf('allowAddress')).toEqual([{ range: '192.168.1.0/24', note: 'office' }])
  })
})

describe('events at the door', () => {
  const events = [
    sampleSecurityEvent({ at: fakeNowMs + 3, userName: '‮gpj.exe' }),
    sampleSecurityEvent({ at: fakeNowMs + 2 }),
    sampleSecurityEvent({
      at: fakeNowMs + 1,
      kind: 'foreign-protocol',
      address: '198.51.100.7',
      userName: null,
      text: 'Spoke HTTP',
    }),
  ]
  const failuresByHour = [...new Array<number>(23).fill(0), 2]

  it('are filtered by kind and by words, and hostile names are shown as what they are', async () => {
    await openSecurity({ security: { events, failuresByHour }, tab: 'Events' })
    const table = () =>
      within(screen.getByRole('table', { name: 'Events' }))
        .getAllByRole('row')
        .slice(1)
    expect(table()).toHaveLength(3)
    expect(table()[0]?.textContent).toContain('⟨U+202E⟩gpj.exe')
    await press('Not FTP')
    expect(table().map((row) => row.textContent)).toEqual([expect.stringContaining('Spoke HTTP')])
    await press('All')
    fireEvent.change(screen.getByRole('searchbox'), { target: { value: 'ROOT' } })
    expect(table()).toHaveLength(1)
  })

  it('lead to the form that blocks their address', async () => {
    await openSecurity({ security: { events }, tab: 'Events' })
    await press('Block 198.51.100.7…')
    const form = new FormDriver('Block an address')
    expect(form.form.getByLabelText('Address or network')).toHaveProperty('value', '198.51.100.7')
  })

  it('are summed up by the hour in words, as bars and as a table', async () => {
    await openSecurity({ security: { events, failuresByHour }, tab: 'Events' })
    expect(screen.getByRole('img', { name: /^2 failed logins in the last 24 hours/ })).toBeDefined()
    await press('View as table')
    const rows = within(screen.getByRole('table', { name: 'Failed logins per hour' })).getAllByRole('row')
    expect(rows).toHaveLength(25)
    expect(rows[1]?.textContent).toMatch(/2$/)
  })

  it('name the addresses that fail most', async () => {
    await openSecurity({ security: { events }, tab: 'Events' })
    const rows = within(screen.getByRole('table', { name: 'Top sources of failed logins' })).getAllByRole(
      'row',
    )
    expect(rows).toHaveLength(2)
    expect(rows[1]?.textContent).toContain('203.0.113.9')
    expect(rows[1]?.textContent).toContain('2')
  })

  it('come in live', async () => {
    const api = await openSecurity({ tab: 'Events' })
    expect(screen.getByText('Nothing has happened at the door.')).toBeDefined()
    act(() => api.notify({ type: 'security-event-added', event: sampleSecurityEvent(), failuresByHour }))
    expect(screen.getByRole('table', { name: 'Events' }).textContent).toContain('Wrong password')
  })
})
