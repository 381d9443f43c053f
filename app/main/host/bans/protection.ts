import type { EngineEvent } from '../../engine/engine-event.ts'
import { type AddressRange, addressGroup, parseAddressRange } from '../../engine/host-door.ts'
import type { Protection as ProtectionSettings } from '../settings/settings-schema.ts'
import type { Ban, BanCause } from './ban.ts'
import { BanBook } from './ban-book.ts'
import { createBanSaving } from './ban-saving.ts'
import type { BanStore, KeptBans } from './ban-store.ts'
import type { Guard } from './guard.ts'
import { type RangeToBlock, rangeToBlock } from './range-to-block.ts'
import { type Offence, offences, ScoreBoard } from './score-board.ts'

/** What protection needs from around it. */
export interface ProtectionDependencies {
  readonly store: Pick<BanStore, 'save'>
  /** What the store gave at the start. */
  readonly kept: KeptBans
  readonly guard: Guard
  readonly settings: () => ProtectionSettings
  /** Milliseconds since 1970 UTC. */
  readonly now: () => number
  /** Milliseconds of a clock that never jumps. */
  readonly monotonicMs: () => number
  /** Calls back once, later; returns what takes that back. */
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** True for peers of the local networks, this machine's other loopback addresses not among them. */
  readonly isLocal: (address: string) => boolean
  /** True for an account anybody may use: its logins prove nothing and clear nothing. */
  readonly isAnonymous: (accountId: string) => boolean
  /** Ends the sessions of the addresses this is true of; gives their number. */
  readonly endSessions: (isMeant: (address: string) => boolean) => number
  /** Something to show has changed; called at most four times a second, and less often the more bans there are. */
  readonly onChanged: () => void
  readonly onBanned: (ban: Ban) => void
  /** Hears of trouble with the file, one line for people. */
  readonly onTrouble: (text: string) => void
}

/** What became of one range somebody wanted blocked. */
export type BlockOutcome =
  | { readonly range: string; readonly ban: Ban }
  | { readonly range: string; readonly reason: string }

/** One range to block: for so many milliseconds, or for good (null), with a word about it. */
export interface BlockRequest {
  readonly range: AddressRange
  readonly note: string
  readonly durationMs: number | null
}

/** Blocks addresses, by rule and by hand, and remembers it. */
export interface Protection {
  /** What is blocked to keep this address out, and why it cannot be, or null. */
  rangeToBlock(address: string): RangeToBlock | null
  /** True when a connection from here is to be refused; counts it. */
  refuses(address: string): boolean
  applyEngineEvent(event: EngineEvent): void
  bans(): readonly Ban[]
  find(id: string): Ban | null
  /** Blocks for so long, or for good (null), and ends the sessions from there. */
  block(
    range: AddressRange,
    note: string,
    durationMs: number | null,
  ): BlockOutcome & { readonly ended: number }
  /** Does so with many, told as one change. */
  blockAll(
    ranges: readonly AddressRange[],
    note: string,
    durationMs: number | null,
  ): { readonly outcomes: readonly BlockOutcome[]; readonly ended: number }
  /** Does so with each in its own way, told as one change. */
  blockEach(entries: readonly BlockRequest[]): {
    readonly outcomes: readonly BlockOutcome[]
    readonly ended: number
  }
  /** Why nothing in this range may be blocked, or null. */
  reasonAgainst(range: AddressRange): string | null
  unblock(id: string): Ban | null
  /** Milliseconds from now, or null for good. */
  setRemaining(id: string, remainingMs: number | null): Ban | null
  /** Puts a range back to what it was; a ban the allow list forbids by now is not. */
  restore(range: AddressRange, ban: Ban | null): void
  /**
   * Makes changes that are told as one, and gives what takes them back: each of these ranges becomes what it was, but for
   * those somebody has changed again in the meantime.
   */
  changing<Result>(
    ranges: readonly AddressRange[],
    change: () => Result,
  ): { readonly result: Result; readonly undo: () => void }
  /** The ban of exactly this range, or null. */
  findRange(range: AddressRange): Ban | null
  /** Lifts every ban that the allow list forbids now. */
  allowListChanged(): void
  /** Waits until everything is written. */
  close(): Promise<void>
}

