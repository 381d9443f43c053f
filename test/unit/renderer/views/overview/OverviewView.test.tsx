// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  createFakeDashboardApi,
  fakeNowMs,
  fakeSession,
  fakeSnapshot,
} from '../../../../helpers/fake-dashboard-api.ts'
import { openProblem } from '../../../../helpers/problem-samples.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

type Options = NonNullable<Parameters<typeof createFakeDashboardApi>[0]>

async function open(options: Options = {}) {
  const api = createFakeDashboardApi(options)
  await renderDashboard(api, 'overview')
  // The first answers of what the screen asks for.
  await act(async () => undefined)
  return api
}

const region = (name: string) => within(screen.getByRole('region', { name }))
const on = { ...fakeSnapshot().history, phase: 'on' as const, problem: null }
const stopped = { phase: 'stopped' as const, problem: null, listeners: [], addresses: [], startedAt: null }
const moved = { transfers: 3, sentBytes: 1_500_000, receivedBytes: 0, done: 3, failed: 0 }
const sending = fakeSession({
  activity: 'sending',
  sentBytes: 500_000,
  transfer: {
    id: 't1',
    direction: 'download',
    path: '/Photos/a.raw',
    bytes: 500_000,
    totalBytes: 1_000_000,
    rate: 4_100_000,
    startedAt: fakeNowMs,
  },
})

