// @vitest-environment happy-dom
import { act, fireEvent, screen } from '@testing-library/react'
import { afterEach, describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { Activity } from '../../../../../app/preload/contract/wire-history.ts'
import { speak } from '../../../../../app/renderer/texts/texts.ts'
import { topOf } from '../../../../../app/renderer/views/security/failure-plot.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleBan, sampleSecurity } from '../../../../helpers/wire-security.ts'

afterEach(() => speak('en'))

const past = (key: number, parts: Partial<Activity> = {}): Activity => ({
  key,
  at: fakeNowMs,
  kind: 'login-failed',
  sessionKey: null,
  userName: 'root',
  address: `203.0.113.${key}`,
  shareId: null,
  path: null,
  newPath: null,
  isDone: false,
  facts: { reason: 'wrong-password' },
  ...parts,
})

async function open(handlers: Partial<CallHandlers> = {}, language: 'en' | 'de' = 'en') {
  const appearance = { ...fakeSnapshot().appearance, language }
  const security = sampleSecurity({ bans: [sampleBan()] })
  const api = createFakeDashboardApi({ snapshot: { security, appearance }, handlers })
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('security'), ctrlKey: true })
  return api
}

const press = async (name: string) =>
  await act(async () => fireEvent.click(screen.getByRole('button', { name })))

describe('events from the history', () => {
  it('come page by page, the newest first, with words for what was written down', async () => {
    const api = await open({
      findActivities: ({ before }) => ({
        ok: true,
        value:
          before === null
            ? {
                entries: [past(3), past(2, { kind: 'refused', facts: { reason: 'too-many-sessions' } })],
                next: 2,
              }
            : { entries: [past(1, { kind: 'foreign-protocol', facts: { protocol: 'ssh' } })], next: null },
      }),
    })
    await press('Events')
    await press('From the history')
    expect(screen.getByText('Wrong password')).toBeDefined()
    expect(screen.getByText('Too many connections')).toBeDefined()
    await press('Show older ones')
    expect(screen.getByText('SSH or SFTP')).toBeDefined()
    expect(screen.queryByRole('button', { name: 'Show older ones' })).toBeNull()
    expect(api.argumentsOf('findActivities')[0]).toMatchObject({
      filter: { kinds: ['login-failed', 'foreign-protocol', 'refused', 'blocked', 'unblocked'] },
    })
  })

  it('say of a ban by whom and why', async () => {
    const facts = { by: 'person', note: 'scans' }
    const entries = [
      past(2, { kind: 'blocked', facts }),
      past(1, { kind: 'unblocked', facts: { by: 'time' } }),
    ]
    await open({ findActivities: () => ({ ok: true, value: { entries, next: null } }) })
    await press('Events')
    await press('From the history')
    expect(screen.getByText('By hand · scans')).toBeDefined()
    expect(screen.getByText('Its time was over')).toBeDefined()
  })

  it('are asked for by kind, and exported as they are filtered', async () => {
    const api = await open({
      findActivities: () => ({ ok: true, value: { entries: [], next: null } }),
    })
    await press('Events')
    await press('From the history')
    await press('Failed logins')
    const filter = { kinds: ['login-failed'] }
    expect(api.argumentsOf('findActivities').at(-1)).toMatchObject({ filter })
    expect(screen.getByText('The history holds no such event.')).toBeDefined()
    await press('Export')
    await act(async () => fireEvent.click(screen.getAllByRole('menuitem')[0] ?? document.body))
    expect(api.argumentsOf('exportHistory')).toEqual([{ list: 'activities', format: 'csv', filter }])
  })

  it('say why there are none', async () => {
    await open({
      findActivities: () => ({
        ok: false,
        problem: { field: null, message: 'Nothing is remembered in this run.' },
      }),
    })
    await press('Events')
    await press('From the history')
    expect(screen.getByText('Nothing is remembered in this run.')).toBeDefined()
  })
})

describe('the security screen', () => {
  it('speaks the language of the page, and so does what main says', async () => {
    await open({}, 'de')
    expect(screen.getByRole('heading', { name: 'Sicherheit' })).toBeDefined()
    expect(screen.getByText('8 falsche Passwörter, zuletzt als „root“')).toBeDefined()
    expect(screen.getByRole('button', { name: '203.0.113.9 freigeben' })).toBeDefined()
  })
})

describe('the top of the chart', () => {
  it('is a round number above the highest bar', () => {
    expect([0, 1, 4, 5, 11, 40, 41, 99, 100, 101, 7_000].map(topOf)).toEqual([
      4, 4, 4, 6, 20, 40, 60, 100, 100, 200, 8_000,
    ])
  })
})
