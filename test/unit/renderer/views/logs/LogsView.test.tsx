// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it, vi } from 'vitest'
import type { LogLine } from '../../../../../app/preload/contract/wire-logs.ts'
import type { WireSnapshot } from '../../../../../app/preload/contract/wire-types.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeSession, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { logLine } from '../../../../helpers/log-lines.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

async function open(lines: LogLine[], snapshot: Partial<WireSnapshot> = {}) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({
    snapshot,
    handlers: {
      readLog: ({ after }) => ({
        lines: lines.filter(({ number }) => number > after),
        lastNumber: lines.at(-1)?.number ?? 0,
        hasGap: false,
      }),
    },
  })
  await renderDashboard(api, 'logs')
  await act(async () => undefined)
  return {
    api,
    async grow(...more: LogLine[]) {
      lines.push(...more)
      await act(async () => {
        api.notify({ type: 'log-grown', lastNumber: lines.at(-1)?.number ?? 0 })
      })
    },
  }
}

const grid = () => screen.getByRole('grid', { name: 'Log' })
const messages = () =>
  within(grid())
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell').at(-1)?.textContent)
const rowOf = (message: string): HTMLElement => {
  const row = screen.getByText(message).closest<HTMLElement>('[role="row"]')
  if (row === null) throw new Error(`No row says ${message}`)
  return row
}
const click = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
const lastFilter = (api: ReturnType<typeof createFakeDashboardApi>) =>
  (api.argumentsOf('readLog').at(-1) as { filter: unknown }).filter

describe('the log on screen', () => {
  it('shows new lines as they come, each once, without drawing the others anew', async () => {
    const log = await open([logLine(1), logLine(2)])
    const first = rowOf('Line 1')
    await log.grow(logLine(3), logLine(4))
    expect(await screen.findByText('Line 4')).toBeDefined()
    expect(messages()).toEqual(['Line 1', 'Line 2', 'Line 3', 'Line 4'])
    expect(rowOf('Line 1')).toBe(first)
  })

  it('is asked for nothing while it is paused, and says what waits', async () => {
    const log = await open([logLine(1)])
    await click('Pause')
    const asked = log.api.argumentsOf('readLog').length
    await log.grow(logLine(2), logLine(3))
    expect(screen.getByText('Paused. 2 more lines have been written.')).toBeDefined()
    expect(log.api.argumentsOf('readLog')).toHaveLength(asked)
    await click('Follow')
    expect(await screen.findByText('Line 3')).toBeDefined()
  })

  it('shows what a client sent as text, never as markup', async () => {
    const hostile = '<img src=x onerror=alert(1)> ‮gpj.exe'
    await open([logLine(1, { userName: '<b>bob</b>', message: hostile })])
    expect(messages()).toEqual(['<img src=x onerror=alert(1)> ⟨U+202E⟩gpj.exe'])
    expect(grid().querySelector('img, b')).toBeNull()
    expect(screen.getByRole('button', { name: '<b>bob</b>' })).toBeDefined()
  })

  it('isolates a session, a user and an address with a click', async () => {
    const line = logLine(1, { sessionId: 'a3f9c17e-1', userName: 'demo', address: '192.168.1.5' })
    const { api } = await open([line])
    await click('a3f9c1')
    expect(lastFilter(api)).toEqual({ sessionId: 'a3f9c17e-1' })
    expect(screen.getByText('Session a3f9c1')).toBeDefined()
    await click('demo')
    expect(lastFilter(api)).toEqual({ sessionId: 'a3f9c17e-1', user: 'demo' })
    await click('192.168.1.5')
    await click('Show all sessions')
    expect(lastFilter(api)).toEqual({ user: 'demo', address: '192.168.1.5' })
    await click('Clear filters')
    expect(lastFilter(api)).toEqual({})
  })

  it('filters by level, area and words, and marks the words', async () => {
    const { api } = await open([logLine(1, { message: 'Upload of a Photo began' })])
    fireEvent.change(screen.getByRole('combobox', { name: 'Level' }), { target: { value: 'warning' } })
    await act(async () =>
      fireEvent.change(screen.getByRole('combobox', { name: 'Area' }), { target: { value: 'transfers' } }),
    )
    expect(lastFilter(api)).toEqual({ level: 'warning', areas: ['transfers'] })
    fireEvent.change(screen.getByRole('searchbox', { name: 'Search the log' }), {
      target: { value: 'photo' },
    })
    await vi.waitFor(() => expect(grid().querySelector('mark')?.textContent).toBe('Photo'))
    expect(lastFilter(api)).toEqual({ level: 'warning', areas: ['transfers'], text: 'photo' })
  })

  it('takes a user that is typed with Enter', async () => {
    const { api } = await open([logLine(1)])
    const user = screen.getByRole('combobox', { name: 'User' })
    fireEvent.change(user, { target: { value: 'scanner' } })
    expect(lastFilter(api)).toEqual({})
    await act(async () => fireEvent.keyDown(user, { key: 'Enter' }))
    expect(lastFilter(api)).toEqual({ user: 'scanner' })
  })

  it('copies all lines or the selected ones as plain text', async () => {
    const { api } = await open([logLine(1), logLine(2, { userName: 'demo' }), logLine(3)])
    await click('Copy')
    expect(api.argumentsOf('copyText')).toMatchObject([{ text: expect.stringMatching(/Line 1\n.*Line 3$/s) }])
    fireEvent.click(rowOf('Line 2'))
    fireEvent.keyDown(grid(), { key: 'ArrowDown', shiftKey: true })
    await act(async () => fireEvent.keyDown(grid(), { key: 'c', ctrlKey: true }))
    expect(api.argumentsOf('copyText').at(-1)).toEqual({
      text: [
        '2027-03-03T12:00:00.002Z info    demo logged-in Line 2',
        '2027-03-03T12:00:00.003Z info    logged-in Line 3',
      ].join('\n'),
    })
    expect(screen.getByText('2 lines copied')).toBeDefined()
  })

  it('shows the whole of a selected line and lets go of it with Escape', async () => {
    await open([logLine(1, { message: `Begins ${'x'.repeat(700)} ends` })])
    fireEvent.keyDown(grid(), { key: 'ArrowDown' })
    const detail = screen.getByRole('region', { name: 'Selected line' })
    expect(detail.textContent).toContain(`${'x'.repeat(700)} ends`)
    fireEvent.keyDown(grid(), { key: 'Escape' })
    expect(screen.queryByRole('region', { name: 'Selected line' })).toBeNull()
  })

  it('offers the way back to the end with what came meanwhile', async () => {
    const log = await open([logLine(1), logLine(2)])
    fireEvent.click(rowOf('Line 1'))
    await log.grow(logLine(3))
    expect(await screen.findByRole('button', { name: 'Jump to newest (1 new)' })).toBeDefined()
    await click(/Jump to newest/)
    expect(screen.queryByRole('button', { name: /Jump to newest/ })).toBeNull()
  })
})

