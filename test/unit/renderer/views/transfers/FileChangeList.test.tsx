// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { Activity } from '../../../../../app/preload/contract/wire-history.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeNowMs } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'

const change = (parts: Partial<Activity>): Activity => ({
  key: 1,
  at: fakeNowMs,
  kind: 'deleted',
  sessionKey: 7,
  userName: 'ann',
  address: '192.168.1.5',
  shareId: 's',
  path: '/Photos/beach.jpg',
  newPath: null,
  isDone: true,
  facts: {},
  ...parts,
})

async function open(entries: Activity[]) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({
    handlers: { findActivities: () => ({ ok: true, value: { entries, next: null } }) },
  })
  await renderDashboard(api, 'transfers')
  fireEvent.click(screen.getByRole('tab', { name: 'Changes' }))
  return api
}

describe('changes of files', () => {
  it('are listed with who made them and whether they were refused', async () => {
    await open([
      change({ key: 3 }),
      change({ key: 2, kind: 'renamed', newPath: '/Photos/sea.jpg' }),
      change({ key: 1, kind: 'folder-removed', isDone: false, userName: 'bob' }),
    ])
    const grid = await screen.findByRole('grid', { name: 'Changes of files and folders' })
    const rows = within(grid)
      .getAllByRole('row')
      .slice(1)
      .map(({ textContent }) => textContent)
    expect(rows[0]).toMatch(/Deleted.*\/Photos\/beach\.jpg.*ann.*Done/)
    expect(rows[1]).toMatch(/Renamed.*beach\.jpg to \/Photos\/sea\.jpg/)
    expect(rows[2]).toMatch(/Folder removed.*bob.*Refused/)
  })

  it('are asked for by kind and path, without what only transfers have', async () => {
    const api = await open([change({})])
    await screen.findByRole('grid', { name: 'Changes of files and folders' })
    fireEvent.change(screen.getByRole('combobox', { name: 'Change' }), { target: { value: 'renamed' } })
    fireEvent.change(screen.getByRole('searchbox', { name: 'Part of a file name or path' }), {
      target: { value: 'beach' },
    })
    await waitFor(() =>
      expect(api.argumentsOf('findActivities').at(-1)).toMatchObject({
        filter: { kinds: ['renamed'], path: 'beach' },
      }),
    )
  })

  it('lead to the transfers of the same file', async () => {
    await open([change({})])
    const grid = await screen.findByRole('grid', { name: 'Changes of files and folders' })
    const [, row] = within(grid).getAllByRole('row')
    fireEvent.contextMenu(row as HTMLElement)
    await act(async () => fireEvent.click(screen.getByRole('menuitem', { name: 'Transfers of this file' })))
    expect(screen.getByRole('tab', { name: 'History', selected: true })).toBeDefined()
    expect(
      screen.getByRole<HTMLInputElement>('searchbox', { name: 'Part of a file name or path' }).value,
    ).toBe('/Photos/beach.jpg')
  })
})
