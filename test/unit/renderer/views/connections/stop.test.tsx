// @vitest-environment happy-dom
import { act, fireEvent, screen, waitFor, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { WireStopPreview, WireStopResult } from '../../../../../app/preload/contract/stop-types.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSession } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleUser } from '../../../../helpers/wire-samples.ts'

const demo = fakeSession({ id: 's1' })
const twin = fakeSession({ id: 's2' })
const ann = fakeSession({ id: 's3', userName: 'ann', peerAddress: '192.168.1.6' })

const preview: WireStopPreview = {
  count: 1,
  addresses: [{ range: '192.168.1.5', others: 1, guard: null }],
  users: [{ id: 'u1', name: 'demo', others: 2 }],
}
const result: WireStopResult = { count: 2, blocked: 1, disabled: 0, refusals: [], undoId: 'undo-7' }

async function open(handlers: Partial<CallHandlers> = {}, sessions = [demo, twin, ann]) {
  giveElementsHeight(600)
  const api = createFakeDashboardApi({
    snapshot: { sessions, users: [sampleUser()] },
    handlers: { previewStop: () => preview, disconnectSessions: () => result, ...handlers },
  })
  await renderDashboard(api)
  return api
}

const rows = (name: RegExp) => within(screen.getByRole('grid')).getAllByRole('row', { name })
const focusRow = (name: RegExp) => act(() => rows(name)[0]?.focus())
const press = (key: string, init: KeyboardEventInit = {}) =>
  fireEvent.keyDown(document.activeElement ?? document.body, { key, ...init })
const dialog = () => screen.getByRole('dialog')
const choose = (name: RegExp) => fireEvent.click(within(dialog()).getByRole('radio', { name }))
const confirm = (name: string) => fireEvent.click(within(dialog()).getByRole('button', { name }))

describe('the disconnect dialog', () => {
  it('opens by Delete, disconnects, and gives the focus back to the row', async () => {
    const api = await open()
    focusRow(/ann/)
    press('Delete')
    expect(within(dialog()).getByRole('heading', { name: 'Disconnect ann from 192.168.1.6' })).toBeDefined()
    confirm('Disconnect')
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ ids: ['s3'], addresses: ['192.168.1.6'] }])
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(document.activeElement).toBe(rows(/ann/)[0])
  })

  it('opens by B set to block, says whom else that hits, and blocks for the time that is chosen', async () => {
    const api = await open()
    focusRow(/demo/)
    press('b')
    expect(
      await screen.findByText('Blocks 192.168.1.5, which also ends 1 other session from there.'),
    ).toBeDefined()
    fireEvent.change(within(dialog()).getByRole('combobox', { name: 'Blocked for' }), {
      target: { value: '1-hour' },
    })
    fireEvent.change(within(dialog()).getByRole('textbox'), { target: { value: ' Enough. ' } })
    confirm('Disconnect and block')
    expect(api.argumentsOf('disconnectSessions')).toEqual([
      { ids: ['s1'], addresses: ['192.168.1.5'], message: 'Enough.', block: { durationMs: 3_600_000 } },
    ])
    expect(await screen.findByText('2 connections ended, 1 address blocked.')).toBeDefined()
    fireEvent.click(screen.getByRole('button', { name: 'Undo' }))
    expect(api.argumentsOf('undoBlocking')).toEqual([{ undoId: 'undo-7' }])
    expect(await screen.findByText('Taken back')).toBeDefined()
  })

  it('blocks for good and disables the user when told so', async () => {
    const api = await open()
    focusRow(/demo/)
    press('Delete')
    choose(/always/)
    fireEvent.click(await within(dialog()).findByRole('checkbox', { name: 'Also disable demo' }))
    expect(screen.getByText(/Disabling demo also ends 2 other sessions/)).toBeDefined()
    confirm('Disconnect and block')
    expect(api.argumentsOf('disconnectSessions')).toMatchObject([
      { block: { durationMs: null }, disableUsers: true },
    ])
  })

  it('shows who cannot be blocked, and why, and never offers it', async () => {
    const guarded = [{ range: '127.0.0.1', others: 0, guard: '127.0.0.1 is this computer.' }]
    const api = await open({ previewStop: () => ({ ...preview, addresses: guarded }) })
    focusRow(/demo/)
    press('b')
    const reasons = await screen.findByRole('list', { name: 'Cannot be blocked' })
    expect(reasons.textContent).toContain('127.0.0.1 is this computer.')
    for (const name of [/block for/, /always/]) {
      expect(within(dialog()).getByRole('radio', { name }).hasAttribute('disabled')).toBe(true)
    }
    confirm('Disconnect')
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ ids: ['s1'], addresses: ['192.168.1.5'] }])
  })

  it('names the addresses that it blocks while they are few', async () => {
    const ranges = ['192.168.1.5', '192.168.1.6', '2001:db8::/64', '192.168.1.8']
    const few = (count: number) => ranges.slice(0, count).map((range) => ({ range, others: 0, guard: null }))
    let count = 3
    const api = await open({ previewStop: () => ({ ...preview, addresses: few(count) }) })
    focusRow(/demo/)
    press('b')
    expect(
      await screen.findByText(/Blocks 192\.168\.1\.5, 192\.168\.1\.6 and 2001:db8::\/64\./),
    ).toBeDefined()
    count = 4
    await act(async () => api.notify({ type: 'session-removed', id: 's2' }))
    expect(await screen.findByText(/Blocks 4 addresses\./)).toBeDefined()
  })

  it('refuses words that a client may not be able to read', async () => {
    await open()
    focusRow(/demo/)
    press('Delete')
    fireEvent.change(within(dialog()).getByRole('textbox'), { target: { value: 'schönen Tag' } })
    expect(within(dialog()).getByText(/Use plain letters/)).toBeDefined()
    expect(within(dialog()).getByRole('button', { name: 'Disconnect' }).hasAttribute('disabled')).toBe(true)
  })

  it('never puts the focus on the button that does it', async () => {
    await open()
    focusRow(/demo/)
    press('Delete')
    const buttons = within(dialog()).getAllByRole('button')
    expect(buttons.map(({ textContent }) => textContent)).toEqual(['Cancel', 'Disconnect'])
    expect(dialog().querySelector('input, select, button, textarea')?.getAttribute('type')).toBe('radio')
    expect(dialog().querySelector('form')).toBeNull()
  })
})

