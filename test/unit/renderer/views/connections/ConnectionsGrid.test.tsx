// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { afterEach, describe, expect, it, vi } from 'vitest'
import type { WireSession } from '../../../../../app/preload/contract/wire-sessions.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

afterEach(() => {
  vi.useRealTimers()
  localStorage.clear()
})

const ann = fakeSession({ id: 's1', userName: 'ann', peerAddress: '10.0.0.9', sentBytes: 10 })
const bob = fakeSession({
  id: 's2',
  userName: 'bob',
  peerAddress: '10.0.0.10',
  sentBytes: 30,
  tlsProtocol: null,
})
const cat = fakeSession({ id: 's3', userName: 'cat', peerAddress: '10.0.0.9', sentBytes: 20 })

async function open(sessions: readonly WireSession[] = [ann, bob, cat]) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({ snapshot: { sessions: [...sessions] } })
  await renderDashboard(api)
  return api
}

const grid = () => screen.getByRole('grid', { name: 'Connections' })
const rowOf = (name: RegExp) => within(grid()).getByRole('row', { name })
const head = (name: string) => within(grid()).getByRole('button', { name })
const box = () => screen.getByRole('combobox', { name: 'Filter connections' })
const type = (value: string) => fireEvent.change(box(), { target: { value } })
const press = (key: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })
/** Who stands in the list, from the top. */
const shown = () =>
  within(grid())
    .getAllByRole('row')
    .slice(1)
    .map((row) => row.getAttribute('aria-label')?.split(/[ ,]/)[0])
const moved = (session: WireSession, sentBytes: number) =>
  ({ type: 'session-changed', session: { ...session, sentBytes } }) as const

describe('the order of the grid', () => {
  it('follows a head that is clicked: the largest first, the other way, then as they came', async () => {
    await open()
    fireEvent.click(head('Sent'))
    expect(shown()).toEqual(['bob', 'cat', 'ann'])
    expect(head('Sent').closest('th')?.getAttribute('aria-sort')).toBe('descending')
    fireEvent.click(head('Sent'))
    expect(shown()).toEqual(['ann', 'cat', 'bob'])
    fireEvent.click(head('Sent'))
    expect(shown()).toEqual(['ann', 'bob', 'cat'])
    expect(head('Sent').closest('th')?.getAttribute('aria-sort')).toBe('none')
  })

  it('holds still under the pointer and follows two seconds after it has left', async () => {
    const api = await open()
    fireEvent.click(head('Sent'))
    vi.useFakeTimers()
    fireEvent.pointerEnter(grid().querySelector('tbody') ?? grid())
    act(() => api.notify(moved(ann, 99)))
    act(() => vi.advanceTimersByTime(5000))
    expect(shown()).toEqual(['bob', 'cat', 'ann'])
    fireEvent.pointerLeave(grid().querySelector('tbody') ?? grid())
    act(() => vi.advanceTimersByTime(1900))
    expect(shown()).toEqual(['bob', 'cat', 'ann'])
    act(() => vi.advanceTimersByTime(200))
    expect(shown()).toEqual(['ann', 'bob', 'cat'])
  })

  it('holds still under the keyboard, counts what waits, and is taken over by a click', async () => {
    const api = await open()
    fireEvent.click(head('Sent'))
    act(() => rowOf(/cat/).focus())
    vi.useFakeTimers()
    act(() => api.notify(moved(ann, 99)))
    act(() => vi.advanceTimersByTime(9000))
    expect(shown()).toEqual(['bob', 'cat', 'ann'])
    fireEvent.click(screen.getByRole('button', { name: '1 change' }))
    expect(shown()).toEqual(['ann', 'bob', 'cat'])
    expect(screen.queryByRole('button', { name: '1 change' })).toBeNull()
    expect(document.activeElement).toBe(rowOf(/cat/))
  })

  it('is frozen as long as a person wants, and newcomers stand last', async () => {
    const api = await open()
    fireEvent.click(head('Sent'))
    fireEvent.click(screen.getByRole('button', { name: 'Freeze order' }))
    vi.useFakeTimers()
    act(() => api.notify(moved(fakeSession({ id: 's9', userName: 'dan' }), 500), moved(ann, 99)))
    act(() => vi.advanceTimersByTime(9000))
    expect(shown()).toEqual(['bob', 'cat', 'ann', 'dan'])
    fireEvent.click(screen.getByRole('button', { name: 'Freeze order' }))
    expect(shown()).toEqual(['dan', 'ann', 'bob', 'cat'])
  })
})

