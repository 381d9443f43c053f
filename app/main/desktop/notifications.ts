import { BrowserWindow, Notification } from 'electron'
import type { WireDesktopRules } from '../../preload/contract/wire-desktop.ts'
import type { WireDashboardEvent } from '../../preload/contract/wire-types.ts'
import type { DesktopMemory } from './desktop-memory.ts'
import {
  type Happening,
  type WordedNotice,
  wordHappening,
  wordNewAddress,
  wordUploads,
} from './notice-words.ts'
import type { Words } from './texts/words.ts'
import { createUploadGroups } from './upload-groups.ts'

/** What notifications need. */
export interface NotificationDelegates {
  readonly rules: () => WireDesktopRules['notifications']
  readonly words: () => Words
  readonly memory: DesktopMemory
  /** Shows the folder of a share in the file manager. */
  readonly revealShare: (shareId: string) => void
  readonly openWindow: () => void
  readonly schedule: (run: () => void, delayMs: number) => () => void
}

/** Notifications of the system about what clients do. */
export interface Notifications {
  hear(happening: Happening): void
  /** Looks for people who have just signed in. */
  applyEvents(events: readonly WireDashboardEvent[]): void
  /** Says once ever where the program is after its window has gone. */
  sayInBackground(hasTray: boolean): void
  end(): void
}

/** So many stay clickable; the system drops old ones sooner. */
const maxHeld = 20

/** Starts to tell; nothing is shown while a window of ours has the focus. */
export function setupNotifications(delegates: NotificationDelegates): Notifications {
  const { rules, words, memory } = delegates
  // Electron lets a notification go, and its click with it, once nobody holds it.
  const held = new Set<Notification>()

  const show = (title: string, body: string, onClick: () => void): void => {
    if (!Notification.isSupported()) return
    const notification = new Notification({ title, body })
    const drop = (): void => void held.delete(notification)
    held.add(notification)
    const [oldest] = held
    if (held.size > maxHeld && oldest !== undefined) held.delete(oldest)
    notification.on('click', () => {
      drop()
      onClick()
    })
    notification.on('close', drop)
    notification.on('failed', drop)
    notification.show()
  }
  const tell = (notice: WordedNotice | null, onClick: () => void = delegates.openWindow): void => {
    if (notice === null || !rules()[notice.kind] || BrowserWindow.getFocusedWindow() !== null) return
    show(notice.title, notice.body, onClick)
  }
  const uploads = createUploadGroups(
    (group) => {
      const { shareId } = group
      tell(wordUploads(group, words()), shareId === null ? undefined : () => delegates.revealShare(shareId))
    },
    { now: () => performance.now(), schedule: delegates.schedule },
  )

  return {
    hear(happening) {
      const { event, user, share, stored, path } = happening
      if (event !== 'upload-finished') tell(wordHappening(happening, words(), Date.now()))
      else if (rules().uploads) {
        const fileName = path?.split('/').at(-1) ?? ''
        uploads.add({ user, share, shareId: stored?.shareId ?? null, fileName })
      }
    },
    applyEvents(events) {
      for (const event of events) {
        if (event.type !== 'session-changed') continue
        const { userName, loggedInAt, peerAddress } = event.session
        if (userName === null || loggedInAt === null || !memory.isNewAddress(peerAddress)) continue
        tell(wordNewAddress(userName, peerAddress, words()))
      }
    },
    sayInBackground(hasTray) {
      if (!memory.isFirstTimeInBackground()) return
      const say = words()
      const body = say(hasTray ? 'background.bodyWithTray' : 'background.body')
      show(say('background.title'), body, delegates.openWindow)
    },
    end() {
      uploads.end()
      held.clear()
    },
  }
}
