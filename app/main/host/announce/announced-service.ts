import type { ServerStatus } from '../server/server-controller.ts'

/** What the local network is told (RFC 6763). */
export interface AnnouncedService {
  /** What people see in a list; at most 63 bytes (RFC 1035 §2.3.4). */
  readonly name: string
  /** Name of this computer with `.local`. */
  readonly host: string
  readonly port: number
  readonly txt: Readonly<Record<string, string>>
}

const maxLabelBytes = 63

/**
 * What to announce of a server, or null when nobody in the network could reach it. Of several listeners the first counts:
 * `_ftp._tcp` begins in clear, so one with TLS from the first byte is no match for it.
 */
export function announcedService(status: ServerStatus, hostName: string): AnnouncedService | null {
  if (status.phase !== 'running') return null
  const listener = status.listeners.find(
    ({ host, tls }) => tls !== 'implicit' && !host.startsWith('127.') && host !== '::1',
  )
  if (listener === undefined) return null
  const name = label(hostName)
  return {
    name,
    host: `${hostLabel(hostName.split('.')[0] ?? '') || 'portside'}.local`,
    port: listener.port,
    txt: { path: '/', tls: listener.tls },
  }
}

/** The name of a service that is free: a second one of the same name gets a number, as other programs do it. */
export function freeName(name: string, isTaken: (name: string) => boolean): string {
  if (!isTaken(name)) return name
  for (let number = 2; ; number += 1) {
    const suffix = ` (${number})`
    const numbered = `${cut(name, maxLabelBytes - suffix.length)}${suffix}`
    if (!isTaken(numbered)) return numbered
  }
}

/** The first label of a host name; a domain after it is not the computer's own name. */
function label(hostName: string): string {
  const [first = ''] = hostName.split('.')
  return cut(first.trim() || 'Portside', maxLabelBytes)
}

/** What is left of a name as a host's: letters, digits and hyphens (RFC 1123 §2.1). */
function hostLabel(name: string): string {
  const plain = name.toLowerCase().replaceAll(/[^a-z0-9-]+/g, '-')
  return cut(plain, maxLabelBytes).replaceAll(/^-+|-+$/g, '')
}

/** Cuts between characters, not within one. */
function cut(text: string, maxBytes: number): string {
  let kept = ''
  for (const character of text) {
    if (Buffer.byteLength(kept + character) > maxBytes) break
    kept += character
  }
  return kept
}
