// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { describe, expect, it, onTestFinished } from 'vitest'
import { App } from '../../../../../app/renderer/App.tsx'
import { connectEventBridge } from '../../../../../app/renderer/client/event-bridge.ts'
import { createDashboardActions } from '../../../../../app/renderer/stores/dashboard-actions.ts'
import {
  createDashboardStores,
  createStoreSink,
} from '../../../../../app/renderer/stores/dashboard-stores.ts'
import {
  createFakeDashboardApi,
  type FakeDashboardApi,
  fakeChosenFolder,
  fakeSession,
  fakeSnapshot,
} from '../../../../helpers/fake-dashboard-api.ts'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

type FakeOptions = NonNullable<Parameters<typeof createFakeDashboardApi>[0]>

/** A first start, as far as the options do not say otherwise. */
async function start({ snapshot, ...options }: FakeOptions = {}): Promise<FakeDashboardApi> {
  const appearance = { ...fakeSnapshot().appearance, isWelcomeDone: false }
  const api = createFakeDashboardApi({ ...options, snapshot: { appearance, ...snapshot } })
  const stores = createDashboardStores()
  const disconnect = connectEventBridge(api, createStoreSink(stores))
  onTestFinished(() => {
    disconnect()
    cleanup()
  })
  await act(async () => {
    render(<App dashboard={{ stores, actions: createDashboardActions(api, stores) }} />)
  })
  return api
}

const press = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
const type = (label: string, value: string) =>
  fireEvent.change(screen.getByLabelText(label, { exact: true }), { target: { value } })
const heading = () => screen.getByRole('heading', { level: 1 }).textContent

async function toSecondStep(preset = 'Share for download'): Promise<void> {
  await press('Choose folder…')
  fireEvent.click(screen.getByRole('radio', { name: preset }))
  await press('Continue')
}

describe('the first steps', () => {
  it('are not shown to who has shares, or has been here before', async () => {
    await start({ snapshot: { shares: [sampleShare()] } })
    expect(screen.getByTestId('dashboard')).toBeDefined()
    cleanup()
    await start({ snapshot: { appearance: fakeSnapshot().appearance } })
    expect(screen.queryByTestId('welcome')).toBeNull()
  })

  it('are not shown where there is no desktop to choose a folder on', async () => {
    await start({ snapshot: { host: 'headless' } })
    expect(screen.queryByTestId('welcome')).toBeNull()
  })

  it('do not come when the last share goes', async () => {
    const api = await start({ snapshot: { shares: [sampleShare()] } })
    act(() => api.notify({ type: 'shares-changed', shares: [] }))
    expect(screen.queryByTestId('welcome')).toBeNull()
  })

  it('can be skipped, for good', async () => {
    const api = await start()
    expect(heading()).toBe('What do you want to share?')
    await press('Skip')
    expect(screen.getByTestId('dashboard')).toBeDefined()
    expect(api.argumentsOf('updateAppearance')).toEqual([{ isWelcomeDone: true }])
    expect(api.argumentsOf('addShare')).toEqual([])
  })

  it('ask for a folder, and pass on what is to be said about it', async () => {
    const warned = { ...fakeChosenFolder, warnings: ['This is your whole home folder.'] }
    await start({ handlers: { chooseFolder: () => ({ ok: true, value: warned }) } })
    await press('Continue')
    expect(screen.getByText('Choose a folder first.')).toBeDefined()
    await press('Choose folder…')
    expect(screen.getByText('/home/ann/Photos')).toBeDefined()
    expect(screen.getByText('This is your whole home folder.')).toBeDefined()
    expect(screen.queryByText('Choose a folder first.')).toBeNull()
  })

  it('keep the folder when Escape is pressed', async () => {
    await start()
    await press('Choose folder…')
    fireEvent.keyDown(document.body, { key: 'Escape' })
    expect(screen.getByText('/home/ann/Photos')).toBeDefined()
  })

  it('share the folder, make the user and start the server, in this order', async () => {
    const { server } = fakeSnapshot()
    const api = await start({ snapshot: { server: { ...server, phase: 'stopped', addresses: [] } } })
    await toSecondStep('Both')
    expect(heading()).toBe('Who can connect?')
    expect(document.activeElement).toBe(screen.getByRole('heading', { level: 1 }))
    expect(screen.getByLabelText<HTMLInputElement>('Password', { exact: true }).value).toBe(
      'amber-kite-harbour-nine',
    )
    await press('Start sharing')
    const made = ['addShare', 'addUser', 'setAnonymous', 'startServer', 'updateAppearance']
    expect(api.recorded.filter(({ name }) => made.includes(name))).toEqual([
      { name: 'addShare', argument: { folderToken: 'token-1', name: 'Photos', preset: 'read-upload' } },
      { name: 'addUser', argument: { name: 'guest', password: 'amber-kite-harbour-nine' } },
      { name: 'startServer', argument: null },
      { name: 'updateAppearance', argument: { isWelcomeDone: true } },
    ])
    expect(heading()).toBe('Ready. Connect a device now.')
  })

  it('let anyone on the network read, and nobody else', async () => {
    const api = await start()
    await toSecondStep()
    fireEvent.click(screen.getByRole('radio', { name: 'Anyone on this network' }))
    expect(screen.queryByLabelText('User name')).toBeNull()
    await press('Start sharing')
    expect(api.argumentsOf('setAnonymous')).toEqual([{ isEnabled: true, isLanOnly: true }])
    expect(api.argumentsOf('addUser')).toEqual([])
  })

  it('do not offer a folder that only receives to everybody', async () => {
    await start()
    await toSecondStep('Receive files')
    expect(screen.queryByRole('radio')).toBeNull()
    expect(screen.getByText(/A folder to receive files needs a user/)).toBeDefined()
  })

  it('make an account of its own for an old device', async () => {
    const api = await start()
    await toSecondStep()
    fireEvent.click(screen.getByRole('switch', { name: 'I need an old scanner or camera' }))
    type('User name of the device', 'guest')
    await press('Start sharing')
    expect(screen.getByText('Give the device a name of its own.')).toBeDefined()
    expect(api.argumentsOf('addShare')).toEqual([])
    type('User name of the device', 'hall')
    await press('Start sharing')
    expect(api.argumentsOf('addUser')[1]).toEqual({
      name: 'hall',
      password: 'amber-kite-harbour-nine',
      kind: 'device',
    })
  })

  it('show a refusal where it belongs and do not share twice', async () => {
    let tries = 0
    const api = await start({
      handlers: {
        addUser: () => {
          tries += 1
          return tries === 1
            ? { ok: false, problem: { field: 'name', message: 'There is a user of this name.' } }
            : { ok: true, value: { id: 'u', warnings: [] } }
        },
      },
    })
    await toSecondStep()
    await press('Start sharing')
    expect(screen.getByText('There is a user of this name.')).toBeDefined()
    type('User name', 'ann')
    await press('Start sharing')
    expect(heading()).toBe('Ready. Connect a device now.')
    expect(api.argumentsOf('addShare')).toHaveLength(1)
  })
})

