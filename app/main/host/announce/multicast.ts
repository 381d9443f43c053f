import { Bonjour } from 'bonjour-service'
import { type AnnouncedService, freeName } from './announced-service.ts'

/** An announcement that was made. */
export interface Announcement {
  /** Says goodbye to the network, so that the name goes from lists at once. */
  end(): Promise<void>
}

/** How and where announcements go. */
export interface MulticastOptions {
  /** Milliseconds to listen whether somebody else has the name. */
  readonly listenMs?: number
  /** Where other than to the port and all interfaces of multicast DNS. */
  readonly socket?: { readonly port: number; readonly interface: string }
  readonly onTrouble: (error: Error) => void
}

/** The network may be slow to take a goodbye, or be gone. */
const goodbyeMs = 1_000

/** Announces a service to the local network by multicast DNS (RFC 6762), under a name nobody else has there. */
export function announceByMulticast(
  service: AnnouncedService,
  { listenMs = 1_000, socket, onTrouble }: MulticastOptions,
): Announcement {
  const bonjour = new Bonjour({ ...socket }, onTrouble)
  // Its socket says by an event that the port is taken; without a listener that would end the program.
  hearErrors(bonjour, onTrouble)
  const taken = new Set<string>()
  const browser = bonjour.find({ type: 'ftp' }, ({ name }) => taken.add(name.toLowerCase()))
  const timer = setTimeout(() => {
    browser.stop()
    const name = freeName(service.name, (wanted) => taken.has(wanted.toLowerCase()))
    // Its own probe writes to stdout when the name is taken, which belongs to the events of a server without a window.
    bonjour.publish({ ...service, name, type: 'ftp', probe: false })
  }, listenMs)
  timer.unref()

  return {
    end: () =>
      new Promise((resolve) => {
        clearTimeout(timer)
        const close = (): void => {
          clearTimeout(patience)
          bonjour.destroy(() => resolve())
        }
        const patience = setTimeout(close, goodbyeMs)
        bonjour.unpublishAll(close)
      }),
  }
}

function hearErrors(bonjour: Bonjour, onTrouble: (error: Error) => void): void {
  const { mdns } = (bonjour as unknown as { readonly server: { readonly mdns: NodeJS.EventEmitter } }).server
  mdns.on('error', onTrouble)
}
