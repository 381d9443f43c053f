/** What an entry of the history may hold. */
export type FactValue = string | number | boolean

/** Longer values are cut; the history is no second copy of the settings. */
const maxTextLength = 200
/** Fields whose values stay out: secrets, and remarks that are nobody else's affair. */
const withheld = /pass|secret|token|pem|args|note|salt|hash|key/i

/** Says what names stand for ids of shares and groups. */
export type NameOf = (id: string) => string | null

/** The value of a field as the history shows it; null for nothing and for what must not be told. */
export function tellableValue(field: string, value: unknown, nameOf: NameOf): FactValue | null {
  if (withheld.test(field) || value === null || value === undefined) return null
  if (typeof value === 'number' || typeof value === 'boolean') return value
  if (typeof value === 'string') return cut(/url$/i.test(field) ? originOf(value) : value)
  if (Array.isArray(value)) return cut(value.map((item) => describe(item, nameOf)).join(', '))
  return cut(describe(value, nameOf))
}

/** Path and query of an address often hold a token; who is called is enough. */
function originOf(url: string): string {
  return URL.canParse(url) ? new URL(url).origin : ''
}

function describe(value: unknown, nameOf: NameOf): string {
  if (typeof value === 'string') return nameOf(value) ?? value
  if (typeof value !== 'object' || value === null) return String(value)
  const { kind, grants, shareId, range, network, address, folder, preset } = value as Record<string, unknown>
  if (Array.isArray(grants)) return `${kind}: ${grants.map((grant) => describe(grant, nameOf)).join(', ')}`
  if (typeof kind === 'string') return kind
  const name = [shareId, range, network, folder].find((part) => typeof part === 'string')
  const more = [preset, address].find((part) => typeof part === 'string')
  const what = typeof name === 'string' ? (nameOf(name) ?? name) : 'changed'
  return typeof more === 'string' ? `${what} ${more}` : what
}

function cut(text: string): string {
  return text.length > maxTextLength ? `${text.slice(0, maxTextLength - 1)}…` : text
}
