import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron'
import { channelOf, preloadChannelOf } from '../../preload/contract/channel.ts'
import {
  type CallHandlers,
  calls,
  notifications,
  type PreloadCallHandlers,
  preloadCalls,
} from '../../preload/contract/contract.ts'
import type { WireBatch } from '../../preload/contract/wire-types.ts'
import { type Answer, createAnswer } from './answer-call.ts'
import { isTrustedSender } from './trusted-sender.ts'

/** What the contract needs to be answered over Electron's wire. */
export interface IpcDependencies {
  readonly handlers: CallHandlers
  readonly preloadHandlers: PreloadCallHandlers
  /** Calls the listener with every batch; returns the function that ends it. */
  readonly subscribe: (listener: (batch: WireBatch) => void) => () => void
  /** Scheme and host of our page, e.g. 'portside://app'. */
  readonly appOrigin: string
  readonly isOwnWindow: (sender: WebContents) => boolean
  /** Results and batches are parsed too, so that a mistake shows in development and not in the dashboard. */
  readonly checksResults: boolean
  readonly log: (line: string) => void
}

/** Answers the contract's calls and sends its notifications. The one place that touches `ipcMain`. */
export function setupIpc(dependencies: IpcDependencies): void {
  const readers = setupBatches(dependencies)

  const answerOn = (channel: string, answer: Answer, before?: (sender: WebContents) => void): void => {
    ipcMain.handle(channel, (event, payload: unknown) => {
      if (!isTrusted(event, dependencies)) {
        dependencies.log(
          `refused a call of ${channel} from ${event.senderFrame?.url ?? 'a frame that is gone'}`,
        )
        throw new Error('This page may not call Portside')
      }
      before?.(event.sender)
      return answer(payload)
    })
  }

  for (const name of namesOf(calls)) {
    const handler = dependencies.handlers[name] as (argument: unknown) => unknown
    const answer = createAnswer(name, calls[name], handler, dependencies.checksResults)
    answerOn(channelOf(name), answer, name === 'getSnapshot' ? readers.add : undefined)
  }
  for (const name of namesOf(preloadCalls)) {
    const handler = dependencies.preloadHandlers[name] as (argument: unknown) => unknown
    answerOn(
      preloadChannelOf(name),
      createAnswer(name, preloadCalls[name], handler, dependencies.checksResults),
    )
  }
}

/**
 * Batches go to pages that hold a snapshot. What happened before is in the snapshot itself, so nothing needs to be
 * kept for a page that has not asked yet, and a page that reloads starts afresh.
 */
function setupBatches({ subscribe, checksResults }: IpcDependencies): { add(sender: WebContents): void } {
  const pages = new Set<WebContents>()

  subscribe((batch) => {
    const payload = checksResults ? notifications.batch.parse(batch) : batch
    for (const page of pages) {
      if (!page.isDestroyed() && !page.isCrashed()) page.send(channelOf('batch'), payload)
    }
  })

  const watched = new WeakSet<WebContents>()
  return {
    add(page) {
      pages.add(page)
      if (watched.has(page)) return
      watched.add(page)
      const forget = (): void => {
        pages.delete(page)
      }
      page.on('did-start-navigation', ({ isMainFrame, isSameDocument }) => {
        if (isMainFrame && !isSameDocument) forget()
      })
      page.on('render-process-gone', forget)
      page.once('destroyed', forget)
    },
  }
}

function isTrusted(event: IpcMainInvokeEvent, { isOwnWindow, appOrigin }: IpcDependencies): boolean {
  const frame = event.senderFrame
  return isTrustedSender(
    {
      url: frame?.url ?? null,
      isMainFrame: frame !== null && frame.parent === null,
      isOwnWindow: isOwnWindow(event.sender),
    },
    appOrigin,
  )
}

function namesOf<Table extends object>(table: Table): (keyof Table & string)[] {
  return Object.keys(table) as (keyof Table & string)[]
}
