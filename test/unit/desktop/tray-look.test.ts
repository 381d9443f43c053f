import { describe, expect, it } from 'vitest'
import type { ServerTotals } from '../../../app/main/desktop/server-picture.ts'
import { createWords } from '../../../app/main/desktop/texts/words.ts'
import { trayLook } from '../../../app/main/desktop/tray-look.ts'
import { trayMenu } from '../../../app/main/desktop/tray-menu.ts'

const english = createWords('en')
const idle: ServerTotals = {
  phase: 'running',
  problem: null,
  address: 'ftp://192.168.1.10:2121',
  connected: 0,
  transfers: 0,
  rate: 0,
}
const ignore = (): void => undefined

describe('what the tray shows', () => {
  it.each<[string, Partial<ServerTotals>, string, string, string | null]>([
    ['an idle server', {}, 'running', 'Running, nobody connected', 'stop'],
    ['clients at rest', { connected: 2 }, 'running', '2 connected', 'stop'],
    [
      'clients at work',
      { connected: 2, transfers: 1, rate: 4_100_000 },
      'busy',
      '2 connected, 4.1 MB/s',
      'stop',
    ],
    ['a stalled transfer', { connected: 1, transfers: 1 }, 'busy', '1 connected, 0 B/s', 'stop'],
    ['a stopped server', { phase: 'stopped', address: null }, 'stopped', 'Stopped', 'start'],
    ['a server on its way up', { phase: 'starting' }, 'stopped', 'Starting…', null],
    ['a server on its way down', { phase: 'stopping' }, 'stopped', 'Stopping…', null],
    [
      'a server in trouble',
      { phase: 'problem', problem: 'Port 21 is taken.' },
      'problem',
      'Not running: Port 21 is taken.',
      'stop',
    ],
  ])('says it of %s', (_case, totals, state, status, command) => {
    expect(trayLook({ ...idle, ...totals }, english)).toMatchObject({ state, status, command })
  })

  it('has no address of a server that does not run', () => {
    expect(trayLook(idle, english).address).toBe('ftp://192.168.1.10:2121')
    expect(trayLook({ ...idle, phase: 'problem' }, english).address).toBeNull()
  })

  it('speaks other languages with their numbers', () => {
    const busy = { ...idle, connected: 2, transfers: 1, rate: 4_100_000 }
    expect(trayLook(busy, createWords('de')).status).toBe('2 verbunden, 4,1 MB/s')
    expect(trayLook(busy, createWords('fr')).status).toMatch(/^2 connectés, 4,1\sMo\/s$/)
  })
})

describe('the menu of the tray', () => {
  const labels = (totals: Partial<ServerTotals>) =>
    trayMenu(trayLook({ ...idle, ...totals }, english), english, {
      copyAddress: ignore,
      start: ignore,
      stop: ignore,
      disconnectAll: ignore,
      open: ignore,
      quit: ignore,
    }).flatMap(({ label, enabled }) =>
      label === undefined ? [] : [`${label}${enabled === false ? ' (off)' : ''}`],
    )

  it('offers what can be done now', () => {
    expect(labels({ connected: 2 })).toEqual([
      '2 connected (off)',
      'Copy ftp://192.168.1.10:2121',
      'Stop server',
      'Disconnect all…',
      'Open Portside',
      'Quit Portside',
    ])
  })

  it('offers no address and nobody to disconnect while the server is stopped', () => {
    expect(labels({ phase: 'stopped', address: null })).toEqual([
      'Stopped (off)',
      'No address (off)',
      'Start server',
      'Disconnect all… (off)',
      'Open Portside',
      'Quit Portside',
    ])
  })

  it('copies the address that it shows', () => {
    const copied: string[] = []
    const actions = { start: ignore, stop: ignore, disconnectAll: ignore, open: ignore, quit: ignore }
    const menu = trayMenu(trayLook(idle, english), english, {
      ...actions,
      copyAddress: (address) => copied.push(address),
    })
    const [, entry] = menu as unknown as { click(): void }[]
    entry?.click()
    expect(copied).toEqual(['ftp://192.168.1.10:2121'])
  })
})
