// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { WireSnapshot } from '../../../../../app/preload/contract/wire-types.ts'
import {
  createFakeDashboardApi,
  type FakeDashboardApi,
  fakeSnapshot,
} from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleUser } from '../../../../helpers/wire-samples.ts'

async function open(snapshot: Partial<WireSnapshot> = {}): Promise<FakeDashboardApi> {
  const api = createFakeDashboardApi({ snapshot: { users: [sampleUser()], ...snapshot } })
  await renderDashboard(api)
  const [button] = screen.getAllByRole('button', { name: 'Connect a device' })
  await act(async () => fireEvent.click(button!))
  return api
}

const card = () => within(screen.getByRole('complementary', { name: 'Connect a device' }))
const client = (name: string) => within(card().getByRole('region', { name }))
const choose = (label: string, value: string) =>
  fireEvent.change(card().getByLabelText(label), { target: { value } })
const required = () => {
  const { server, settings } = fakeSnapshot()
  return {
    server: {
      ...server,
      listeners: [{ host: '0.0.0.0', port: 2121, tls: 'required' as const, problem: null }],
    },
    settings: { ...settings, tls: 'required' as const },
  }
}

describe('the Connect card', () => {
  it('shows in its picture exactly what is written beside it, and copies the same', async () => {
    const api = await open()
    const url = 'ftp://demo@192.168.1.10:2121/'
    expect(card().getByTestId('connect-url').textContent).toBe(url)
    expect(card().getByRole('img', { name: `QR code of ${url}` }).dataset.text).toBe(url)
    await act(async () => fireEvent.click(card().getByRole('button', { name: 'Copy address' })))
    expect(api.argumentsOf('copyText')).toEqual([{ text: url }])
    choose('Address of this computer', '127.0.0.1')
    expect(card().getByRole('img').dataset.text).toBe('ftp://demo@127.0.0.1:2121/')
  })

  it('begins at its own first button', async () => {
    await open()
    expect(document.activeElement).toBe(card().getByRole('button', { name: 'Copy address' }))
  })

  it('follows a changed address', async () => {
    const api = await open()
    const { server } = fakeSnapshot()
    const address = { ...server.addresses[0]!, host: '192.168.1.77', url: 'ftp://192.168.1.77:2121' }
    act(() => api.notify({ type: 'server-changed', server: { ...server, addresses: [address] } }))
    expect(card().getByTestId('connect-url').textContent).toBe('ftp://demo@192.168.1.77:2121/')
    expect(card().getByRole('img').dataset.text).toBe('ftp://demo@192.168.1.77:2121/')
  })

  it('pins the chosen address', async () => {
    const api = await open()
    choose('Address of this computer', '127.0.0.1')
    const pin = card().getByRole('button', { name: 'Always show this address first' })
    await act(async () => fireEvent.click(pin))
    expect(api.argumentsOf('updateAppearance')).toEqual([
      { primaryAddress: { host: '127.0.0.1', interfaceName: 'Loopback (lo)' } },
    ])
  })

  it('says which programs cannot encrypt, and uses plain FTP when told so', async () => {
    await open()
    const explorer = client('File Explorer')
    expect(explorer.getByText(/File Explorer cannot encrypt\./)).toBeDefined()
    expect(client('WinSCP').getByText('ftpes://demo@192.168.1.10:2121/')).toBeDefined()
    fireEvent.click(explorer.getByRole('button', { name: 'Use plain FTP' }))
    expect(client('File Explorer').getByText('ftp://demo@192.168.1.10:2121/')).toBeDefined()
    expect(card().getByText(/can be read on the way/)).toBeDefined()
  })

  it('names what to use instead where the server requires encryption', async () => {
    await open(required())
    const explorer = client('File Explorer')
    expect(explorer.getByText(/requires encryption here\. Use WinSCP or FileZilla instead/)).toBeDefined()
    await act(async () => fireEvent.click(explorer.getByRole('button', { name: 'Encryption settings' })))
    expect(screen.getByRole('heading', { level: 1, name: 'Settings' })).toBeDefined()
  })

  it('says that Finder only reads', async () => {
    const { server } = fakeSnapshot()
    const listeners = [{ host: '0.0.0.0', port: 2121, tls: 'off' as const, problem: null }]
    await open({ server: { ...server, listeners } })
    fireEvent.click(card().getByRole('tab', { name: 'Mac' }))
    expect(client('Finder').getByText(/Finder can only read\./)).toBeDefined()
    expect(client('Finder').getByText('ftp://demo@192.168.1.10:2121/')).toBeDefined()
  })

  it('needs somebody who can sign in', async () => {
    await open({ users: [] })
    expect(card().getByText('Nobody can sign in yet. Add a user first.')).toBeDefined()
    expect(card().queryByRole('img')).toBeNull()
  })

  it('starts the server where it is stopped', async () => {
    const api = await open()
    const { server } = fakeSnapshot()
    act(() => api.notify({ type: 'server-changed', server: { ...server, phase: 'stopped', addresses: [] } }))
    await act(async () => fireEvent.click(card().getByRole('button', { name: 'Start server' })))
    expect(api.argumentsOf('startServer')).toHaveLength(1)
  })
})
