import { randomBytes } from 'node:crypto'
import type { SecureContext } from 'node:tls'

/**
 * How Node asks for the key of a ticket: its 16-byte name, an IV, and whether a ticket is being made. The answer is
 * OpenSSL's verdict (0 unknown ticket, 1 use it, 2 use it and send a new one), the HMAC key, the AES key and, for a new
 * ticket, its name and IV.
 */
type TicketKeyCallback = (
  name: Buffer,
  iv: Buffer,
  isNew: boolean,
) => [verdict: 0 | 1 | 2, hmacKey: Buffer, aesKey: Buffer, name: Buffer, iv: Buffer]

/** Keys that tickets are made and opened with; contexts that share them resume each other's sessions. */
export interface TicketKeys {
  readonly name: Buffer
  readonly hmacKey: Buffer
  readonly aesKey: Buffer
}

/** What is behind `SecureContext.context`; Node documents none of it. */
interface NativeContext {
  onticketkeycallback: TicketKeyCallback | null
  enableTicketKeyCallback(): void
}

const keyBytes = 16
const ivBytes = 16

/** Keys for one session. */
export function createTicketKeys(): TicketKeys {
  return { name: randomBytes(keyBytes), hmacKey: randomBytes(keyBytes), aesKey: randomBytes(keyBytes) }
}

/** What a context does with tickets: takes them and gives a new one each time, takes them only, or neither. */
export type TicketRule = 'renew' | 'take-only' | 'none'

/**
 * Makes a context use these keys by the rule; false when this runtime cannot, and the keys the context was made with stay
 * in force.
 *
 * OpenSSL sends two tickets after a full handshake and none after a resumed one. A client that uses each ticket once, as
 * RFC 8446 §C.4 asks (curl, FileZilla), would run dry after two data connections and be refused where resumption is
 * required. The only way to say "renew", or "give none" in TLS 1.3, is the callback that Node keeps to itself.
 */
export function applyTicketKeys(secureContext: SecureContext, keys: TicketKeys, rule: TicketRule): boolean {
  const native: unknown = secureContext.context
  if (!isNativeContext(native)) return false
  const { name, hmacKey, aesKey } = keys
  const known = ({ renew: 2, 'take-only': 1, none: 0 } as const)[rule]
  native.onticketkeycallback = (presented, iv, isNew) => {
    // Zero for a new ticket means that none is sent. The IV handed in is memory nobody has written to; one that repeats
    // would show which tickets are alike.
    if (isNew) return [rule === 'renew' ? 1 : 0, hmacKey, aesKey, name, randomBytes(ivBytes)]
    // The verdict on a ticket of another session or an earlier run: unknown, which means a full handshake.
    return [name.equals(presented) ? known : 0, hmacKey, aesKey, name, iv]
  }
  native.enableTicketKeyCallback()
  return true
}

function isNativeContext(value: unknown): value is NativeContext {
  return (
    typeof value === 'object' &&
    value !== null &&
    'enableTicketKeyCallback' in value &&
    typeof value.enableTicketKeyCallback === 'function'
  )
}
