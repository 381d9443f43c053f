// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WireTransfer } from '../../../../../app/preload/contract/wire-sessions.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import {
  createFakeDashboardApi,
  fakeNowMs,
  fakeSession,
  fakeSnapshot,
} from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const download: WireTransfer = {
  id: 't1',
  direction: 'download',
  path: '/Photos/a.bin',
  bytes: 25,
  totalBytes: 100,
  rate: 10,
  startedAt: fakeNowMs,
}
const demo = fakeSession({ id: 's1', activity: 'sending', transfer: download })
const ann = fakeSession({ id: 's2', userName: 'ann', peerAddress: '192.168.1.6' })

async function open(sessions = [demo, ann]) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({ snapshot: { sessions } })
  await renderDashboard(api)
  return api
}

const grid = () => screen.getByRole('grid', { name: 'Connections' })
const rowOf = (name: RegExp) => within(grid()).getByRole('row', { name })
const press = (key: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })

describe('the connections screen', () => {
  it('shows a running transfer with progress that moves', async () => {
    const api = await open()
    const bar = within(rowOf(/demo/)).getByRole('progressbar')
    expect(bar.getAttribute('aria-valuenow')).toBe('25')
    act(() =>
      api.notify({
        type: 'session-progressed',
        id: 's1',
        bytes: 80,
        rate: 4_100_000,
        sentBytes: 80,
        receivedBytes: 0,
        isStalled: false,
      }),
    )
    expect(bar.getAttribute('aria-valuenow')).toBe('80')
    expect(bar.getAttribute('aria-valuetext')).toBe('80 %, 80 B of 100 B')
    expect(within(rowOf(/demo/)).getByText('4.10')).toBeDefined()
  })

  it('gives an upload bytes instead of a percentage, because nobody knows its size', async () => {
    await open([fakeSession({ transfer: { ...download, direction: 'upload', totalBytes: null } })])
    const bar = screen.getByRole('progressbar')
    expect(bar.hasAttribute('aria-valuenow')).toBe(false)
    expect(bar.getAttribute('aria-valuetext')).toBe('25 B received')
  })

  it('disconnects one client at once, by a button that names it', async () => {
    const api = await open()
    fireEvent.click(screen.getByRole('button', { name: 'Disconnect demo from 192.168.1.5' }))
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ ids: ['s1'] }])
  })

  it('asks before it disconnects several', async () => {
    const api = await open()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }))
    fireEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Disconnect' }))
    expect(api.argumentsOf('disconnectSessions')).toEqual([])
    fireEvent.click(screen.getByRole('button', { name: 'Disconnect 2' }))
    expect(api.argumentsOf('disconnectSessions')).toEqual([
      { ids: ['s1', 's2'], addresses: ['192.168.1.5', '192.168.1.6'] },
    ])
  })

  it('aborts transfers of selected rows that have one', async () => {
    const api = await open()
    fireEvent.click(screen.getByRole('checkbox', { name: 'Select all' }))
    fireEvent.click(within(screen.getByRole('toolbar')).getByRole('button', { name: 'Abort transfer' }))
    expect(api.argumentsOf('abortTransfers')).toEqual([{ ids: ['s1'] }])
  })

  it('keeps an ended row with its reason and without a button that ends it', async () => {
    const api = await open()
    const ended = { ...ann, endedAt: fakeNowMs, endReason: 'Disconnected by you' }
    act(() => api.notify({ type: 'session-changed', session: ended }))
    expect(within(rowOf(/ann.*Ended/)).getByText('Disconnected by you')).toBeDefined()
    expect(screen.queryByRole('button', { name: /Disconnect ann/ })).toBeNull()
  })

  it('shows a hostile user name escaped', async () => {
    await open([fakeSession({ userName: 'a\u202Eb' })])
    expect(screen.getByText('a⟨U+202E⟩b')).toBeDefined()
  })

  it('filters by what is typed', async () => {
    await open()
    fireEvent.change(screen.getByRole('combobox', { name: 'Filter connections' }), {
      target: { value: 'ann' },
    })
    expect(within(grid()).queryByRole('row', { name: /demo/ })).toBeNull()
    expect(rowOf(/ann/)).toBeDefined()
  })

  it('asks for a snapshot when a batch is missing and shows what it says', async () => {
    const api = await open()
    await act(async () => api.notifyNumbered(7, { type: 'session-removed', id: 's1' }))
    expect(api.argumentsOf('getSnapshot')).toHaveLength(2)
    expect(rowOf(/demo/)).toBeDefined()
  })
})

describe('the keys of the connections grid', () => {
  it('move, select, open and disconnect', async () => {
    const api = await open()
    act(() => rowOf(/demo/).focus())
    press('ArrowDown')
    expect(document.activeElement).toBe(rowOf(/ann/))
    press(' ')
    expect(rowOf(/ann/).getAttribute('aria-selected')).toBe('true')
    press('k')
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ ids: ['s2'] }])
    press('Enter')
    expect(screen.getByRole('complementary', { name: 'ann' })).toBeDefined()
  })

  it('select all by Ctrl+A and a range by Shift', async () => {
    await open()
    act(() => rowOf(/demo/).focus())
    press('a', { ctrlKey: true })
    expect(screen.getByText('2 selected')).toBeDefined()
    press('Escape')
    press('ArrowDown', { shiftKey: true })
    expect(screen.getByText('2 selected')).toBeDefined()
  })

  it('leave one row in the tab order, and the focus goes to the neighbour of a row that goes', async () => {
    const api = await open()
    act(() => rowOf(/demo/).focus())
    expect(
      within(grid())
        .getAllByRole('row')
        .filter(({ tabIndex }) => tabIndex === 0),
    ).toHaveLength(1)
    act(() => api.notify({ type: 'session-removed', id: 's1' }))
    expect(document.activeElement).toBe(rowOf(/ann/))
  })

  it('take no focus back when a row comes and a person has clicked elsewhere', async () => {
    const api = await open()
    act(() => rowOf(/demo/).focus())
    act(() => rowOf(/demo/).blur())
    act(() => api.notify({ type: 'session-changed', session: fakeSession({ id: 's9', userName: 'new' }) }))
    expect(rowOf(/new/)).toBeDefined()
    expect(document.activeElement).toBe(document.body)
  })
})

describe('the empty connections screen', () => {
  const share = sampleShare()
  const user = sampleUser()
  const stopped = { ...fakeSnapshot().server, phase: 'stopped' as const }

  it.each([
    ['a share is missing', {}, 'Nothing is shared yet'],
    ['a user is missing', { shares: [share] }, 'Nobody can sign in yet'],
    ['the server is stopped', { shares: [share], users: [user], server: stopped }, 'The server is stopped'],
    ['everything is ready', { shares: [share], users: [user] }, 'Waiting for connections'],
  ])('says the next step when %s', async (_title, snapshot, title) => {
    await renderDashboard(createFakeDashboardApi({ snapshot }))
    expect(screen.getByRole('heading', { name: title })).toBeDefined()
  })
})