describe('the menu of a connection', () => {
  it('opens by Shift+F10, moves by arrows, closes by Escape, and gives the focus back', async () => {
    await open()
    focusRow(/ann/)
    press('F10', { shiftKey: true })
    expect(document.activeElement?.textContent).toContain('Details')
    press('ArrowDown')
    expect(document.activeElement?.textContent).toContain('Disconnect')
    press('Home')
    press('ArrowUp')
    expect(document.activeElement?.textContent).toContain('Copy connection')
    press('Escape')
    expect(screen.queryByRole('menu')).toBeNull()
    expect(document.activeElement).toBe(rows(/ann/)[0])
  })

  it('opens by its button and by a right click, and offers all of the user and of the address', async () => {
    const api = await open()
    fireEvent.click(screen.getByRole('button', { name: 'More for ann from 192.168.1.6' }))
    expect(screen.queryByRole('menuitem', { name: /Disconnect all/ })).toBeNull()
    press('Escape')
    fireEvent.contextMenu(rows(/demo/)[0] as HTMLElement)
    expect(screen.getByRole('menuitem', { name: 'Disconnect all 2 from 192.168.1.5…' })).toBeDefined()
    fireEvent.click(screen.getByRole('menuitem', { name: 'Disconnect all 2 of demo…' }))
    confirm('Disconnect')
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ userId: 'u1' }])
  })

  it('is there for one that has ended, to block where it came from', async () => {
    const api = await open({}, [{ ...demo, endedAt: fakeNowMs, endReason: 'Too many wrong passwords' }])
    fireEvent.click(screen.getByRole('button', { name: 'More for demo from 192.168.1.5' }))
    const item = (name: string) => screen.getByRole('menuitem', { name })
    expect(item('Disconnect').hasAttribute('disabled')).toBe(true)
    fireEvent.click(item('Block…'))
    confirm('Disconnect and block')
    expect(api.argumentsOf('disconnectSessions')).toMatchObject([
      { ids: ['s1'], addresses: ['192.168.1.5'], block: { durationMs: 900_000 } },
    ])
  })

  it('copies what is known as text', async () => {
    const api = await open()
    focusRow(/ann/)
    press('ContextMenu')
    fireEvent.click(screen.getByRole('menuitem', { name: 'Copy connection' }))
    expect(api.argumentsOf('copyText')).toEqual([
      { text: 'ann\t192.168.1.6:40001\tIdle\t/\t0 B sent\t0 B received\tTLS 1.3' },
    ])
  })
})

