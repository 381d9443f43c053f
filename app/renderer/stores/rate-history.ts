import type { WireSession } from '../../preload/contract/wire-sessions.ts'

/** Seconds a curve shows. */
export const ratePoints = 60

interface Ring {
  readonly rates: Float32Array
  /** The newest second there is a point of. */
  second: number
}

/** The rates of the last minute, session by session, a point a second. */
export interface RateHistory {
  /** Takes note of a session that was spoken of. */
  note(session: WireSession, nowMs: number): void
  forget(id: string): void
  /** Main does not answer: from now on nobody knows, until a session is spoken of again. */
  lose(nowMs: number): void
  /** Main answers again. */
  find(nowMs: number): void
  /** Points up to now, the newest last, NaN where nobody knows; null for a session that has never moved a byte. */
  read(id: string, nowMs: number): Float32Array | null
  readonly size: number
}

const secondOf = (nowMs: number): number => Math.floor(nowMs / 1000)

/**
 * Keeps the last minute of each session that moved something. It has no timer: a rate holds until the next word about it,
 * and the seconds between are filled in when somebody looks.
 */
export function createRateHistory(): RateHistory {
  const rings = new Map<string, Ring>()
  let isLost = false

  const advance = (ring: Ring, second: number): void => {
    const held = isLost ? Number.NaN : (ring.rates[ring.second % ratePoints] ?? Number.NaN)
    const from = Math.max(ring.second + 1, second - ratePoints + 1)
    for (let at = from; at <= second; at += 1) ring.rates[at % ratePoints] = held
    ring.second = Math.max(ring.second, second)
  }

  const advanceAll = (nowMs: number): void => {
    for (const ring of rings.values()) advance(ring, secondOf(nowMs))
  }

  return {
    note({ id, transfer, endedAt }, nowMs) {
      const rate = endedAt === null ? (transfer?.rate ?? 0) : 0
      const second = secondOf(nowMs)
      let ring = rings.get(id)
      if (ring === undefined) {
        if (rate === 0) return
        ring = { rates: new Float32Array(ratePoints).fill(Number.NaN), second }
        rings.set(id, ring)
      }
      advance(ring, second)
      ring.rates[second % ratePoints] = rate
    },
    forget: (id) => void rings.delete(id),
    lose(nowMs) {
      advanceAll(nowMs)
      isLost = true
    },
    find(nowMs) {
      advanceAll(nowMs)
      isLost = false
    },
    read(id, nowMs) {
      const ring = rings.get(id)
      if (ring === undefined) return null
      const second = secondOf(nowMs)
      advance(ring, second)
      const points = new Float32Array(ratePoints)
      for (let place = 0; place < ratePoints; place += 1) {
        points[place] = ring.rates[(second + 1 + place) % ratePoints] ?? Number.NaN
      }
      return points
    },
    get size() {
      return rings.size
    },
  }
}
