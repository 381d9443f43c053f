// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { samplePastSession } from '../../../../helpers/history-samples.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

async function open(handlers: Partial<CallHandlers> = {}) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({
    snapshot: { sessions: [fakeSession({ historyKey: 9 })] },
    handlers: {
      findSessions: () => ({
        ok: true,
        value: {
          entries: [
            samplePastSession({ key: 9, endedAt: null, endReason: null }),
            samplePastSession({ key: 8, endReason: 'too-many-login-failures' }),
            samplePastSession({ key: 7, userName: '\u202Eevil', endReason: 'a-word-of-tomorrow' }),
          ],
          next: null,
        },
      }),
      getPastSession: ({ key }) => ({
        ok: true,
        value: { session: samplePastSession({ key }), stages: [], transfers: [], activities: [] },
      }),
      ...handlers,
    },
  })
  await renderDashboard(api)
  return api
}

const showHistory = () => act(async () => fireEvent.click(screen.getByRole('button', { name: 'History' })))
const rows = () =>
  within(screen.getByRole('grid', { name: 'Past connections' }))
    .getAllByRole('row')
    .slice(1)

describe('past connections', () => {
  it('are those that are over, with the reason of their end', async () => {
    await open()
    await showHistory()
    expect(rows().map((row) => row.textContent)).toEqual([
      expect.stringContaining('Too many wrong passwords'),
      expect.stringContaining('a-word-of-tomorrow'),
    ])
    expect(rows()[1]?.textContent).toContain('⟨U+202E⟩evil')
  })

  it('are looked for by user or by the beginning of an address, in the last seven days at first', async () => {
    const api = await open()
    await showHistory()
    const filters = () =>
      api.argumentsOf('findSessions').map((argument) => (argument as { filter: object }).filter)
    expect(Object.keys(filters().at(-1) ?? {})).toEqual(['fromMs'])
    fireEvent.change(screen.getByLabelText('Time'), { target: { value: 'all' } })
    const box = screen.getByLabelText('User or beginning of an address')
    fireEvent.change(box, { target: { value: '192.168.' } })
    await waitFor(() => expect(filters().at(-1)).toEqual({ address: '192.168.' }))
    fireEvent.change(box, { target: { value: 'demo' } })
    await waitFor(() => expect(filters().at(-1)).toEqual({ user: 'demo' }))
  })

  it('open their details by Enter, and give the keyboard back with Escape', async () => {
    await open()
    await showHistory()
    const [first] = rows()
    first!.focus()
    await act(async () => fireEvent.keyDown(first!, { key: 'Enter' }))
    const drawer = screen.getByRole('complementary')
    await waitFor(() => expect(within(drawer).getByText('The client said goodbye')).toBeDefined())
    await act(async () => fireEvent.keyDown(drawer, { key: 'Escape' }))
    expect(document.activeElement).toBe(first)
  })

  it('are led to from a connection that lives', async () => {
    const api = await open()
    await act(async () => fireEvent.click(screen.getByRole('row', { name: /demo/ })))
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'History of this session' })))
    expect(api.argumentsOf('getPastSession')).toEqual([{ key: 9 }])
    expect(screen.getByRole('button', { name: 'Show connection' })).toBeDefined()
  })
})
