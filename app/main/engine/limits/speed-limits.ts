import type { Clock } from '../clock.ts'
import { Taker, TakingQueue } from './taking-queue.ts'
import { TokenBucket } from './token-bucket.ts'

/** Most bytes a second in each direction, seen from the client; null does not limit. */
export interface Speed {
  readonly download: number | null
  readonly upload: number | null
}

/** What an account says about the speed of its sessions. */
export interface AccountSpeeds {
  readonly speed: Speed
  readonly sessionSpeed: Speed
  readonly groupSpeeds: readonly { readonly groupId: string; readonly speed: Speed }[]
}

/** What holds for everybody: all sessions together, and each of them. */
export interface ServerSpeeds {
  readonly speed: Speed
  readonly sessionSpeed: Speed
}

/** Who a session is, with what holds for it; unsaid, nothing does. */
export interface PlacedAccount {
  readonly accountId: string
  readonly speeds?: AccountSpeeds
}

/** The speed limits as one session has them. */
export interface SessionSpeed {
  /** Says who the session is now, and what its account says. */
  place(account: PlacedAccount): void
  /** The session is over, or nobody is logged in on it any more. Idempotent. */
  remove(): void
  /** What its next transfer asks before it moves bytes; to be closed when it ends. */
  taker(direction: SpeedDirection): Taker
}

/** Which way the bytes of a transfer go. */
export type SpeedDirection = keyof Speed

/** A bucket that several sessions take from. */
interface Shared {
  readonly bucket: TokenBucket
  /** Sessions that take from it. */
  members: number
}

/** A session's own bucket, and the keys of those it shares. */
interface Member {
  readonly sessionSpeed: Speed
  readonly own: TokenBucket
  readonly sharedKeys: readonly string[]
  /** All its buckets; asked for with every piece, so made once for each change. */
  readonly path: readonly TokenBucket[]
}

const unlimited: Speed = { download: null, upload: null }
/** An account that says nothing. */
const silent: AccountSpeeds = { speed: unlimited, sessionSpeed: unlimited, groupSpeeds: [] }

/**
 * The speed limits of one engine: a bucket for everybody, one for each group, user and session, and that for each
 * direction. A transfer takes its bytes from all that concern its session; changes act on running transfers at once,
 * also on those that wait. Buckets that no session needs any more are dropped.
 */
export class SpeedLimits {
  readonly #directions: Readonly<Record<SpeedDirection, DirectionLimits>>

  constructor(server: ServerSpeeds, clock: Pick<Clock, 'monotonicMs'>) {
    this.#directions = {
      download: new DirectionLimits('download', server, clock),
      upload: new DirectionLimits('upload', server, clock),
    }
  }

  /** Buckets of sessions and of what they share; what nobody needs any more is gone. */
  get bucketCount(): number {
    return this.#directions.download.bucketCount + this.#directions.upload.bucketCount
  }

  /** Changes what holds for everybody. */
  setServerSpeeds(server: ServerSpeeds): void {
    this.#directions.download.setServerSpeeds(server)
    this.#directions.upload.setServerSpeeds(server)
  }

  /** What one session has to do with it. */
  of(sessionId: string): SessionSpeed {
    return {
      place: (account) => this.place(sessionId, account),
      remove: () => this.remove(sessionId),
      taker: (direction) => this.taker(sessionId, direction),
    }
  }

  /** Says who a session is now, and what its account says. */
  place(sessionId: string, account: PlacedAccount): void {
    this.#directions.download.place(sessionId, account)
    this.#directions.upload.place(sessionId, account)
  }

  /** The session is over, or nobody is logged in on it any more. Idempotent. */
  remove(sessionId: string): void {
    this.#directions.download.remove(sessionId)
    this.#directions.upload.remove(sessionId)
  }

  /** What one transfer of the session asks before it moves bytes; to be closed when it ends. */
  taker(sessionId: string, direction: SpeedDirection): Taker {
    return this.#directions[direction].taker(sessionId)
  }
}

