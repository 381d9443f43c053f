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

/** Tells whether a text is an IPv4 address in dotted form. */
export function isIpv4(text: string): boolean {
  const parts = text.split('.')
  return parts.length === 4 && parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)
}

/** Tells whether a text is an IPv4 address or a host name; a name that ends in a number is a mistyped address. */
export function isAddressOrName(text: string): boolean {
  const labels = text.split('.')
  if (labels.every((label) => /^\d+$/.test(label))) return isIpv4(text)
  const isName = labels.every((label) => /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/i.test(label))
  return text.length <= 253 && isName && !/^\d+$/.test(labels.at(-1) ?? '')
}
