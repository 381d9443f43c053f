// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { PastTransfer } from '../../../../../app/preload/contract/wire-history.ts'
import type { WireSnapshot } from '../../../../../app/preload/contract/wire-types.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { samplePastTransfer } from '../../../../helpers/history-samples.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const pageOf = (entries: PastTransfer[], next: number | null = null) => ({
  ok: true as const,
  value: { entries, next },
})

interface Opened {
  readonly snapshot?: Partial<WireSnapshot>
  readonly handlers?: Partial<CallHandlers>
  readonly tab?: 'Active' | 'History' | 'Failed'
}

async function open({ snapshot = {}, handlers = {}, tab = 'History' }: Opened = {}) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({
    snapshot,
    handlers: { findTransfers: () => pageOf([samplePastTransfer()]), ...handlers },
  })
  await renderDashboard(api, 'transfers')
  await act(async () => fireEvent.click(screen.getByRole('tab', { name: tab })))
  return api
}

const rows = (name: string) => within(screen.getByRole('grid', { name })).getAllByRole('row').slice(1)
const press = (key: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })
const filtersOf = (api: Awaited<ReturnType<typeof open>>) =>
  api.argumentsOf('findTransfers').map((argument) => (argument as { filter: unknown }).filter)

const moving = fakeSession({
  activity: 'sending',
  transfer: {
    id: 't1',
    direction: 'download',
    path: '/Photos/2026/sunset.raw',
    bytes: 25_000_000,
    totalBytes: 100_000_000,
    rate: 5_000_000,
    startedAt: fakeNowMs,
  },
})

describe('running transfers', () => {
  it('show file, folder, progress and the time left, and move with every tick', async () => {
    const api = await open({ snapshot: { sessions: [moving] }, tab: 'Active' })
    const [row] = rows('Running transfers')
    expect(row?.textContent).toContain('sunset.raw')
    expect(row?.textContent).toContain('/Photos/2026')
    expect(within(row!).getByRole('progressbar').getAttribute('aria-valuetext')).toBe(
      '25 %, 25.0 MB of 100 MB',
    )
    expect(row?.textContent).toContain('15 s')
    const tick = {
      bytes: 90_000_000,
      rate: 5_000_000,
      sentBytes: 90_000_000,
      receivedBytes: 0,
      isStalled: false,
    }
    act(() => api.notify({ type: 'session-progressed', id: 's1', ...tick }))
    expect(row?.textContent).toContain('2 s')
  })

  it('show bytes alone where nobody knows the size', async () => {
    const upload = { ...moving.transfer!, direction: 'upload' as const, totalBytes: null }
    await open({ snapshot: { sessions: [fakeSession({ transfer: upload })] }, tab: 'Active' })
    const bar = screen.getByRole('progressbar')
    expect(bar.getAttribute('aria-valuenow')).toBeNull()
    expect(bar.getAttribute('aria-valuetext')).toBe('25.0 MB received')
  })

  it('are aborted by their button and by A, and lead to their session', async () => {
    const api = await open({ snapshot: { sessions: [moving] }, tab: 'Active' })
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Abort transfer of demo' })))
    rows('Running transfers')[0]!.focus()
    await act(async () => press('a'))
    expect(api.argumentsOf('abortTransfers')).toEqual([{ ids: ['s1'] }, { ids: ['s1'] }])
    await act(async () => press('Enter'))
    expect(screen.getByRole('complementary', { name: 'demo' })).toBeDefined()
  })

  it('leave the keyboard with their neighbour when they end', async () => {
    const other = fakeSession({ ...moving, id: 's2', userName: 'ann' })
    const api = await open({ snapshot: { sessions: [moving, other] }, tab: 'Active' })
    rows('Running transfers')[0]!.focus()
    await act(async () => api.notify({ type: 'session-changed', session: { ...moving, transfer: null } }))
    expect(document.activeElement).toBe(rows('Running transfers')[0])
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Download of sunset.raw by ann')
  })

  it('lead to the history when there are none', async () => {
    await open({ tab: 'Active' })
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Show history' })))
    expect(rows('Past transfers')).toHaveLength(1)
  })
})

