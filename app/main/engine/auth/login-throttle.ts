import { addressGroup } from '../limits/peer-address.ts'

/** Slows repeated failed logins down, address by address. It decides; waiting is the caller's part. */
export interface LoginThrottle {
  /** How long the next PASS from this address waits before it is looked at; 0 before the first failure. */
  delayMs(address: string): number
  /** Records a failed login. */
  failed(address: string): void
  /** Forgets the address after a good login. */
  succeeded(address: string): void
}

/** Figures of the throttle and its clock. */
export interface LoginThrottleOptions {
  /** Milliseconds of a monotonic clock. */
  readonly now: () => number
  /** Wait after the first failure; it doubles with each further one. */
  readonly firstDelayMs?: number
  readonly maxDelayMs?: number
  /** An address without a failure for this long starts anew. */
  readonly forgetAfterMs?: number
  /** Addresses remembered at most; the one that failed longest ago makes room. */
  readonly maxAddresses?: number
}

interface FailureRecord {
  readonly failures: number
  readonly lastFailureMs: number
}

/**
 * Makes a throttle that knows no failures. IPv6 addresses count by /64: a host may use a new one for every
 * try.
 */
export function createLoginThrottle(options: LoginThrottleOptions): LoginThrottle {
  const { now } = options
  const {
    firstDelayMs = 500,
    maxDelayMs = 8_000,
    forgetAfterMs = 15 * 60_000,
    maxAddresses = 10_000,
  } = options
  // In order of their last failure: a record that changes moves to the end.
  const records = new Map<string, FailureRecord>()

  const failuresOf = (key: string): number => {
    const record = records.get(key)
    if (record === undefined) return 0
    if (now() - record.lastFailureMs < forgetAfterMs) return record.failures
    records.delete(key)
    return 0
  }

  return {
    delayMs(address) {
      const failures = failuresOf(addressGroup(address))
      return failures === 0 ? 0 : Math.min(maxDelayMs, firstDelayMs * 2 ** (failures - 1))
    },
    failed(address) {
      const key = addressGroup(address)
      const failures = failuresOf(key) + 1
      records.delete(key)
      records.set(key, { failures, lastFailureMs: now() })
      const [oldest] = records.keys()
      if (records.size > maxAddresses && oldest !== undefined) records.delete(oldest)
    },
    succeeded: (address) => void records.delete(addressGroup(address)),
  }
}
