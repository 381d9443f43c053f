import { isIPv6 } from 'node:net'
import type { ServerStatus } from '../server/server-controller.ts'

/**
 * Where a console reaches this very server, or one line that says why it does not. Only listeners of this program on
 * addresses of this computer count: a console must never be a client to somebody else.
 */
export function findListener(
  status: ServerStatus,
  tls: 'off' | 'explicit' | 'implicit',
  host: string | undefined,
  isOwnAddress: (address: string) => boolean,
): { readonly host: string; readonly port: number } | string {
  if (status.phase !== 'running') return 'The server is not running. Start it first.'
  if (host !== undefined && !isOwnAddress(host)) return 'This is no address of this computer.'
  const isFitting = (listenerTls: string): boolean => {
    if (tls === 'implicit') return listenerTls === 'implicit'
    if (tls === 'explicit') return listenerTls === 'optional' || listenerTls === 'required'
    return listenerTls !== 'implicit'
  }
  const fitting = status.listeners.filter((listener) => isFitting(listener.tls))
  if (fitting.length === 0) {
    return tls === 'implicit'
      ? 'No listener begins with TLS. Choose explicit TLS, or switch implicit TLS on in the settings.'
      : tls === 'explicit'
        ? 'Encryption is switched off in the settings.'
        : 'Every listener begins with TLS. Choose implicit TLS.'
  }
  const listener =
    host === undefined
      ? fitting[0]
      : fitting.find((one) => one.host === host || one.host === (isIPv6(host) ? '::' : '0.0.0.0'))
  if (listener === undefined) return 'Nothing listens at this address.'
  return { host: host ?? loopbackOf(listener.host), port: listener.port }
}

/** Where a listener is reached without a network card. */
function loopbackOf(host: string): string {
  if (host === '0.0.0.0') return '127.0.0.1'
  return host === '::' ? '::1' : host
}
