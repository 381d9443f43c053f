// @vitest-environment happy-dom
import { act, fireEvent, screen, within } from '@testing-library/react'
import { describe, expect, it } from 'vitest'
import {
  click,
  connected,
  enter,
  input,
  line,
  open,
  ready,
  result,
  tell,
  type,
} from '../../../../helpers/console/console-screen.ts'
import { type FakeDashboardApi, fakeNowMs, fakeSnapshot } from '../../../../helpers/fake-dashboard-api.ts'
import { sampleUser } from '../../../../helpers/wire-samples.ts'

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
    let api: FakeDashboardApi | null = null
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
