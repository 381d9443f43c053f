import type {
  WireListener,
  WireReachableAddress,
  WireServerSettings,
  WireUser,
} from '../../../preload/contract/wire-types.ts'

/** How a connection is protected: not at all, after AUTH TLS (RFC 4217), or from its first byte. */
export type ConnectTls = 'plain' | 'explicit' | 'implicit'

/** Everything a client has to be told. */
export interface ConnectTarget {
  /** Numeric, IPv6 without brackets. */
  readonly host: string
  readonly port: number
  readonly tls: ConnectTls
  /** Null signs in as anonymous. */
  readonly user: string | null
  /** Only a password that was just made, and only while the person wants it shown; null otherwise. */
  readonly password: string | null
}

/** One address of this computer with the ways to it. */
export interface ConnectHost {
  readonly host: string
  readonly interfaceName: string
  readonly kind: WireReachableAddress['kind']
  /** Ports by listener: `control` begins in clear, `implicit` is encrypted from the first byte; null where there is none. */
  readonly control: number | null
  readonly implicit: number | null
}

/** One way to connect. */
export interface ConnectWay {
  readonly tls: ConnectTls
  readonly port: number
}

/** The addresses of the server by host, in their order; a host may be reached over two ports. */
export function hostsOf(addresses: readonly WireReachableAddress[]): ConnectHost[] {
  const names = [...new Set(addresses.map(({ host }) => host))]
  return names.flatMap((host) => {
    const same = addresses.filter((address) => address.host === host)
    const [first] = same
    if (first === undefined) return []
    const portOf = (scheme: string): number | null => {
      const found = same.find(({ url }) => url.startsWith(`${scheme}://`))
      return found === undefined ? null : Number(found.url.slice(found.url.lastIndexOf(':') + 1))
    }
    const { interfaceName, kind } = first
    return [{ host, interfaceName, kind, control: portOf('ftp'), implicit: portOf('ftps') }]
  })
}

/**
 * The ways in that a user may take, the best first: encrypted before clear, but a device that knows no encryption the
 * other way round.
 */
export function waysOf(
  { control, implicit }: Pick<ConnectHost, 'control' | 'implicit'>,
  listeners: readonly Pick<WireListener, 'port' | 'tls'>[],
  settings: Pick<WireServerSettings, 'tls' | 'plainAllowedFor'>,
  user: Pick<WireUser, 'kind' | 'requiresTls' | 'allowsPlain'> | null,
): ConnectWay[] {
  const policy =
    listeners.find(({ port, tls }) => port === control && tls !== 'implicit')?.tls ?? settings.tls
  const isExcepted = (user?.allowsPlain ?? false) && settings.plainAllowedFor !== 'nobody'
  const mayBePlain = !(user?.requiresTls ?? false) && (policy !== 'required' || isExcepted)
  const plain: ConnectWay[] = control !== null && mayBePlain ? [{ tls: 'plain', port: control }] : []
  const encrypted: ConnectWay[] = [
    ...(control !== null && policy !== 'off' ? [{ tls: 'explicit' as const, port: control }] : []),
    ...(implicit !== null ? [{ tls: 'implicit' as const, port: implicit }] : []),
  ]
  return user?.kind === 'device' ? [...plain, ...encrypted] : [...encrypted, ...plain]
}

/** Schemes programs have for the three ways; there is no standard but for the first. */
export interface Schemes {
  readonly plain: string
  readonly explicit: string
  readonly implicit: string
}

/** What most programs take: explicit TLS begins as ordinary FTP. */
const commonSchemes: Schemes = { plain: 'ftp', explicit: 'ftp', implicit: 'ftps' }

/** The address as a link, with the user and, if it is to be shown, the password. */
export function connectUrl(target: ConnectTarget, schemes: Schemes = commonSchemes): string {
  const { host, port, tls, user, password } = target
  const secret = password === null ? '' : `:${escaped(password)}`
  const who = user === null ? '' : `${escaped(user)}${secret}@`
  return `${schemes[tls]}://${who}${hostInUrl(host)}:${port}/`
}

/** IPv6 stands in brackets (RFC 3986 §3.2.2). */
export function hostInUrl(host: string): string {
  return host.includes(':') ? `[${host}]` : host
}

/** Percent-encodes what `encodeURIComponent` leaves alone, too: programs stumble over quotes and stars. */
function escaped(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
