import { act, fireEvent, screen } from '@testing-library/react'
import type { CallHandlers } from '../../../app/preload/contract/contract.ts'
import type { ConsoleLine, ConsoleState } from '../../../app/preload/contract/wire-console.ts'
import type { WireSnapshot } from '../../../app/preload/contract/wire-types.ts'
import { createFakeDashboardApi, type FakeDashboardApi, fakeNowMs } from '../fake-dashboard-api.ts'
import { renderDashboard } from '../render-dashboard.tsx'
import { sampleUser } from '../wire-samples.ts'

/** How a console stands that waits for a line. */
export const ready: ConsoleState = {
  phase: 'ready',
  path: '/docs',
  localPath: '/',
  localFolder: '/home/ann/Downloads',
  tlsProtocol: 'TLSv1.3',
  progress: null,
}
/** A line of a conversation. */
export const line = (number: number, from: ConsoleLine['from'], text: string): ConsoleLine => ({
  number,
  from,
  text,
  at: fakeNowMs,
})
const users = [sampleUser({ id: 'u1', name: 'ann' }), sampleUser({ id: 'u2', name: 'ben' })]

/** Opens the screen of the console. */
export async function open(handlers: Partial<CallHandlers> = {}, snapshot: Partial<WireSnapshot> = {}) {
  const api = createFakeDashboardApi({ snapshot: { users, ...snapshot }, handlers })
  await renderDashboard(api, 'console')
  return api
}

/** Connects; the fake tells of the console as main does, before the call is answered. */
export async function connected(handlers: Partial<CallHandlers> = {}, state: Partial<ConsoleState> = {}) {
  let api: FakeDashboardApi | null = null
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

/** Clicks a button. */
export const click = (name: string | RegExp) =>
  act(async () => fireEvent.click(screen.getByRole('button', { name })))
/** Where commands are typed. */
export const input = () => screen.getByRole<HTMLInputElement>('combobox', { name: 'Command' })
/** Types over what is in the line. */
export const type = (text: string) => act(async () => fireEvent.change(input(), { target: { value: text } }))
/** Presses a key in the line. */
export const press = (key: string, more: object = {}) =>
  act(async () => fireEvent.keyDown(input(), { key, ...more }))
/** Sends the line. */
export const enter = () =>
  act(async () => {
    fireEvent.submit(input())
  })
/** The pane of results. */
export const result = () => screen.getByRole('region', { name: 'Result' })
/** Tells of more output. */
export const tell = (api: FakeDashboardApi, state: Partial<ConsoleState>, ...lines: ConsoleLine[]) =>
  act(async () =>
    api.notify({ type: 'console-output', id: 'console-1', lines, state: { ...ready, ...state } }),
  )