describe('the last step', () => {
  async function toReady(options: FakeOptions = {}): Promise<FakeDashboardApi> {
    const api = await start(options)
    await toSecondStep()
    await press('Start sharing')
    await act(async () => api.notify({ type: 'users-changed', users: [sampleUser({ name: 'guest' })] }))
    return api
  }

  it('has the address as text and picture, and the password only when it is ticked', async () => {
    await toReady()
    const url = () => screen.getByTestId('connect-url').textContent
    expect(url()).toBe('ftp://guest@192.168.1.10:2121/')
    fireEvent.click(screen.getByRole('checkbox', { name: 'Show the password in QR code and texts' }))
    expect(url()).toBe('ftp://guest:amber-kite-harbour-nine@192.168.1.10:2121/')
    expect(screen.getByRole('img', { name: /^QR code/ }).dataset.text).toBe(url())
  })

  it('lists what was proved', async () => {
    const results = [
      { name: 'own-connection', status: 'pass', subject: null, reason: null, detail: null },
      { name: 'encryption', status: 'pass', subject: null, reason: null, detail: 'TLSv1.3' },
      { name: 'share', status: 'fail', subject: 'Photos', reason: 'unreadable', detail: 'EACCES' },
    ] as const
    await toReady({ handlers: { runSelfCheck: () => ({ check: { at: 1, results: [...results] } }) } })
    const list = within(screen.getByRole('region', { name: 'Checklist' }))
    expect(list.getAllByRole('listitem').map((line) => line.textContent)).toEqual([
      'The server listens on port 2121',
      'This computer can sign in, list and load files',
      'Encryption works',
      'The shared folder cannot be used as promisedDetails: EACCES',
      'Waiting for the first device',
    ])
  })

  it('celebrates the first device in place, but not a check of its own', async () => {
    const api = await toReady()
    const session = fakeSession({ userName: 'guest', clientName: 'Pixel 9', peerAddress: '192.168.1.44' })
    const own = fakeSession({ id: 'own', userName: 'Portside/self-check' })
    act(() => api.notify({ type: 'session-changed', session: own }))
    expect(screen.queryByText(/^Connected:/)).toBeNull()
    act(() => api.notify({ type: 'session-changed', session }))
    expect(screen.getByText('Connected: Pixel 9, 192.168.1.44')).toBeDefined()
    expect(screen.getByText('A device has connected')).toBeDefined()
    act(() => api.notify({ type: 'session-removed', id: session.id }))
    expect(screen.getByText('Connected: Pixel 9, 192.168.1.44')).toBeDefined()
  })

  it('leads to the dashboard', async () => {
    await toReady()
    await press('Open the dashboard')
    expect(screen.getByTestId('dashboard')).toBeDefined()
    expect(screen.queryByRole('form', { name: 'Share folder' })).toBeNull()
  })
})
