// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  type CheckName,
  type CheckResult,
  checkNameSchema,
} from '../../../../../app/preload/contract/wire-self-check.ts'
import { createFakeDashboardApi, fakeNowMs } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

const result = (
  name: CheckName,
  status: CheckResult['status'],
  parts: Partial<CheckResult> = {},
): CheckResult => ({ name, status, subject: null, reason: null, detail: null, ...parts })

async function open(results: readonly CheckResult[], platform = 'linux') {
  const api = createFakeDashboardApi({
    snapshot: { platform },
    handlers: { runSelfCheck: () => ({ check: { at: fakeNowMs, results: [...results] } }) },
  })
  await renderDashboard(api, 'settings')
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Run check' })))
  return { api, drawer: within(screen.getByRole('complementary', { name: 'Check the connection' })) }
}

describe('the check of the connection', () => {
  it('says of each line what came of it, and what to do where it did not pass', async () => {
    const { drawer } = await open([
      result('listening', 'pass', { subject: '0.0.0.0:2121' }),
      result('share', 'fail', { subject: 'Photos', reason: 'missing' }),
      result('passive-ports', 'warn', { reason: 'few', detail: '11' }),
      result('internet', 'unknown', { reason: 'nobody-yet' }),
    ])
    const lines = drawer.getAllByRole('listitem').map((line) => line.textContent)
    expect(lines[0]).toContain('Shared folder: Photos Failed')
    expect(lines[0]).toContain('Plug the drive in')
    expect(lines[1]).toContain('Only 11 ports')
    expect(lines[2]).toBe('The port is open: 0.0.0.0:2121 PassedPortside answers here.')
    expect(lines[3]).toContain('Cannot be checked from here')
    expect(drawer.getByRole('status').textContent).toBe('Something is in the way.')
  })

  it.each([
    ['linux', /sudo ufw allow 50000:50299\/tcp/],
    ['win32', /Get-NetFirewallRule/],
    ['darwin', /socketfilterfw/],
  ])('says on %s that it cannot see through the firewall, and where to look', async (platform, command) => {
    const { api, drawer } = await open([result('firewall', 'unknown', { reason: 'nobody-yet' })], platform)
    expect(drawer.getByText(/Connecting to oneself does not pass the firewall/)).toBeDefined()
    expect(drawer.getByText(/A visit from another computer can/)).toBeDefined()
    await act(async () => fireEvent.click(drawer.getByRole('button', { name: 'Copy the commands' })))
    expect(api.argumentsOf('copyText')).toMatchObject([{ text: expect.stringMatching(command) }])
  })

  it('passes the firewall once somebody came from another computer', async () => {
    const { drawer } = await open([result('firewall', 'pass', { subject: '192.168.1.44' })])
    expect(drawer.getByText(/192.168.1.44 came through/)).toBeDefined()
    expect(drawer.queryByText(/ufw/)).toBeNull()
    expect(drawer.getByRole('status').textContent).toContain('is in order')
  })

  it('checks again on demand, and says when there is no answer', async () => {
    const { api, drawer } = await open([])
    await act(async () => fireEvent.click(drawer.getByRole('button', { name: 'Check again' })))
    expect(api.argumentsOf('runSelfCheck')).toHaveLength(2)
  })

  it.each(checkNameSchema.options)('has words for %s whatever came of it', async (name) => {
    const { drawer } = await open([
      result(name, 'pass', { subject: 'a' }),
      result(name, 'fail', { subject: 'b', reason: 'something new' }),
    ])
    for (const line of drawer.getAllByRole('listitem')) {
      expect(line.textContent).not.toMatch(/diagnosis:|\{\{/)
    }
  })
})
