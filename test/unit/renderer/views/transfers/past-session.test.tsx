// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { PastTransfer } from '../../../../../app/preload/contract/wire-history.ts'
import type { WireSnapshot } from '../../../../../app/preload/contract/wire-types.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { samplePastSession, samplePastTransfer } from '../../../../helpers/history-samples.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

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

describe('a history that is not as it could be', () => {
  const { history } = fakeSnapshot()

  it('says that nothing is written and is switched on there', async () => {
    const api = await open({ snapshot: { history: { ...history, phase: 'off' } } })
    expect(screen.getByText('History is switched off. Nothing new is written.')).toBeDefined()
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Switch on' })))
    expect(api.argumentsOf('updateHistoryRules')).toEqual([{ isOn: true }])
  })

  it('says why it cannot be used', async () => {
    const problem = 'The database is damaged.'
    await open({ snapshot: { history: { ...history, phase: 'failed', problem } } })
    expect(screen.getByText(problem)).toBeDefined()
    expect(screen.queryByLabelText('Filter transfers')).toBeNull()
  })

  it('says that a run of quick shares keeps none', async () => {
    await open({ snapshot: { history: { ...history, phase: 'temporary' } } })
    expect(screen.getByText('This run keeps no history')).toBeDefined()
  })

  it('shows the cause of a refused question and asks again', async () => {
    let isBroken = true
    await open({
      handlers: {
        findTransfers: () =>
          isBroken
            ? { ok: false, problem: { field: null, message: 'The disk is gone.' } }
            : pageOf([samplePastTransfer()]),
      },
    })
    expect(screen.getByRole('alert').textContent).toBe('The disk is gone.')
    isBroken = false
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Try again' })))
    expect(rows('Past transfers')).toHaveLength(1)
  })
})

describe('the details of a past session', () => {
  it('show its stages, transfers and activities', async () => {
    await open({
      handlers: {
        getPastSession: () => ({
          ok: true,
          value: {
            session: samplePastSession(),
            stages: [{ name: 'signed-in', afterMs: 412 }],
            transfers: [samplePastTransfer()],
            activities: [
              {
                key: 101,
                at: fakeNowMs,
                kind: 'renamed',
                sessionKey: 7,
                userName: 'demo',
                address: null,
                shareId: null,
                path: '/a',
                newPath: '/b',
                isDone: false,
                facts: {},
              },
            ],
          },
        }),
      },
    })
    await act(async () => fireEvent.click(rows('Past transfers')[0]!))
    const drawer = within(screen.getByRole('complementary', { name: 'demo' }))
    expect(drawer.getByText('412 ms')).toBeDefined()
    expect(drawer.getByText('The client said goodbye')).toBeDefined()
    fireEvent.click(drawer.getByRole('tab', { name: 'Transfers' }))
    expect(drawer.getByText('/Photos/2026/sunset.raw')).toBeDefined()
    fireEvent.click(drawer.getByRole('tab', { name: 'Activities' }))
    expect(drawer.getByText('Renamed: not done')).toBeDefined()
    expect(drawer.getByText('/a to /b')).toBeDefined()
  })
})
