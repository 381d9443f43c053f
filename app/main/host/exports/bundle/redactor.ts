import type { LogLine } from '../../../../preload/contract/wire-logs.ts'
import { type Aliases, type AliasKind, createAliases } from './aliases.ts'
import { fieldKindOf } from './field-kinds.ts'
import { redactProtocolLine } from './redact-protocol.ts'
import { redactText } from './redact-text.ts'

/** Replaces what tells about people, places and files by words that stay the same within one bundle. */
export interface Redactor {
  /** Takes note of the words of a value without writing it, so that free text before it does not give them away. */
  learn(value: unknown, place?: string): void
  /** A name that is known from elsewhere. */
  learnWord(kind: AliasKind, word: string): void
  /** The same value with every text in it replaced or known to be harmless. `place` says what it is in. */
  value(value: unknown, place?: string): unknown
  line(line: LogLine): LogLine
}

const uuid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Makes a redactor that knows nothing yet. */
export function createRedactor(): Redactor {
  const aliases = createAliases()

  const redactField = (text: string, place: string, name: string): string => {
    const kind = fieldKindOf(place, name)
    if (kind === 'keep' || text === '') return text
    if (kind === 'words') return redactText(text, aliases)
    if (kind === 'setting') return redactSetting(text, aliases)
    if (kind === 'id' && uuid.test(text)) return text
    if (kind === 'address') return redactAddress(text, aliases)
    return kind === 'path' && text === '/' ? text : aliases.of(kind, text)
  }

  const redactValue = (value: unknown, place: string, name: string): unknown => {
    if (typeof value === 'string') return redactField(value, place, name)
    if (Array.isArray(value)) return value.map((one: unknown) => redactValue(one, place, name))
    if (typeof value !== 'object' || value === null) return value
    return Object.fromEntries(
      Object.entries(value).map(([key, inner]) => [key, redactValue(inner, name, key)]),
    )
  }

  return {
    learn: (value, place = '') => void redactValue(value, '', place),
    learnWord: (kind, word) => void aliases.of(kind, word),
    value: (value, place = '') => redactValue(value, '', place),
    line(line) {
      const message =
        line.event === 'client-named'
          ? aliases.wholeOf('client', line.message)
          : (redactProtocolLine(line, aliases) ?? redactText(line.message, aliases))
      return {
        ...line,
        userName: line.userName === null ? null : aliases.of('user', line.userName),
        address: line.address === null ? null : redactAddress(line.address, aliases),
        message,
      }
    },
  }
}

/** `users.demo.access`: the kind of thing and what was changed stay, its name goes. */
function redactSetting(text: string, aliases: Aliases): string {
  const [first = '', ...rest] = text.split('.')
  const last = rest.pop()
  if (last === undefined) return first
  if (rest.length === 0) return `${first}.${redactText(last, aliases)}`
  return `${first}.${aliases.wholeOf('name', rest.join('.'))}.${last}`
}

/** An address, a network or the beginning of one; the length of the network stays. */
function redactAddress(text: string, aliases: Aliases): string {
  const [address = '', length] = text.split('/', 2)
  const alias = redactText(address, aliases)
  const safe = alias === address && !/^(?:127\.0\.0\.1|::1|::|0\.0\.0\.0)$/.test(address)
  const instead = safe ? aliases.of('address', address) : alias
  return length === undefined
    ? instead
    : `${instead}/${/^\d{1,3}$/.test(length) ? length : aliases.of('name', length)}`
}
