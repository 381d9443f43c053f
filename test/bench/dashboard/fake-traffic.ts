import type { ElectronApplication } from '@playwright/test'
import type { WireSession } from '../../../app/preload/contract/wire-sessions.ts'
import { wireSession } from '../../helpers/wire-session.ts'

/** Sessions on screen. */
export const sessionCount = 1000
/** Of these move a file. */
const movingCount = 300
/** Between two batches, as the engine samples. */
const tickMs = 250

/** Sessions as a busy evening would have them, or as many that rest. */
export function fakeSessions(nowMs: number, isBusy: boolean): WireSession[] {
  return Array.from({ length: sessionCount }, (_, place) => {
    const isMoving = isBusy && place % Math.round(sessionCount / movingCount) === 0
    return wireSession({
      id: `s${place}`,
      userName: `user${place % 40}`,
      peerAddress: `10.1.${place >> 8}.${place & 255}`,
      clientName: place % 2 === 0 ? 'FileZilla 3.67' : 'lftp 4.9',
      tlsProtocol: place % 3 === 0 ? null : 'TLSv1.3',
      connectedAt: nowMs - place * 1000,
      loggedInAt: nowMs - place * 1000,
      activity: isMoving ? 'sending' : 'idle',
      transfer: isMoving
        ? {
            id: `t${place}`,
            direction: 'download',
            path: `/Photos/2026/${place}/a picture of the harbour ${place}.raw`,
            bytes: 0,
            totalBytes: 4_000_000_000,
            rate: 1,
            startedAt: nowMs,
          }
        : null,
    })
  })
}

/**
 * Lets the app's own main process hand its window these sessions, and silences what it would say itself. Batches then go
 * the way every batch goes: through the window's channel, the preload script and the page's bridge.
 */
export async function takeOverFeed(app: ElectronApplication, sessions: WireSession[]): Promise<void> {
  await app.evaluate(async ({ ipcMain, BrowserWindow }, fakes) => {
    const window = BrowserWindow.getAllWindows()[0]
    if (window === undefined) throw new Error('The app has no window')
    const { webContents } = window
    if (!('benchFeed' in globalThis)) {
      const send = webContents.send.bind(webContents)
      Object.assign(globalThis, { benchFeed: { send } })
      webContents.send = (channel, ...args) => {
        if (channel !== 'portside:batch') send(channel, ...args)
      }
    }
    const real = await webContents.executeJavaScript(`window.portside.call('getSnapshot')`)
    ipcMain.removeHandler('portside:getSnapshot')
    ipcMain.handle('portside:getSnapshot', () => ({ ...real, batchNumber: 0, sessions: fakes }))
  }, sessions)
}

/** Sends a batch every 250 ms until it is told to stop: every transfer moves, and with churn clients come and go. */
export async function startTraffic(app: ElectronApplication, hasChurn: boolean): Promise<void> {
  await app.evaluate(
    (_electron, { count, everyMs, isChurning, newcomer }) => {
      const shared = globalThis as unknown as {
        benchFeed: { send: (channel: string, batch: unknown) => void }
        benchNumber?: number
        benchTimer?: ReturnType<typeof setInterval>
        benchComing?: number
      }
      const tick = (): void => {
        const number = (shared.benchNumber ?? 0) + 1
        shared.benchNumber = number
        const events: unknown[] = []
        for (let place = 0; place < count; place += 3) {
          const bytes = number * 250_000 + place
          const rate = 1_000_000 * (1 + Math.abs(Math.sin(number / 20 + place)))
          events.push({
            type: 'session-progressed',
            id: `s${place}`,
            bytes,
            rate,
            sentBytes: bytes,
            receivedBytes: 0,
            isStalled: false,
          })
        }
        if (isChurning) events.push(...churn(shared))
        shared.benchFeed.send('portside:batch', { number, at: Date.now(), events })
      }
      /** One client goes for good and another comes, with every batch. */
      const churn = (state: { benchComing?: number }): unknown[] => {
        const coming = (state.benchComing ?? 0) + 1
        state.benchComing = coming
        const now = Date.now()
        return [
          ...(coming > 100 ? [{ type: 'session-removed', id: `n${coming - 100}` }] : []),
          {
            type: 'session-changed',
            session: { ...newcomer, id: `n${coming}`, connectedAt: now, loggedInAt: now, lastActiveAt: now },
          },
        ]
      }
      shared.benchTimer = setInterval(tick, everyMs)
    },
    {
      count: sessionCount,
      everyMs: tickMs,
      isChurning: hasChurn,
      newcomer: fakeSessions(Date.now(), true)[0],
    },
  )
}

/** Sends nothing any more. */
export async function stopTraffic(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const shared = globalThis as unknown as { benchTimer?: ReturnType<typeof setInterval> }
    clearInterval(shared.benchTimer)
  })
}
