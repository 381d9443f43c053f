// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import { shareAround } from '../../../../../app/renderer/views/shares/share-around.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleGrant, sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

const photos = sampleShare({ freeBytes: 25_000_000_000, diskBytes: 100_000_000_000 })
const inner = sampleShare({ id: 'b', name: 'Holiday', folder: '/srv/photos/holiday' })

async function open(options: Parameters<typeof createFakeDashboardApi>[0] = {}) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({ snapshot: { shares: [photos, inner] }, ...options })
  await renderDashboard(api, 'shares')
  return api
}

const row = (name: string) => screen.getByRole('row', { name })
const openMenu = (name: string) => {
  fireEvent.click(screen.getByRole('button', { name: `More about ${name}` }))
  return within(screen.getByRole('menu', { name }))
}
const focus = (name: string) => act(() => row(name).focus())
const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key })

describe('the list of shares', () => {
  it('is walked by arrows, and only one row is in the tab order', async () => {
    await open()
    expect(row('Photos').tabIndex).toBe(0)
    focus('Photos')
    press('ArrowDown')
    expect(document.activeElement).toBe(row('Holiday'))
    expect(row('Photos').tabIndex).toBe(-1)
    expect(screen.getByRole('button', { name: 'Edit Photos' }).tabIndex).toBe(-1)
    expect(screen.getByRole('button', { name: 'Edit Holiday' }).tabIndex).toBe(0)
  })

  it('opens a share by Enter and asks about its end by Delete', async () => {
    await open()
    focus('Photos')
    press('Enter')
    expect(screen.getByRole('complementary', { name: 'Edit Photos' })).toBeDefined()
    focus('Holiday')
    press('Delete')
    expect(screen.getByRole('dialog', { name: 'Stop sharing Holiday?' })).toBeDefined()
  })

  it('says how much of the disk is free', async () => {
    await open()
    expect(within(row('Photos')).getByTitle('25.0 GB free of 100 GB')).toBeDefined()
  })

  it('says that a share lies inside another, in the row and in its form', async () => {
    await open()
    expect(row('Holiday').textContent).toContain('Inside Photos')
    expect(row('Photos').textContent).not.toContain('Inside')
    fireEvent.click(screen.getByRole('button', { name: 'Edit Holiday' }))
    expect(screen.getByText(/lies inside the share Photos/)).toBeDefined()
  })
})

describe('the menu of a share', () => {
  it('switches it off, and takes that back', async () => {
    const api = await open()
    const menu = openMenu('Photos')
    await act(async () => fireEvent.click(menu.getByRole('menuitem', { name: 'Switch off' })))
    expect(api.argumentsOf('updateShare')).toEqual([{ id: 'a', isEnabled: false }])
    await act(async () => fireEvent.click(screen.getByRole('button', { name: 'Undo' })))
    expect(api.argumentsOf('updateShare').at(-1)).toEqual({ id: 'a', isEnabled: true })
  })

  it('opens the folder', async () => {
    const api = await open()
    fireEvent.click(openMenu('Photos').getByRole('menuitem', { name: 'Open folder' }))
    expect(api.argumentsOf('revealShare')).toEqual([{ id: 'a' }])
  })

  it('shows its transfers', async () => {
    const api = await open()
    const menu = openMenu('Photos')
    await act(async () => fireEvent.click(menu.getByRole('menuitem', { name: 'Show transfers' })))
    expect(screen.getByRole('heading', { name: 'Transfers' })).toBeDefined()
    expect(api.argumentsOf('findTransfers')).toMatchObject([{ filter: { shareId: 'a' } }])
  })

  it('views it as somebody who reaches it, where that user finds it', async () => {
    const grant = { ...sampleGrant('a', 'read-only'), at: '/pictures' }
    const users = [
      sampleUser({ id: 'u1', name: 'nobody', access: { kind: 'selected', grants: [] } }),
      sampleUser({ id: 'u2', name: 'ann', access: { kind: 'selected', grants: [grant] } }),
    ]
    const api = await open({ snapshot: { shares: [photos], users } })
    const menu = openMenu('Photos')
    await act(async () => fireEvent.click(menu.getByRole('menuitem', { name: 'View as a user…' })))
    expect(api.argumentsOf('previewListing')).toEqual([{ userId: 'u2', path: '/pictures' }])
    await act(async () => {
      fireEvent.change(screen.getByLabelText('User'), { target: { value: 'u1' } })
    })
    expect(api.argumentsOf('previewListing').at(-1)).toEqual({ userId: 'u1', path: '/pictures' })
  })

  it('cannot view a share nobody reaches', async () => {
    await open()
    const item = openMenu('Photos').getByRole<HTMLButtonElement>('menuitem', { name: 'View as a user…' })
    expect(item.disabled).toBe(true)
  })
})

describe('the share around a folder', () => {
  const at = (id: string, folder: string) => sampleShare({ id, folder })

  it.each([
    ['the closest one', '/srv/a/b/c', ['/srv', '/srv/a/b'], '/srv/a/b'],
    ['none that merely begins alike', '/srv/photos-old', ['/srv/photos'], null],
    ['the whole disk', 'C:\\Users\\ann', ['C:\\'], 'C:\\'],
    ['none of the same folder', '/srv/photos', ['/srv/photos'], null],
  ])('is %s', (_title, folder, others, expected) => {
    const own = at('own', folder)
    const shares = [own, ...others.map((other, index) => at(`s${index}`, other))]
    expect(shareAround(own, shares)?.folder ?? null).toBe(expected)
  })
})