/** The limits of one direction. */
class DirectionLimits {
  readonly #direction: SpeedDirection
  readonly #queue: TakingQueue
  readonly #everybody: TokenBucket
  readonly #shared = new Map<string, Shared>()
  /** Keys of shared buckets without members that may still owe. */
  readonly #unused = new Set<string>()
  readonly #members = new Map<string, Member>()
  #server: ServerSpeeds

  constructor(direction: SpeedDirection, server: ServerSpeeds, clock: Pick<Clock, 'monotonicMs'>) {
    this.#direction = direction
    this.#queue = new TakingQueue(clock)
    this.#server = server
    this.#everybody = new TokenBucket(server.speed[direction], this.#queue.nowMs())
  }

  get bucketCount(): number {
    return this.#shared.size + this.#members.size
  }

  setServerSpeeds(server: ServerSpeeds): void {
    this.#server = server
    const nowMs = this.#queue.nowMs()
    this.#everybody.setRate(server.speed[this.#direction], nowMs)
    for (const { own, sessionSpeed } of this.#members.values()) {
      own.setRate(this.#sessionRate(sessionSpeed), nowMs)
    }
    this.#queue.serve()
  }

  place(sessionId: string, { accountId, speeds = silent }: PlacedAccount): void {
    const { speed, sessionSpeed, groupSpeeds } = speeds
    const nowMs = this.#queue.nowMs()
    const before = this.#members.get(sessionId)
    const own = before?.own ?? new TokenBucket(null, nowMs)
    own.setRate(this.#sessionRate(sessionSpeed), nowMs)
    const shares = groupSpeeds.map((group) => ({ key: `group ${group.groupId}`, speed: group.speed }))
    shares.push({ key: `user ${accountId}`, speed })
    const shared = shares.map((share) => this.#enter(share.key, share.speed[this.#direction], nowMs))
    const sharedKeys = shares.map(({ key }) => key)
    this.#members.set(sessionId, { sessionSpeed, own, sharedKeys, path: [own, ...shared, this.#everybody] })
    // Only now: a bucket that it leaves and enters at once must stay what it is.
    if (before !== undefined) this.#leave(before.sharedKeys, nowMs)
    this.#queue.serve()
  }

  remove(sessionId: string): void {
    this.#leave(this.#members.get(sessionId)?.sharedKeys ?? [], this.#queue.nowMs())
    this.#members.delete(sessionId)
    this.#queue.serve()
  }

  taker(sessionId: string): Taker {
    return new Taker(this.#queue, () => this.#members.get(sessionId)?.path ?? [])
  }

  #enter(key: string, rate: number | null, nowMs: number): TokenBucket {
    const shared = this.#shared.get(key) ?? { bucket: new TokenBucket(rate, nowMs), members: 0 }
    this.#shared.set(key, shared)
    shared.members += 1
    shared.bucket.setRate(rate, nowMs)
    return shared.bucket
  }

  #leave(keys: readonly string[], nowMs: number): void {
    for (const key of keys) {
      const shared = this.#shared.get(key)
      if (shared === undefined) continue
      shared.members -= 1
      if (shared.members === 0) this.#unused.add(key)
    }
    for (const key of this.#unused) {
      const shared = this.#shared.get(key)
      const isUsed = shared !== undefined && shared.members > 0
      // One that still owes stays: a new one would give a piece to everybody who signs in anew.
      if (!isUsed && shared !== undefined && shared.bucket.waitMs(nowMs) > 0) continue
      this.#unused.delete(key)
      if (!isUsed) this.#shared.delete(key)
    }
  }

  /** The stricter of what the account and the server say about each session. */
  #sessionRate(ofAccount: Speed): number | null {
    const rates = [ofAccount, this.#server.sessionSpeed].flatMap((speed) => speed[this.#direction] ?? [])
    return rates.length === 0 ? null : Math.min(...rates)
  }
}