describe('the letters of the grid', () => {
  it('act only while the grid has the focus, and not with Ctrl', async () => {
    const api = await open()
    focusRow(/ann/)
    press('k', { ctrlKey: true })
    act(() => screen.getByRole('combobox', { name: 'Filter connections' }).focus())
    press('k')
    press('b')
    expect(api.argumentsOf('disconnectSessions')).toEqual([])
    expect(screen.queryByRole('dialog', { name: /Disconnect/ })).toBeNull()
    focusRow(/ann/)
    press('k')
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ ids: ['s3'] }])
  })
})

describe('the drawer of a connection', () => {
  const drawer = () => within(screen.getByRole('complementary'))
  const openDrawer = async (handlers: Partial<CallHandlers> = {}, sessions = [demo, twin, ann]) => {
    const api = await open(handlers, sessions)
    fireEvent.click(rows(/ann/)[0] ?? document.body)
    return api
  }

  it('takes the focus away from every button that stops somebody', async () => {
    await openDrawer()
    expect(document.activeElement?.textContent).toBe('Summary')
  })

  it('disconnects at once and keeps the focus', async () => {
    const api = await openDrawer()
    fireEvent.click(drawer().getByRole('button', { name: 'Disconnect' }))
    expect(api.argumentsOf('disconnectSessions')).toEqual([{ ids: ['s3'] }])
    expect(document.activeElement).toBe(screen.getByRole('complementary'))
  })

  it('opens the same dialog set to block, and takes the focus back', async () => {
    await openDrawer()
    const block = drawer().getByRole('button', { name: 'Block…' })
    block.focus()
    fireEvent.click(block)
    expect(within(dialog()).getByRole('heading', { name: 'Disconnect ann from 192.168.1.6' })).toBeDefined()
    expect(within(dialog()).getByRole<HTMLInputElement>('radio', { name: /block for/ }).checked).toBe(true)
    fireEvent.click(within(dialog()).getByRole('button', { name: 'Cancel' }))
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull())
    expect(screen.getByRole('complementary').contains(document.activeElement)).toBe(true)
  })

  it('offers the menu of the row about this connection alone, whatever is selected', async () => {
    await openDrawer()
    for (const row of rows(/demo|ann/)) fireEvent.click(within(row).getByRole('checkbox'))
    fireEvent.click(drawer().getByRole('button', { name: 'More for this connection' }))
    const menu = within(screen.getByRole('menu', { name: 'ann from 192.168.1.6' }))
    expect(menu.queryByRole('menuitem', { name: 'Details' })).toBeNull()
    fireEvent.click(menu.getByRole('menuitem', { name: 'Disable ann…' }))
    expect(within(dialog()).getByRole('heading', { name: 'Disconnect ann from 192.168.1.6' })).toBeDefined()
  })

  it('still blocks who has left', async () => {
    await openDrawer({}, [
      fakeSession({ id: 's3', userName: 'ann', peerAddress: '192.168.1.6', endedAt: fakeNowMs }),
    ])
    expect(drawer().queryByRole('button', { name: 'Disconnect' })).toBeNull()
    fireEvent.click(drawer().getByRole('button', { name: 'Block…' }))
    expect(within(dialog()).getByRole('heading', { name: 'Block 192.168.1.6' })).toBeDefined()
  })

  it('forgets the dialog and the menu when another screen is shown', async () => {
    await openDrawer()
    fireEvent.click(drawer().getByRole('button', { name: 'Block…' }))
    const rail = within(screen.getByRole('navigation', { name: 'Main' }))
    fireEvent.click(rail.getByRole('button', { name: /^Shares/ }))
    fireEvent.click(rail.getByRole('button', { name: /^Connections/ }))
    expect(screen.queryByRole('dialog')).toBeNull()
  })
})