describe('past transfers', () => {
  it('are shown with result, size and speed, and what still runs is not among them', async () => {
    await open({
      handlers: {
        findTransfers: () =>
          pageOf([
            samplePastTransfer({ key: 3, result: null, endedAt: null, durationMs: null }),
            samplePastTransfer({
              key: 2,
              direction: 'upload',
              result: 'connection-lost',
              bytes: 412_000_000,
            }),
            samplePastTransfer({ key: 1 }),
          ]),
      },
    })
    const [lost, done, ...others] = rows('Past transfers')
    expect(others).toEqual([])
    expect(lost?.textContent).toContain('Connection lost')
    expect(lost?.textContent).toContain('412 MB arrived')
    expect(done?.textContent).toContain('Done')
    expect(done?.textContent).toContain('4.10 MB/s')
  })

  it('are asked of main by every field of the filter, and of failures alone by their tab', async () => {
    const snapshot = {
      shares: [sampleShare({ id: 'share-1', name: 'Photos' })],
      users: [sampleUser({ name: 'demo' })],
    }
    const api = await open({ snapshot })
    const bar = within(screen.getByLabelText('Filter transfers'))
    fireEvent.change(bar.getByLabelText('Part of a file name or path'), { target: { value: ' sunset ' } })
    await waitFor(() => expect(filtersOf(api).at(-1)).toEqual({ path: 'sunset' }))
    fireEvent.change(bar.getByLabelText('User'), { target: { value: 'demo' } })
    fireEvent.change(bar.getByLabelText('Address'), { target: { value: '192.168.' } })
    fireEvent.change(bar.getByLabelText('Share'), { target: { value: 'share-1' } })
    fireEvent.change(bar.getByLabelText('Direction'), { target: { value: 'upload' } })
    fireEvent.change(bar.getByLabelText('Result'), { target: { value: 'disk-full' } })
    const expected = {
      path: 'sunset',
      user: 'demo',
      address: '192.168.',
      shareId: 'share-1',
      direction: 'upload',
      results: ['disk-full'],
    }
    await waitFor(() => expect(filtersOf(api).at(-1)).toEqual(expected))
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Clear filter' })))
    await act(async () => fireEvent.click(screen.getByRole('tab', { name: 'Failed' })))
    await waitFor(() =>
      expect((filtersOf(api).at(-1) as { results: string[] }).results).not.toContain('done'),
    )
  })

  it('are read on before the end is reached', async () => {
    const first = Array.from({ length: 30 }, (_, index) => samplePastTransfer({ key: 130 - index }))
    const api = await open({
      handlers: {
        findTransfers: ({ before }) =>
          before === null ? pageOf(first, 101) : pageOf([samplePastTransfer({ key: 9 })]),
      },
    })
    await waitFor(() =>
      expect(screen.getByRole('grid', { name: 'Past transfers' }).getAttribute('aria-rowcount')).toBe('32'),
    )
    expect(api.argumentsOf('findTransfers')).toEqual([
      { filter: {}, before: null, limit: 200 },
      { filter: {}, before: 101, limit: 200 },
    ])
  })

  it('are walked by keys from end to end', async () => {
    const many = Array.from({ length: 300 }, (_, index) => samplePastTransfer({ key: 300 - index }))
    await open({ handlers: { findTransfers: () => pageOf(many) } })
    rows('Past transfers')[0]!.focus()
    await act(async () => press('End'))
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('301')
    await act(async () => press('ArrowUp'))
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('300')
    expect(rows('Past transfers').filter((row) => row.tabIndex === 0)).toEqual([document.activeElement])
  })

  it('say how many came since instead of moving', async () => {
    let entries = [samplePastTransfer({ key: 5 })]
    const api = await open({
      snapshot: { sessions: [moving] },
      handlers: { findTransfers: () => pageOf(entries) },
    })
    entries = [samplePastTransfer({ key: 6, path: '/Photos/new.raw' }), ...entries]
    act(() => api.notify({ type: 'session-changed', session: { ...moving, transfer: null } }))
    const button = await screen.findByRole('button', { name: '1 new' }, { timeout: 5_000 })
    expect(rows('Past transfers')).toHaveLength(1)
    await act(async () => fireEvent.click(button))
    expect(rows('Past transfers')[0]?.textContent).toContain('new.raw')
  })

  it('are summed up, whatever part of them is in sight', async () => {
    const totals = { transfers: 1_204, sentBytes: 12_300_000_000, receivedBytes: 0, done: 1_200, failed: 4 }
    await open({ handlers: { sumTransfers: () => ({ ok: true, value: totals }) } })
    const line = screen.getByRole('region', { name: 'Totals' }).textContent
    expect(line).toContain('1,204 transfers')
    expect(line).toContain('4 failed')
    expect(line).toContain('12.3 GB')
  })

  it('are exported as they are filtered', async () => {
    const api = await open({
      handlers: { exportHistory: () => ({ ok: true, value: { fileName: 'a.csv', count: 2_000 } }) },
    })
    fireEvent.change(screen.getByLabelText('Direction'), { target: { value: 'download' } })
    fireEvent.click(screen.getByRole('button', { name: 'Export' }))
    await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'As a table (CSV)…' })))
    expect(api.argumentsOf('exportHistory')).toEqual([
      { list: 'transfers', format: 'csv', filter: { direction: 'download' } },
    ])
    expect(screen.getByText('2,000 entries written to a.csv')).toBeDefined()
  })

  it('tell who downloaded the same file', async () => {
    const api = await open()
    rows('Past transfers')[0]!.focus()
    press('F10', { shiftKey: true })
    await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Who downloaded this file' })))
    await waitFor(() =>
      expect(filtersOf(api).at(-1)).toEqual({ path: '/Photos/2026/sunset.raw', direction: 'download' }),
    )
  })

  it('show a hostile name as what it is, on its own line', async () => {
    const path = `/Photos/\u202Egpj.exe\u001B[31m${'x'.repeat(300)}`
    await open({
      handlers: { findTransfers: () => pageOf([samplePastTransfer({ path, userName: 'a\u202Eb' })]) },
    })
    const text = rows('Past transfers')[0]?.textContent ?? ''
    expect(text).toContain('⟨U+202E⟩gpj.exe⟨U+001B⟩[31m')
    expect(text).toContain('a⟨U+202E⟩b')
    expect(text).not.toContain('\u202E')
  })
})
