/** Shortens a peer address for a column: IPv4 mapped into IPv6 becomes plain IPv4, the rest stays. */
export function formatPeer(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  return mapped?.[1] ?? address
}

/** Writes an address with its port, IPv6 in brackets. */
export function formatEndpoint(address: string, port: number): string {
  const host = formatPeer(address)
  return host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`
}
