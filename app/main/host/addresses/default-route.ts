import { createSocket } from 'node:dgram'
import { readFileSync } from 'node:fs'

/** Where this computer sends what is meant for elsewhere; both parts are empty where that cannot be known. */
export interface DefaultRoute {
  /** Names of interfaces with a default route, the preferred one first. */
  readonly interfaces: readonly string[]
  /** This computer's own address on the way out, or null. */
  readonly address: string | null
}

/** Tells the default route as it is now, or was a moment ago. */
export interface DefaultRouteWatch {
  read(): DefaultRoute
}

/** Nothing is known. */
const nowhere: DefaultRoute = { interfaces: [], address: null }
/** An address of a documentation network (RFC 5737): it belongs to nobody, and nothing is ever sent to it. */
const elsewhere = { host: '192.0.2.1', port: 9 }
const askEveryMs = 5_000

/** Watches the default route: Linux has it in a file; the other systems are asked which address they would go out by. */
export function createDefaultRoute(platform: NodeJS.Platform = process.platform): DefaultRouteWatch {
  if (platform === 'linux') return { read: readLinuxRoute }
  let known = nowhere
  let askedAtMs = Number.NEGATIVE_INFINITY
  const ask = (): void => {
    const nowMs = performance.now()
    if (nowMs - askedAtMs < askEveryMs) return
    askedAtMs = nowMs
    void askOutwardAddress().then((address) => {
      known = { interfaces: [], address }
    })
  }
  ask()
  return {
    read() {
      ask()
      return known
    },
  }
}

/** Reads `/proc/net/route`: interfaces of default routes that are up, by their metric. */
export function parseRouteTable(table: string): string[] {
  const [, ...lines] = table.split('\n')
  const routes = lines.flatMap((line) => {
    const [name = '', destination, , flags = '0', , , metric = '0', mask] = line.split(/\s+/)
    const isUp = (Number.parseInt(flags, 16) & 1) === 1
    return destination === '00000000' && mask === '00000000' && isUp ? [{ name, metric: Number(metric) }] : []
  })
  const sorted = routes.sort((one, other) => one.metric - other.metric).map(({ name }) => name)
  return [...new Set(sorted)]
}

function readLinuxRoute(): DefaultRoute {
  try {
    return { interfaces: parseRouteTable(readFileSync('/proc/net/route', 'utf8')), address: null }
  } catch {
    // Containers may hide it; then the names of the cards have to do.
    return nowhere
  }
}

/** A connected UDP socket has the address the system would send from; connecting it sends nothing. */
function askOutwardAddress(): Promise<string | null> {
  return new Promise((resolve) => {
    const socket = createSocket('udp4')
    const end = (address: string | null): void => {
      socket.close()
      resolve(address)
    }
    socket.once('error', () => end(null))
    socket.connect(elsewhere.port, elsewhere.host, () => end(socket.address().address))
  })
}
