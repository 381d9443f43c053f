/**
 * Writes an address one way only, so that one peer counts as one: IPv4-mapped IPv6 (`::ffff:192.0.2.1`, what
 * a dual-stack listener reports) becomes plain IPv4, IPv6 is lower-cased and loses its zone.
 */
export function normalizeAddress(address: string): string {
  const bare = (address.split('%', 1)[0] ?? '').toLowerCase()
  if (!bare.includes(':')) return bare
  const dotted = /^(?:0*:){0,5}:?ffff:(\d+\.\d+\.\d+\.\d+)$/.exec(bare)
  if (dotted?.[1] !== undefined) return dotted[1]
  const groups = parseIpv6Groups(bare)
  if (groups === null) return bare
  const isMapped = groups.slice(0, 5).every((group) => group === 0) && groups[5] === 0xffff
  if (!isMapped) return bare
  const [high = 0, low = 0] = groups.slice(6)
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join('.')
}

/**
 * Names the smallest network one attacker surely owns: an IPv4 address itself, but the whole /64 for IPv6,
 * where every host may pick a new address for each try.
 */
export function addressGroup(address: string): string {
  const normal = normalizeAddress(address)
  if (!normal.includes(':')) return normal
  const groups = parseIpv6Groups(normal)
  if (groups === null) return normal
  const network = groups.slice(0, 4).map((group) => group.toString(16))
  return `${network.join(':')}::/64`
}

/** Reads the eight groups of an IPv6 address; null when it is not one. Dotted endings take two groups. */
export function parseIpv6Groups(text: string): number[] | null {
  const halves = text.split('::')
  if (halves.length > 2) return null
  // A dotted ending is the end of the whole address, and of nothing before `::`.
  const head = parseGroups(halves[0] ?? '', halves.length === 1)
  const tail = parseGroups(halves[1] ?? '', true)
  if (head === null || tail === null) return null
  const missing = 8 - head.length - tail.length
  if (halves.length === 1 ? missing !== 0 : missing < 1) return null
  return [...head, ...new Array<number>(missing).fill(0), ...tail]
}

function parseGroups(text: string, mayEndDotted: boolean): number[] | null {
  if (text === '') return []
  const groups: number[] = []
  const parts = text.split(':')
  for (const [index, part] of parts.entries()) {
    const dotted = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(part)
    if (dotted !== null) {
      const bytes = dotted.slice(1).map(Number)
      // A byte too large would spill into its neighbours and make a network look like another one.
      if (!mayEndDotted || index !== parts.length - 1 || bytes.some((byte) => byte > 255)) return null
      const [a = 0, b = 0, c = 0, d = 0] = bytes
      groups.push((a << 8) | b, (c << 8) | d)
    } else if (/^[0-9a-f]{1,4}$/.test(part)) {
      groups.push(Number.parseInt(part, 16))
    } else {
      return null
    }
  }
  return groups
}