describe('the overview', () => {
  it('is what the window opens with, first in the rail', async () => {
    await open()
    const [first] = within(screen.getByRole('navigation', { name: 'Main' })).getAllByRole('button')
    expect(first?.textContent).toContain('Overview')
    expect(first?.getAttribute('aria-current')).toBe('page')
  })

  it('shows the address as text, as a QR code of the same text, and copies it', async () => {
    const api = await open()
    const card = region('Address for other devices')
    expect(card.getByText('ftp://192.168.1.10:2121')).toBeDefined()
    const code = card.getByRole('img', { name: 'QR code of ftp://192.168.1.10:2121' })
    expect(code.getAttribute('data-text')).toBe('ftp://192.168.1.10:2121')
    await act(async () => fireEvent.click(card.getByRole('button', { name: 'Copy' })))
    await act(async () => fireEvent.click(card.getByRole('button', { name: 'Copy ftp://127.0.0.1:2121' })))
    expect(api.argumentsOf('copyText')).toEqual([
      { text: 'ftp://192.168.1.10:2121' },
      { text: 'ftp://127.0.0.1:2121' },
    ])
  })

  it('offers one large start while the server is stopped, and says what it will expose', async () => {
    const api = await open({
      snapshot: { server: stopped, shares: [sampleShare()], users: [sampleUser()] },
    })
    const card = region('The server is stopped')
    expect(card.getByText('Photos')).toBeDefined()
    expect(card.getByText(/demo/)).toBeDefined()
    await act(async () => fireEvent.click(card.getByRole('button', { name: 'Start sharing' })))
    expect(api.argumentsOf('startServer')).toHaveLength(1)
    expect(screen.queryByRole('img', { name: /QR code/ })).toBeNull()
  })

  it('teaches sharing a folder while nothing is shared', async () => {
    const api = await open()
    await act(async () =>
      fireEvent.click(region('Active now').getByRole('button', { name: 'Share a folder' })),
    )
    expect(api.argumentsOf('chooseFolder')).toHaveLength(1)
  })

  it('says what is shared when nobody has come yet, and how a device connects', async () => {
    await open({ snapshot: { shares: [sampleShare()], users: [sampleUser()], history: on } })
    const card = region('Active now')
    expect(card.getByText('Sharing Photos')).toBeDefined()
    expect(card.getByText('No one has connected yet.')).toBeDefined()
    fireEvent.click(card.getByRole('button', { name: 'Connect a device' }))
    const drawer = within(screen.getByRole('complementary', { name: 'Connect a device' }))
    expect(drawer.getByText('ftp://demo@192.168.1.10:2121/')).toBeDefined()
  })

  it('adds what runs to what was moved today', async () => {
    await open({
      snapshot: { sessions: [sending], history: on },
      handlers: {
        getUsageTotals: () => ({ ok: true, value: { today: moved, week: moved, users: [], shares: [] } }),
      },
    })
    expect(screen.getByText('Sent today').parentElement?.textContent).toBe(
      'Sent today2.00 MB2.00 MB in 7 days',
    )
    expect(screen.getByText('Active transfers').parentElement?.textContent).toContain('1')
  })

  it('says where totals would be when the history is off', async () => {
    await open({
      snapshot: { history: { ...on, phase: 'off' } },
      handlers: {
        getUsageTotals: () => ({ ok: false, problem: { field: null, message: 'Nothing is remembered.' } }),
      },
    })
    expect(screen.getByText('Sent today').parentElement?.textContent).toContain('Not remembered')
    const recent = region('Recent activity')
    fireEvent.click(recent.getByRole('button', { name: 'Open settings' }))
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Settings')
  })

  it('stops one client at once and asks before it stops all', async () => {
    const api = await open({
      snapshot: { sessions: [sending, fakeSession({ id: 's2', userName: 'ann' })] },
    })
    const card = region('Active now')
    await act(async () =>
      fireEvent.click(card.getByRole('button', { name: 'Disconnect demo from 192.168.1.5' })),
    )
    expect(api.argumentsOf('disconnectSessions')).toMatchObject([{ ids: ['s1'] }])
    await act(async () => fireEvent.click(card.getByRole('button', { name: 'Disconnect all' })))
    expect(screen.getByRole('dialog', { name: 'Disconnect 2 clients' })).toBeDefined()
  })

  it('puts who moves before who rests', async () => {
    await open({ snapshot: { sessions: [fakeSession({ id: 's2', userName: 'ann' }), sending] } })
    const rows = within(region('Active now').getByRole('list')).getAllByRole('listitem')
    expect(rows.map((row) => row.textContent?.includes('ann'))).toEqual([false, true])
  })

  it('asks for another look back, and shows the curve as a table on demand', async () => {
    const api = await open({
      handlers: {
        getThroughput: () => ({
          startedAtMs: fakeNowMs,
          stepMs: 10_000,
          sent: [null, 2000],
          received: [null, 0],
        }),
      },
    })
    await act(async () => fireEvent.click(screen.getByRole('button', { name: '1 h' })))
    expect(api.argumentsOf('getThroughput').at(-1)).toEqual({ window: '1h' })
    fireEvent.click(screen.getByRole('button', { name: 'View as table' }))
    expect(screen.getByRole('table', { name: 'Throughput' }).textContent).toContain('20.0 kB')
  })

  it('leads from each problem to where it is mended', async () => {
    const share = sampleShare({ state: 'missing' })
    await open({ snapshot: { shares: [share], users: [sampleUser()] } })
    const card = region('Needs attention')
    fireEvent.click(card.getByRole('button', { name: /^Open shares: Photos: Folder not available/ }))
    expect(screen.getByRole('heading', { level: 1 }).textContent).toBe('Shares')
  })

  it('tells what goes wrong with clients once, and leads to what can be done', async () => {
    await open({
      snapshot: {
        problems: [
          openProblem({ facts: { peer: '192.168.1.44', port: 50_012 }, count: 3 }),
          openProblem({ id: 'b', code: 'wrong-password', facts: { user: 'root' }, isLocal: false }),
        ],
      },
    })
    const card = region('Needs attention')
    expect(card.getAllByRole('listitem')).toHaveLength(1)
    const title = 'A file transfer channel from 192.168.1.44 never arrived'
    fireEvent.click(card.getByRole('button', { name: `What to do: ${title} (3 connections)` }))
    expect(screen.getByRole('complementary', { name: 'Problems' }).textContent).toContain(title)
  })

  it('leads to the check from the firewall it cannot see through', async () => {
    const api = await open()
    const firewall = screen.getByRole('button', { name: /^Firewall/ })
    await act(async () => fireEvent.click(firewall))
    expect(screen.getByRole('complementary', { name: 'Check the connection' })).toBeDefined()
    expect(api.argumentsOf('runSelfCheck')).toHaveLength(1)
  })
})
