// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WireSession, WireSessionDetail } from '../../../../../app/preload/contract/wire-sessions.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

const detail: WireSessionDetail = {
  id: 's1',
  stages: [
    { name: 'connected', afterMs: 0, tookMs: null },
    { name: 'secured', afterMs: 41, tookMs: 38 },
    { name: 'signed-in', afterMs: 90, tookMs: null },
    { name: 'data-offered', afterMs: 95, tookMs: null },
  ],
  transfers: [
    {
      id: 't1',
      kind: 'listing',
      path: '/Photos',
      bytes: 0,
      totalBytes: null,
      startedAt: fakeNowMs,
      durationMs: 15_000,
      outcome: 'The data connection never arrived',
      isFailed: true,
      storedPath: null,
    },
  ],
  transcript: [
    { number: 1, at: fakeNowMs, from: 'client', text: 'PASS ********' },
    { number: 2, at: fakeNowMs, from: 'client', text: 'CWD evil\u202egpj' },
    { number: 3, at: fakeNowMs, from: 'server', text: '211-Features:\n UTF8\n211 End' },
  ],
  network: {
    localAddress: '192.168.1.10',
    localPort: 2121,
    data: {
      mode: 'passive',
      address: '192.168.1.10',
      port: 50_012,
      state: 'failed',
      isEncrypted: true,
      tlsResumed: null,
    },
    dataConnections: 0,
  },
}

async function open(parts: Partial<WireSession> = {}) {
  const api = createFakeDashboardApi({
    snapshot: { sessions: [fakeSession(parts)] },
    handlers: { getSessionDetail: () => ({ detail }) },
  })
  giveElementsHeight(600)
  await renderDashboard(api)
  await act(async () => {
    fireEvent.click(
      within(screen.getByRole('grid', { name: 'Connections' })).getByRole('row', { name: /demo/ }),
    )
  })
  return api
}

const choose = (name: string) => fireEvent.click(screen.getByRole('tab', { name }))

describe('the drawer of a connection', () => {
  it('says where it stopped and why, beside the time of each stage', async () => {
    await open({
      endedAt: fakeNowMs,
      failedStage: 'data-connection',
      problem: 'The data connection to port 50012 never arrived',
      endReason: 'The data connection to port 50012 never arrived',
      dataMode: 'passive',
      dataPort: 50_012,
    })
    expect(screen.getByText(/^Stopped at data connection/)).toBeDefined()
    const stages = within(screen.getByRole('list', { name: 'Stages' }))
    expect(stages.getByText(/agreed on in 38 ms/)).toBeDefined()
    expect(stages.getByText('90 ms')).toBeDefined()
    expect(stages.getByText(/Stopped here/).closest('li')?.textContent).toContain('port 50012')
    expect(screen.getAllByText(/^Failed: data connection/).length).toBeGreaterThan(0)
  })

  it('names a client that was recognised as probable', async () => {
    await open({ clientName: 'curl', isClientGuessed: true })
    expect(screen.getByText('Probably curl')).toBeDefined()
  })

  it('changes tabs by arrows, with one tab stop', async () => {
    await open()
    const first = screen.getByRole('tab', { name: 'Summary' })
    first.focus()
    fireEvent.keyDown(first, { key: 'ArrowLeft' })
    const last = screen.getByRole('tab', { name: 'Limits' })
    expect(last.getAttribute('aria-selected')).toBe('true')
    expect(document.activeElement).toBe(last)
    expect(screen.getAllByRole('tab').filter(({ tabIndex }) => tabIndex === 0)).toEqual([last])
    expect(screen.getByRole('tabpanel', { name: 'Limits' })).toBeDefined()
    expect(screen.getByText('Nothing limits the speed of this connection.')).toBeDefined()
    fireEvent.keyDown(last, { key: 'ArrowLeft' })
    expect(screen.getByText('192.168.1.10:50012')).toBeDefined()
  })

  it('shows transfers with how they ended', async () => {
    await open()
    choose('Transfers')
    expect(screen.getByText('The data connection never arrived')).toBeDefined()
  })

  it('shows the transcript with everything escaped that could lie, and copies it like that', async () => {
    const api = await open()
    choose('Transcript')
    const lines = within(screen.getByRole('list', { name: 'Transcript' }))
    expect(lines.getByText(/CWD evil⟨U\+202E⟩gpj/)).toBeDefined()
    await act(async () => {
      fireEvent.click(screen.getByRole('button', { name: 'Copy' }))
    })
    const [copied] = api.argumentsOf('copyText') as { text: string }[]
    expect(copied?.text).toContain('> CWD evil⟨U+202E⟩gpj')
    expect(copied?.text.split('\n')).toHaveLength(5)
  })

  it('keeps a paused transcript as it was', async () => {
    await open()
    choose('Transcript')
    fireEvent.click(screen.getByRole('button', { name: 'Pause' }))
    expect(screen.getByRole('button', { name: 'Follow' })).toBeDefined()
  })
})
