// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WirePreview, WirePreviewEntry } from '../../../../../app/preload/contract/preview-types.ts'
import { foldersOfPath, pathOfEntry } from '../../../../../app/renderer/views/preview/folders-of-path.ts'
import { giveElementsHeight } from '../../../../helpers/element-sizes.ts'
import { createFakeDashboardApi, fakeNowMs } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard, screenKey } from '../../../../helpers/render-dashboard.tsx'
import { sampleUser } from '../../../../helpers/wire-samples.ts'

function entry(parts: Partial<WirePreviewEntry>): WirePreviewEntry {
  const base = { name: 'a.jpg', kind: 'file', size: 5, modifiedMs: fakeNowMs, isMountPoint: false } as const
  return {
    ...base,
    permissions: ['list', 'download'],
    line: '-r--r--r-- 1 owner group 5 Mar 03 12:00 a.jpg',
    ...parts,
  }
}

function preview(parts: Partial<WirePreview> = {}): WirePreview {
  const base = {
    path: '/',
    permissions: ['list'],
    entries: [],
    isCut: false,
    refusal: null,
    signInProblem: null,
  }
  return { ...base, ...parts } as WirePreview
}

const tree: Readonly<Record<string, WirePreview>> = {
  '/': preview({ entries: [entry({ name: 'Photos', kind: 'directory', isMountPoint: true })] }),
  '/Photos': preview({ path: '/Photos', permissions: ['list', 'download'], entries: [entry({})] }),
}

async function open(show: (path: string | null) => WirePreview = (path) => tree[path ?? '/'] ?? preview()) {
  const api = createFakeDashboardApi({
    snapshot: { users: [sampleUser()] },
    handlers: { previewListing: ({ path }) => ({ ok: true, value: show(path) }) },
  })
  giveElementsHeight(600)
  await renderDashboard(api)
  fireEvent.keyDown(window, { key: screenKey('users'), ctrlKey: true })
  await act(async () => fireEvent.click(screen.getByRole('button', { name: 'View as demo' })))
  return { api, drawer: within(screen.getByRole('complementary', { name: 'View as demo' })) }
}

describe('viewing as a user', () => {
  it('begins where sessions of the user begin, with what is allowed there in words', async () => {
    const { api, drawer } = await open()
    expect(api.argumentsOf('previewListing')).toEqual([{ userId: 'u1', path: null }])
    expect(drawer.getByText('Allowed here: list folders.')).toBeDefined()
    expect(drawer.getByRole('row', { name: /Photos/ }).textContent).toContain('Read only')
  })

  it('opens folders, and goes back by the way that led there', async () => {
    const { api, drawer } = await open()
    await act(async () => fireEvent.click(drawer.getByRole('button', { name: 'Photos' })))
    expect(drawer.getByRole('row', { name: /a\.jpg/ })).toBeDefined()
    await act(async () => fireEvent.click(drawer.getByRole('button', { name: 'Root' })))
    expect(api.argumentsOf('previewListing').slice(1)).toEqual([
      { userId: 'u1', path: '/Photos' },
      { userId: 'u1', path: '/' },
    ])
  })

  it('shows the very lines of LIST when asked', async () => {
    const { drawer } = await open(() => tree['/Photos'] ?? preview())
    fireEvent.click(drawer.getByRole('button', { name: 'As LIST sends it' }))
    expect(drawer.getByRole('region', { name: 'Lines of LIST' }).textContent).toBe(
      '-r--r--r-- 1 owner group 5 Mar 03 12:00 a.jpg',
    )
  })

  it('says that a drop box lists nothing, and what the client hears', async () => {
    const { drawer } = await open(() =>
      preview({ permissions: ['upload'], refusal: '550 Not allowed here.' }),
    )
    expect(drawer.getByText('Upload only: listing is off here.')).toBeDefined()
    expect(drawer.getByText('550 Not allowed here.')).toBeDefined()
  })

  it('says why the user could not sign in', async () => {
    const { drawer } = await open(() =>
      preview({ signInProblem: 'This user cannot sign in: it is disabled.' }),
    )
    expect(drawer.getByText('This user cannot sign in: it is disabled.')).toBeDefined()
    expect(drawer.getByText('Nothing to see in this folder.')).toBeDefined()
  })

  it('looks again when a rule changes', async () => {
    const { api } = await open()
    await act(async () => api.notify({ type: 'users-changed', users: [sampleUser({ isEnabled: false })] }))
    expect(api.argumentsOf('previewListing')).toHaveLength(2)
  })
})

describe('the way to a folder', () => {
  it('begins at the root', () => {
    expect(foldersOfPath('/')).toEqual([{ name: '/', path: '/' }])
    expect(foldersOfPath('/a/b').map(({ path }) => path)).toEqual(['/', '/a', '/a/b'])
  })

  it('goes on to an entry', () => {
    expect([pathOfEntry('/', 'a'), pathOfEntry('/a', 'b')]).toEqual(['/a', '/a/b'])
  })
})