const fullText = 'The list of blocked addresses is full. Unblock some, or block a network instead.'
/** A repeat offender is forgotten after a quiet week. */
const repeatKeptMs = 7 * 86_400_000
const maxRepeats = 10_000
/** Local peers are slowed by the login delay first; only this many times the points block them. */
const localFactor = 5
/** A change shows well within a second, and a storm of them four times a second at most. */
const showPauseMs = 250
/** Every change sends the whole list: ten thousand bans once a second at most. */
const showPausePerBanMs = 0.1

/** Starts protecting with what was kept. */
export function createProtection(dependencies: ProtectionDependencies): Protection {
  const { kept, guard, settings, now, monotonicMs, schedule } = dependencies
  const repeats = new Map(kept.repeats.map(({ group, bans, lastAtMs }) => [group, { bans, lastAtMs }]))
  const scores = new ScoreBoard(monotonicMs)
  const peers = new Map<string, string>()
  let cancelShow: (() => void) | null = null
  let shownAtMs = Number.NEGATIVE_INFINITY
  let cancelEnd: (() => void) | null = null

  const saving = createBanSaving({
    store: dependencies.store,
    kept: () => ({
      bans: book.list().toReversed(),
      repeats: [...repeats].map(([group, repeat]) => ({ group, ...repeat })),
    }),
    monotonicMs,
    schedule,
    onTrouble: dependencies.onTrouble,
  })
  const pauseMs = (): number => Math.max(showPauseMs, book.size * showPausePerBanMs)
  const showSoon = (): void => {
    cancelShow ??= schedule(() => {
      cancelShow = null
      shownAtMs = monotonicMs()
      dependencies.onChanged()
    }, pauseMs())
  }
  // At once, so that a click is seen; in a storm of bans with a pause, as each time the whole list goes out.
  const show = (): void => {
    if (monotonicMs() - shownAtMs < pauseMs()) showSoon()
    else {
      shownAtMs = monotonicMs()
      dependencies.onChanged()
    }
  }
  const watchEnds = (): void => {
    cancelEnd?.()
    const nextMs = book.nextEndMs()
    // A timer holds at most 24 days.
    cancelEnd = nextMs === null ? null : schedule(onEnd, Math.min(nextMs, 86_400_000))
  }
  const onEnd = (): void => {
    book.dropEnded()
    watchEnds()
  }
  let isBlockingMany = false
  const bansChanged = (): void => {
    if (isBlockingMany) return
    show()
    saving.saveSoon()
    watchEnds()
  }
  const book: BanBook = new BanBook(
    {
      now,
      monotonicMs,
      onChanged: bansChanged,
      onHit() {
        showSoon()
        saving.saveLater()
      },
    },
    kept.bans,
  )
  watchEnds()

  const banByRule = (address: string, cause: BanCause, earlierBans: number): void => {
    const toBlock = rangeToBlock(address, guard)
    if (toBlock === null || toBlock.reason !== null) return
    const { range } = toBlock
    const { blockMs, longestBlockMs, endsSessions } = settings()
    const durationMs = Math.min(longestBlockMs, blockMs * 2 ** Math.min(earlierBans, 20))
    const present = book.findRange(range)
    // What a session that is just being ended still tried must not shorten the ban that ends it.
    if (present !== null && (present.remainingMs === null || present.remainingMs >= durationMs)) return
    const ban = book.add(range, cause, durationMs)
    const key = addressGroup(address)
    repeats.delete(key)
    repeats.set(key, { bans: earlierBans + 1, lastAtMs: now() })
    for (const oldest of repeats.keys()) if (repeats.size > maxRepeats) repeats.delete(oldest)
    dependencies.onBanned(ban)
    if (endsSessions) dependencies.endSessions((peer) => book.isBlocked(peer) && !guard.protects(peer))
  }

  const offended = (address: string, offence: Offence, userName: string | null): void => {
    const { isOn, localNetwork, maxPoints, windowMs } = settings()
    const isLocal = dependencies.isLocal(address)
    if (!isOn || guard.protects(address) || (isLocal && localNetwork === 'never')) return
    const factor = isLocal && localNetwork === 'slow-first' ? localFactor : 1
    const rule = { maxPoints: maxPoints * factor, windowMs }
    const evidence = scores.offended(address, offence, userName, rule)
    if (evidence === null) return
    const repeat = repeats.get(addressGroup(address))
    // The week begins when the longest ban there may have been is over.
    const forgottenAfterMs = repeatKeptMs + settings().longestBlockMs
    const isFresh = repeat !== undefined && now() - repeat.lastAtMs < forgottenAfterMs
    const earlierBans = isFresh ? repeat.bans : 0
    banByRule(address, { kind: 'rule', evidence: { ...evidence, earlierBans } }, earlierBans)
  }

  const restore = (range: AddressRange, ban: Ban | null): void => {
    if (ban === null || guard.reason(range) === null) book.restore(range, ban)
  }
  const asOne = <Result>(change: () => Result): Result => {
    const wasBlockingMany = isBlockingMany
    isBlockingMany = true
    const result = change()
    isBlockingMany = wasBlockingMany
    bansChanged()
    return result
  }

  const blockEach: Protection['blockEach'] = (entries) => {
    const wasBlockingMany = isBlockingMany
    isBlockingMany = true
    const outcomes = entries.map(({ range, note, durationMs }): BlockOutcome => {
      const reason = guard.reason(range)
      if (reason !== null) return { range: range.text, reason }
      if (book.isFullFor(range)) return { range: range.text, reason: fullText }
      return { range: range.text, ban: book.add(range, { kind: 'person', note }, durationMs) }
    })
    isBlockingMany = wasBlockingMany
    if (!outcomes.some((outcome) => 'ban' in outcome)) return { outcomes, ended: 0 }
    bansChanged()
    const ended = dependencies.endSessions((peer) => book.isBlocked(peer) && !guard.protects(peer))
    return { outcomes, ended }
  }
  const blockAll: Protection['blockAll'] = (ranges, note, durationMs) =>
    blockEach(ranges.map((range) => ({ range, note, durationMs })))

  return {
    refuses: (address) => book.isBlocked(address) && !guard.protects(address) && book.refuses(address),
    applyEngineEvent(event) {
      if (event.type === 'session-opened') peers.set(event.sessionId, event.peer.address)
      if (!('sessionId' in event)) return
      const address = peers.get(event.sessionId)
      if (address === undefined) return
      if (event.type === 'session-closed') peers.delete(event.sessionId)
      else if (event.type === 'logged-in') {
        if (!dependencies.isAnonymous(event.accountId))
          scores.succeeded(address, event.userName, settings().windowMs)
      } else if (event.type === 'foreign-protocol-recognised') offended(address, 'foreign-protocol', null)
      else if (event.type === 'login-failed') {
        const offence = offences[event.reason]
        if (offence !== undefined) offended(address, offence, event.userName)
      }
    },
    bans: () => book.list(),
    find: (id) => book.find(id),
    findRange: (range) => book.findRange(range),
    rangeToBlock: (address) => rangeToBlock(address, guard),
    block(range, note, durationMs) {
      const { outcomes, ended } = blockAll([range], note, durationMs)
      const [outcome = { range: range.text, reason: 'Nothing was blocked.' }] = outcomes
      return { ...outcome, ended }
    },
    blockAll,
    blockEach,
    reasonAgainst: (range) => guard.reason(range),
    unblock: (id) => book.remove(id),
    setRemaining: (id, remainingMs) => book.setRemaining(id, remainingMs),
    restore,
    changing(ranges, change) {
      const before = ranges.map((range) => [range, book.findRange(range)] as const)
      const result = asOne(change)
      const after = ranges.map((range) => book.stateOf(range))
      const undo = () =>
        asOne(() => {
          for (const [index, [range, ban]] of before.entries()) {
            if (book.stateOf(range) === after[index]) restore(range, ban)
          }
        })
      return { result, undo }
    },
    allowListChanged() {
      asOne(() => {
        for (const { id, range: text } of book.list()) {
          const range = parseAddressRange(text)
          if (range !== null && guard.reason(range) !== null) book.remove(id)
        }
      })
    },
    async close() {
      cancelShow?.()
      cancelEnd?.()
      await saving.close()
    },
  }
}
