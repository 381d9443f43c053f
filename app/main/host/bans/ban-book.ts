import { randomUUID } from 'node:crypto'
import { type AddressRange, AddressTable, parseAddressRange } from '../../engine/host-door.ts'
import type { Ban, BanCause } from './ban.ts'

/** What a ban book needs from outside. */
export interface BanBookOptions {
  /** Milliseconds since 1970 UTC, for showing. */
  readonly now: () => number
  /** Milliseconds of a clock that never jumps: what a ban's end is measured by. */
  readonly monotonicMs: () => number
  /** Called after every change but hits. */
  readonly onChanged: () => void
  /** Called after hits. */
  readonly onHit: () => void
}

/** Longer would not fit a timer and says what "for good" says better. */
export const longestBanMs = 365 * 86_400_000
/** A hostile network must not fill memory; the timed ban that is there longest gives way. */
export const maxBans = 20_000

interface Entry {
  ban: Ban
  readonly range: AddressRange
  /** Monotonic; null never. */
  readonly endsAtMs: number | null
}

/** Who is blocked at the moment. It does not know whom it must never block: guard.ts is asked before. */
export class BanBook {
  readonly #options: BanBookOptions
  readonly #table = new AddressTable<Entry>()
  readonly #byId = new Map<string, Entry>()
  /** No ban ends before this: a storm of calls need not look at every ban each time. */
  #noEndBeforeMs = Number.POSITIVE_INFINITY

  constructor(options: BanBookOptions, bans: readonly Ban[] = []) {
    this.#options = options
    for (const ban of bans) this.#put(ban)
  }

