import { hostname, networkInterfaces } from 'node:os'
import { quietTimer } from '../quiet-timer.ts'
import type { ServerStatus } from '../server/server-controller.ts'
import type { Settings } from '../settings/settings-schema.ts'
import { type AnnouncedService, announcedService } from './announced-service.ts'
import { type Announcement, announceByMulticast } from './multicast.ts'

/** What announcing needs. */
export interface AnnouncerDependencies {
  readonly store: {
    readonly current: Settings
    subscribe(listener: (settings: Settings, previous: Settings) => void): () => void
  }
  /** One line for people. */
  readonly onTrouble: (text: string) => void
  readonly announce?: (service: AnnouncedService, onTrouble: (error: Error) => void) => Announcement
  /** Anything that is another text when the addresses of this computer are others. */
  readonly addresses?: () => string
  readonly hostName?: string
  readonly schedule?: (run: () => void, delayMs: number) => () => void
}

/** Lets programs of the local network find the running server, where the settings say so. */
export interface Announcer {
  serverChanged(status: ServerStatus): void
  /** Looks at the addresses now, after the computer woke up for example. */
  look(): void
  /** Says goodbye. */
  close(): Promise<void>
}

/** How often the addresses of this computer are looked at while it is announced. */
const lookMs = 15_000

/** Creates the announcer of a server that does not run yet. */
export function createAnnouncer({
  store,
  onTrouble,
  announce = (service, troubled) => announceByMulticast(service, { onTrouble: troubled }),
  addresses = ownAddresses,
  hostName = hostname(),
  schedule = quietTimer,
}: AnnouncerDependencies): Announcer {
  let status: ServerStatus = { phase: 'stopped' }
  let current: { readonly key: string; readonly announcement: Announcement } | null = null
  let ending: Promise<void> = Promise.resolve()
  let cancelLook = (): void => undefined

  const end = (): void => {
    cancelLook()
    const over = current
    current = null
    if (over !== null) ending = ending.then(() => over.announcement.end())
  }

  const look = (): void => {
    cancelLook()
    const service = store.current.server.announce ? announcedService(status, hostName) : null
    if (service === null) {
      end()
      return
    }
    const key = JSON.stringify([service, addresses()])
    if (current?.key !== key) {
      end()
      let isTold = false
      const troubled = (error: Error): void => {
        if (isTold) return
        isTold = true
        onTrouble(`The server could not be announced to the local network: ${error.message}`)
      }
      current = { key, announcement: announce(service, troubled) }
    }
    cancelLook = schedule(look, lookMs)
  }

  const unsubscribe = store.subscribe((settings, previous) => {
    if (settings.server.announce !== previous.server.announce) look()
  })

  return {
    serverChanged(now) {
      status = now
      look()
    },
    look,
    async close() {
      unsubscribe()
      end()
      await ending
    },
  }
}

function ownAddresses(): string {
  return JSON.stringify(
    Object.values(networkInterfaces()).map((infos) => infos?.map(({ address }) => address)),
  )
}
