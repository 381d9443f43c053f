// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import type { CallHandlers } from '../../../../../app/preload/contract/contract.ts'
import type { ConsoleLine, ConsoleState } from '../../../../../app/preload/contract/wire-console.ts'
import type { WireSnapshot } from '../../../../../app/preload/contract/wire-types.ts'
import { createFakeDashboardApi, fakeNowMs, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { renderDashboard } from '../../../../helpers/render-dashboard.tsx'
import { sampleUser } from '../../../../helpers/wire-samples.ts'

const ready: ConsoleState = {
  phase: 'ready',
  path: '/docs',
  localPath: '/',
  localFolder: '/home/ann/Downloads',
  tlsProtocol: 'TLSv1.3',
  progress: null,
}
const line = (number: number, from: ConsoleLine['from'], text: string): ConsoleLine => ({
  number,
  from,
  text,
  at: fakeNowMs,
})
const users = [sampleUser({ id: 'u1', name: 'ann' }), sampleUser({ id: 'u2', name: 'ben' })]

async function open(handlers: Partial<CallHandlers> = {}, snapshot: Partial<WireSnapshot> = {}) {
  const api = createFakeDashboardApi({ snapshot: { users, ...snapshot }, handlers })
  await renderDashboard(api, 'console')
  return api
}

type Api = Awaited<ReturnType<typeof open>>

/** Connects; the fake tells of the console as main does, before the call is answered. */
async function connected(handlers: Partial<CallHandlers> = {}, state: Partial<ConsoleState> = {}) {
  let api: Api | null = null
  api = await open({
    openConsole: () => {
      api?.notify({
        type: 'console-output',
        id: 'console-1',
        lines: [line(1, 'server', '220 Ready.'), line(2, 'client', 'USER ann')],
        state: { ...ready, ...state },
      })
      return { ok: true, value: { id: 'console-1' } }
    },
    ...handlers,
  })
  await click('Connect')
  return api
}

const click = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
const input = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Command' })
const type = (text: string) => act(async () => fireEvent.change(input(), { target: { value: text } }))
const press = (key: string, more: object = {}) =>
  act(async () => fireEvent.keyDown(input(), { key, ...more }))
const enter = () =>
  act(async () => {
    fireEvent.submit(input())
  })
const result = () => screen.getByRole('region', { name: 'Result' })
const tell = (api: Api, state: Partial<ConsoleState>, ...lines: ConsoleLine[]) =>
  act(async () =>
    api.notify({ type: 'console-output', id: 'console-1', lines, state: { ...ready, ...state } }),
  )

describe('the console', () => {
  it('connects as the chosen account, encrypted where that is offered', async () => {
    const api = await open()
    fireEvent.change(screen.getByRole('combobox', { name: 'Account' }), { target: { value: 'u2' } })
    await click('Connect')
    expect(api.argumentsOf('openConsole')).toEqual([{ userId: 'u2', tls: 'explicit' }])
  })

  it('connects anonymously as the anonymous user, and to the address that was chosen', async () => {
    const api = await open({}, { users: [sampleUser({ id: 'x', name: 'anonymous', isAnonymous: true })] })
    fireEvent.change(screen.getByRole('combobox', { name: 'Encryption' }), { target: { value: 'off' } })
    fireEvent.change(screen.getByRole('combobox', { name: 'Address' }), { target: { value: '192.168.1.10' } })
    await click('Connect')
    expect(api.argumentsOf('openConsole')).toEqual([{ userId: null, tls: 'off', host: '192.168.1.10' }])
  })

  it('shows who said what, with treacherous characters spelt out', async () => {
    const api = await connected()
    await tell(api, {}, line(3, 'server', '550 exe\u202Egpj.'), line(4, 'note', 'Nothing fits.'))
    const talk = screen.getByRole('log', { name: 'Conversation' })
    expect(within(talk).getByText('USER ann').parentElement?.textContent).toContain('Sent:')
    expect(within(talk).getByText('550 exe⟨U+202E⟩gpj.').parentElement?.textContent).toContain('Received:')
    expect(within(talk).getByText('Nothing fits.').parentElement?.textContent).toContain('Note:')
  })

  it('says where lines are missing', async () => {
    const api = await connected()
    await tell(api, {}, line(9, 'server', '200 Late.'))
    expect(screen.getByText('Lines were left out here')).toBeDefined()
  })

  it('runs what was typed and shows a folder as a table', async () => {
    const api = await connected({
      consoleCommand: () => ({
        ok: true,
        value: {
          isRefused: false,
          ms: 12,
          result: {
            kind: 'listing',
            place: 'server',
            path: '/docs',
            count: 3,
            entries: [
              { name: 'sub', kind: 'folder', size: null, modifiedAt: null },
              { name: 'a.txt', kind: 'file', size: 2_048, modifiedAt: fakeNowMs },
            ],
          },
        },
      }),
    })
    await type('ls /docs')
    await enter()
    expect(api.argumentsOf('consoleCommand')).toEqual([{ id: 'console-1', line: 'ls /docs' }])
    expect(input().value).toBe('')
    const rows = within(within(result()).getByRole('table')).getAllByRole('row')
    expect(rows.length).toBe(3)
    expect(rows[2]?.textContent).toContain('a.txt')
    expect(within(result()).getByText('And 1 more')).toBeDefined()
    expect(within(result()).getByRole('status').textContent).toContain('12 ms')
  })

  it('shows what went wrong with files first', async () => {
    await connected({
      consoleCommand: () => ({
        ok: true,
        value: {
          isRefused: true,
          ms: 1_500,
          result: {
            kind: 'moved',
            direction: 'received',
            count: 2,
            problems: 1,
            bytes: 10,
            files: [
              { name: 'b.txt', bytes: 0, problem: '550 No such file.' },
              { name: 'a.txt', bytes: 10, problem: null },
            ],
          },
        },
      }),
    })
    await type('mget *')
    await enter()
    expect(within(result()).getByText(/1 file received.*1 failed/)).toBeDefined()
    expect(within(result()).getByText('550 No such file.')).toBeDefined()
  })

  it('explains every command of its own', async () => {
    await connected({
      consoleCommand: () => ({
        ok: true,
        value: {
          isRefused: false,
          ms: 1,
          result: {
            kind: 'help',
            commands: ['mget', '!ls'],
            verbs: [{ verb: 'RETR', syntax: 'RETR path', about: 'download a file', rfc: 'RFC 959 §4.1.3' }],
          },
        },
      }),
    })
    await type('help')
    await enter()
    expect(within(result()).getByText('mget [-f] path|pattern …')).toBeDefined()
    expect(within(result()).getByText('Lists a folder of this computer')).toBeDefined()
    expect(within(result()).getByText('RFC 959 §4.1.3')).toBeDefined()
  })

  it('completes with Tab: the common start at once, the rest from a list', async () => {
    await connected({
      consoleComplete: () => ({
        candidates: [
          { line: 'RETR docs/', label: 'docs', kind: 'folder' },
          { line: 'RETR door.txt', label: 'door.txt', kind: 'file' },
        ],
      }),
    })
    await type('RETR d')
    await press('Tab')
    expect(input().value).toBe('RETR do')
    const list = screen.getByRole('listbox', { name: 'Suggestions' })
    expect(within(list).getAllByRole('option').length).toBe(2)
    await press('ArrowDown')
    expect(input().getAttribute('aria-activedescendant')).toBe(within(list).getAllByRole('option')[1]?.id)
    await press('Enter')
    expect(input().value).toBe('RETR door.txt')
    expect(screen.queryByRole('listbox', { name: 'Suggestions' })).toBeNull()
  })

  it('lets Tab go on from an empty line', async () => {
    const api = await connected()
    await press('Tab')
    expect(api.argumentsOf('consoleComplete')).toEqual([])
  })

  it('goes through what was typed with the arrows and searches it with Ctrl+R, passwords aside', async () => {
    await connected()
    for (const text of ['NOOP', 'PASS secret', 'ls', 'NLST']) {
      await type(text)
      await enter()
    }
    await press('ArrowUp')
    expect(input().value).toBe('NLST')
    await press('ArrowUp')
    await press('ArrowUp')
    expect(input().value).toBe('NOOP')
    await press('ArrowDown')
    expect(input().value).toBe('ls')
    await type('N')
    await press('ArrowUp')
    await press('ArrowUp')
    expect(input().value).toBe('NOOP')
    await type('ls')
    await press('r', { ctrlKey: true })
    const found = screen.getByRole('listbox', { name: 'Earlier commands' })
    expect(
      within(found)
        .getAllByRole('option')
        .map(({ textContent }) => textContent),
    ).toEqual(['NLST', 'ls'])
  })

  it('shows progress and aborts with the button or Ctrl+C', async () => {
    const api = await connected()
    await tell(api, {
      phase: 'busy',
      progress: { name: 'big.bin', bytes: 512, totalBytes: 1_024, filesDone: 2 },
    })
    expect(screen.getByRole('progressbar', { name: 'Transfer' }).getAttribute('aria-valuenow')).toBe('50')
    await click('Abort')
    await press('c', { ctrlKey: true })
    expect(api.argumentsOf('abortConsole')).toEqual([{ id: 'console-1' }, { id: 'console-1' }])
  })

  it('chooses a folder of this computer by dialog', async () => {
    const api = await connected({}, { localFolder: null, localPath: null })
    await click('Choose folder')
    expect(api.argumentsOf('chooseConsoleFolder')).toEqual([{ id: 'console-1' }])
  })

  it('closes a console', async () => {
    const api = await connected()
    await click('Close console 1: ann')
    expect(api.argumentsOf('closeConsole')).toEqual([{ id: 'console-1' }])
    expect(screen.getByText('Try your server from the inside')).toBeDefined()
  })

  it('closes all of them when the page goes', async () => {
    const api = await connected()
    act(() => void window.dispatchEvent(new Event('pagehide')))
    expect(api.argumentsOf('closeConsole')).toEqual([{ id: null }])
  })

  it('keeps an ended conversation to read and takes no more commands', async () => {
    const api = await connected()
    await tell(api, { phase: 'ended' }, line(3, 'note', 'Server closed connection.'))
    expect(screen.getByText('Server closed connection.')).toBeDefined()
    expect(input().disabled).toBe(true)
  })

  it('says so when a console is refused', async () => {
    await open({
      openConsole: () => ({ ok: false, problem: { field: null, message: 'Too many consoles.' } }),
    })
    await click('Connect')
    expect(screen.getAllByText('Too many consoles.').length).toBeGreaterThan(0)
  })

  it('offers to start a stopped server, and to add a user where there is none', async () => {
    const { server } = fakeSnapshot()
    const api = await open({}, { server: { ...server, phase: 'stopped' } })
    await act(async () =>
      fireEvent.click(within(screen.getByRole('main')).getByRole('button', { name: 'Start server' })),
    )
    expect(api.argumentsOf('startServer').length).toBe(1)
    await act(async () => {
      api.notify({ type: 'server-changed', server }, { type: 'users-changed', users: [] })
    })
    expect(screen.getByText('There is nobody to sign in as')).toBeDefined()
  })

  it('has no folder of this computer without a desktop', async () => {
    let api: Api | null = null
    api = await open(
      {
        openConsole: () => {
          api?.notify({ type: 'console-output', id: 'c', lines: [], state: { ...ready, localFolder: null } })
          return { ok: true, value: { id: 'c' } }
        },
      },
      { host: 'headless' },
    )
    await click('Connect')
    expect(screen.getByRole<HTMLButtonElement>('button', { name: 'Choose folder' }).disabled).toBe(true)
  })
})