describe('what can be done with the log', () => {
  it('exports what is filtered', async () => {
    const { api } = await open([logLine(1, { userName: 'demo' })])
    await click('demo')
    await click('Export…')
    expect(api.argumentsOf('exportLog')).toEqual([{ filter: { user: 'demo' } }])
    expect(screen.getByText('0 lines saved as portside.log')).toBeDefined()
  })

  it('makes a bundle for support without names unless they are wanted', async () => {
    const { api } = await open([])
    await click('Support bundle…')
    await click('Choose where to save…')
    await click('Support bundle…')
    fireEvent.click(screen.getByRole('radio', { name: 'Keep them' }))
    await click('Choose where to save…')
    expect(api.argumentsOf('exportSupportBundle')).toEqual([{ isRedacted: true }, { isRedacted: false }])
  })

  it('opens the folder and leads to what is logged', async () => {
    const { api } = await open([])
    await click('More for the log')
    await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Open folder' })))
    expect(api.argumentsOf('revealLogs')).toEqual([null])
    await click('More for the log')
    await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Choose what is logged…' })))
    expect(screen.getByRole('heading', { name: 'Settings' })).toBeDefined()
  })

  it('logs every line of a session that lives', async () => {
    const { api } = await open([logLine(1, { sessionId: 's1' })], { sessions: [fakeSession()] })
    await click('s1')
    const trace = () =>
      screen.getByRole<HTMLInputElement>('switch', { name: 'Log every line of this session' })
    await act(async () => fireEvent.click(trace()))
    expect(api.argumentsOf('traceSession')).toEqual([{ id: 's1', isOn: true }])
    act(() =>
      api.notify({ type: 'logs-changed', logs: { ...fakeSnapshot().logs, tracedSessionIds: ['s1'] } }),
    )
    expect(trace().checked).toBe(true)
  })
})

describe('a log without lines or files', () => {
  it('says that nothing was logged yet', async () => {
    await open([])
    expect(await screen.findByRole('heading', { name: 'Nothing has been logged yet' })).toBeDefined()
  })

  it('says that nothing is written in a temporary run', async () => {
    await open([], { logs: { ...fakeSnapshot().logs, folder: null } })
    expect(screen.getByText('Nothing is written to files in this run.')).toBeDefined()
  })

  it('says in one line what is wrong with the files', async () => {
    const problem = 'The disk is full.'
    await open([], { logs: { ...fakeSnapshot().logs, problem } })
    expect(screen.getByText(problem)).toBeDefined()
  })
})