  /** Every ban that still holds, newest first, with the time it has left now. */
  list(): readonly Ban[] {
    this.#dropEnded()
    return [...this.#byId.values()].map((entry) => this.#asOfNow(entry)).reverse()
  }

  find(id: string): Ban | null {
    this.#dropEnded()
    const entry = this.#byId.get(id)
    return entry === undefined ? null : this.#asOfNow(entry)
  }

  /** The ban of exactly this range. */
  findRange(range: AddressRange): Ban | null {
    this.#dropEnded()
    const entry = this.#table.get(range)
    return entry === undefined ? null : this.#asOfNow(entry)
  }

  /** True when the address is blocked; says so without counting. */
  isBlocked(address: string): boolean {
    return this.#holding(address) !== null
  }

  /** True when the address is blocked, and counts the attempt. */
  refuses(address: string): boolean {
    const entry = this.#holding(address)
    if (entry === null) return false
    const { ban } = entry
    entry.ban = { ...ban, hits: ban.hits + 1, lastHitAtMs: this.#options.now() }
    this.#options.onHit()
    return true
  }

  /** Blocks a range for so long, or for good (null). A ban of the same range is replaced and keeps its hits. */
  add(range: AddressRange, cause: BanCause, durationMs: number | null): Ban {
    const earlier = this.#table.get(range)?.ban
    const ban: Ban = {
      id: randomUUID(),
      range: range.text,
      cause,
      sinceMs: this.#options.now(),
      remainingMs: durationMs === null ? null : Math.min(durationMs, longestBanMs),
      hits: earlier?.hits ?? 0,
      lastHitAtMs: earlier?.lastHitAtMs ?? null,
    }
    this.restore(range, ban)
    return ban
  }

  /** Lifts a ban; null when it is gone already. */
  remove(id: string): Ban | null {
    const ban = this.find(id)
    if (ban === null) return null
    this.#take(id)
    this.#options.onChanged()
    return ban
  }

  /** Lets a ban last so long from now, or for good (null); null when it is gone already. */
  setRemaining(id: string, remainingMs: number | null): Ban | null {
    const ban = this.find(id)
    if (ban === null) return null
    const changed = { ...ban, remainingMs: remainingMs === null ? null : Math.min(remainingMs, longestBanMs) }
    this.#put(changed)
    this.#options.onChanged()
    return changed
  }

  /** Bans there are, those that have just ended among them. */
  get size(): number {
    return this.#byId.size
  }

  /** True when nothing more fits: it is full of bans for good, which never give way. */
  isFullFor(range: AddressRange): boolean {
    if (this.#byId.size < maxBans || this.#table.get(range) !== undefined) return false
    return [...this.#byId.values()].every(({ endsAtMs }) => endsAtMs === null)
  }

  /** What the ban of this range is like, the same as long as nobody changes it; null without one. Hits change nothing. */
  stateOf(range: AddressRange): string | null {
    this.#dropEnded()
    const entry = this.#table.get(range)
    return entry === undefined ? null : `${entry.ban.id} ${entry.endsAtMs}`
  }

  /** Puts a range back to what it was: this ban, or none. */
  restore(range: AddressRange, ban: Ban | null): void {
    const present = this.#table.get(range)
    if (present !== undefined) this.#take(present.ban.id)
    if (ban !== null) this.#put(ban)
    this.#options.onChanged()
  }

  /** Milliseconds before which no ban ends, or null when none ever does; call `dropEnded` then. */
  nextEndMs(): number | null {
    if (this.#noEndBeforeMs === Number.POSITIVE_INFINITY) return null
    return Math.max(0, this.#noEndBeforeMs - this.#options.monotonicMs())
  }

  /** Takes out what has ended and says so; for a timer. */
  dropEnded(): void {
    if (this.#dropEnded()) this.#options.onChanged()
  }

  #holding(address: string): Entry | null {
    const entry = this.#table.find(address)
    if (entry === null || !this.#hasEnded(entry)) return entry
    // A wider ban may lie behind the one that has ended.
    this.#take(entry.ban.id)
    return this.#holding(address)
  }

  #hasEnded({ endsAtMs }: Entry): boolean {
    return endsAtMs !== null && endsAtMs <= this.#options.monotonicMs()
  }

  #dropEnded(): boolean {
    if (this.#noEndBeforeMs > this.#options.monotonicMs()) return false
    const ended = [...this.#byId.values()].filter((entry) => this.#hasEnded(entry))
    for (const { ban } of ended) this.#take(ban.id)
    let next = Number.POSITIVE_INFINITY
    for (const { endsAtMs } of this.#byId.values()) next = Math.min(next, endsAtMs ?? next)
    this.#noEndBeforeMs = next
    return ended.length > 0
  }

  #put(given: Ban): void {
    const range = parseAddressRange(given.range)
    if (range === null) return
    const present = this.#table.get(range)
    if (present !== undefined) this.#byId.delete(present.ban.id)
    // A list edited by hand may name two bans alike; one of them could never be lifted.
    const id = this.#byId.has(given.id) ? randomUUID() : given.id
    const remainingMs = given.remainingMs === null ? null : Math.min(given.remainingMs, longestBanMs)
    const ban = { ...given, id, range: range.text, remainingMs }
    const endsAtMs = remainingMs === null ? null : this.#options.monotonicMs() + remainingMs
    const entry = { ban, range, endsAtMs }
    this.#table.set(range, entry)
    this.#byId.set(id, entry)
    if (endsAtMs !== null) this.#noEndBeforeMs = Math.min(this.#noEndBeforeMs, endsAtMs)
    if (this.#byId.size > maxBans) this.#dropOneTimed()
  }

  /** Bans for good are somebody's decision and never give way. */
  #dropOneTimed(): void {
    for (const [id, { endsAtMs }] of this.#byId) {
      if (endsAtMs === null) continue
      this.#take(id)
      return
    }
  }

  #take(id: string): void {
    const entry = this.#byId.get(id)
    if (entry === undefined) return
    this.#byId.delete(id)
    this.#table.delete(entry.range)
  }

  #asOfNow({ ban, endsAtMs }: Entry): Ban {
    if (endsAtMs === null) return ban
    return { ...ban, remainingMs: Math.max(0, endsAtMs - this.#options.monotonicMs()) }
  }
}