describe('the filter of the grid', () => {
  it('makes a chip of a condition that is finished, and takes it back', async () => {
    await open()
    type('user:a')
    expect(shown()).toEqual(['ann', 'cat'])
    type('user:ann ')
    expect(box()).toHaveProperty('value', '')
    expect(shown()).toEqual(['ann'])
    fireEvent.click(screen.getByRole('button', { name: 'Remove user:ann' }))
    expect(shown()).toEqual(['ann', 'bob', 'cat'])
    expect(document.activeElement).toBe(box())
  })

  it('puts conditions and words together, and Backspace takes the last condition', async () => {
    await open()
    type('ip:10.0.0.9')
    fireEvent.keyDown(box(), { key: 'Enter' })
    type('secure:no')
    fireEvent.keyDown(box(), { key: 'Enter' })
    expect(screen.getByRole('heading', { name: 'No connection matches' })).toBeDefined()
    fireEvent.keyDown(box(), { key: 'Backspace' })
    expect(shown()).toEqual(['ann', 'cat'])
    type('cat')
    expect(shown()).toEqual(['cat'])
    fireEvent.keyDown(box(), { key: 'Escape' })
    expect(shown()).toEqual(['ann', 'bob', 'cat'])
  })

  it('offers what is there', async () => {
    await open()
    type('user:')
    const offers = [...document.querySelectorAll('datalist option')].map((one) => one.getAttribute('value'))
    expect(offers).toEqual(['user:ann', 'user:bob', 'user:cat'])
  })
})

describe('groups and columns', () => {
  const groupBy = (value: string) =>
    fireEvent.change(screen.getByRole('combobox', { name: 'Group by' }), { target: { value } })

  it('stand together under a head with their sum, and fold', async () => {
    await open()
    groupBy('ip')
    expect(shown()).toEqual(['10.0.0.9', 'ann', 'cat', '10.0.0.10', 'bob'])
    expect(rowOf(/^10\.0\.0\.9/).textContent).toContain('30 B sent')
    act(() => rowOf(/^10\.0\.0\.9/).focus())
    press('ArrowLeft')
    expect(shown()).toEqual(['10.0.0.9', '10.0.0.10', 'bob'])
    expect(within(rowOf(/^10\.0\.0\.9/)).getByRole('button', { expanded: false })).toBeDefined()
    press('Enter')
    expect(shown()).toHaveLength(5)
  })

  it('come back in the next window as they were left', async () => {
    await open()
    groupBy('user')
    fireEvent.click(screen.getByRole('button', { name: 'Columns' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Last command' }))
    fireEvent.click(screen.getByRole('checkbox', { name: 'Sent' }))
    press('Escape')
    expect(document.activeElement).toBe(screen.getByRole('button', { name: 'Columns' }))
    expect(head('Last command')).toBeDefined()
    expect(within(grid()).queryByRole('button', { name: 'Sent' })).toBeNull()
    const kept = JSON.parse(localStorage.getItem('portside.connections') ?? '{}') as { groupBy?: string }
    expect(kept.groupBy).toBe('user')
  })
})

describe('a grid of a thousand', () => {
  const many = Array.from({ length: 1000 }, (_, place) =>
    fakeSession({
      id: `s${place}`,
      userName: `user${place}`,
      peerAddress: `10.1.${place >> 8}.${place & 255}`,
    }),
  )

  it('has in the page what is in sight, and says how much there is', async () => {
    await open(many)
    expect(within(grid()).getAllByRole('row').length).toBeLessThan(60)
    expect(grid().getAttribute('aria-rowcount')).toBe('1001')
    expect(rowOf(/user5 /).getAttribute('aria-rowindex')).toBe('7')
  })

  it('is walked from end to end by the keyboard alone', async () => {
    const api = await open(many)
    act(() => rowOf(/user0 /).focus())
    press('End')
    expect(document.activeElement?.getAttribute('aria-rowindex')).toBe('1001')
    press('Home')
    expect(document.activeElement).toBe(rowOf(/user0 /))
    press('ArrowUp')
    expect(document.activeElement).toBe(head('State'))
    press('ArrowRight')
    press('Home')
    press('ArrowRight')
    expect(document.activeElement).toBe(head('State'))
    press('ArrowDown')
    expect(document.activeElement).toBe(rowOf(/user0 /))
    press('PageDown')
    press('k')
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ ids: ['s10'] }])
    act(() => api.notify({ type: 'session-removed', id: 's10' }))
    expect(document.activeElement).toBe(rowOf(/user11 /))
    expect(screen.getByText('user10 from 10.1.0.10 has left the list.')).toBeDefined()
  })

  it('repaints one row when one session moves', async () => {
    const api = await open(many)
    const before = new Map(
      within(grid())
        .getAllByRole('row')
        .map((row) => [row, row.innerHTML]),
    )
    act(() => api.notify(moved(many[3] ?? ann, 4_000_000)))
    const changed = [...before].filter(([row, html]) => row.innerHTML !== html).map(([row]) => row)
    expect(changed).toEqual([rowOf(/user3 /)])
  })
})

describe('a row that has just come', () => {
  it('is marked as new, and one that was there is not', async () => {
    const api = await open()
    act(() =>
      api.notify(moved(fakeSession({ id: 's9', userName: 'new', connectedAt: fakeNowMs + 60_000 }), 0)),
    )
    expect(rowOf(/new/).className).toContain('connections-new')
    expect(rowOf(/ann/).className).not.toContain('connections-new')
  })
})
