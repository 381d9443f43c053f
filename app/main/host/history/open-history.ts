import type { HistoryKey } from '../../../preload/contract/wire-history.ts'
import type { KeepingRules } from './database/retention.ts'
import { DeskError } from './desk/desk-message.ts'
import type { ConnectDesk } from './desk/desk-thread.ts'
import { type History, HistoryError, type HistoryQueries } from './history.ts'
import type { HistoryRecord } from './history-record.ts'
import { createHistoryStatus } from './history-status.ts'
import { createRecordQueue } from './record-queue.ts'
import { createUpkeep } from './upkeep.ts'

/** The section `history` of the settings. */
export interface HistoryRules extends KeepingRules {
  readonly isOn: boolean
}

/** What a history depends on. */
export interface OpenHistoryOptions {
  readonly connect: ConnectDesk
  /** As they are now; see `History.rulesChanged`. */
  readonly rules: () => HistoryRules
  readonly schedule: (run: () => void, delayMs: number) => () => void
  /** What is known of `History.lastKey` before the file is open. */
  readonly lastKey: HistoryKey | null
}

/** A thread that hangs on a disk must not keep the program from ending. */
const closeMs = 10_000
const firstRetryMs = 5_000
const lastRetryMs = 60_000

/**
 * Begins to open the history and waits for nothing: a server that starts waits for no disk. What is recorded meanwhile is
 * written as soon as the file is open. A file that cannot be opened now is tried again.
 */
export function openHistory({ connect, rules, schedule, ...options }: OpenHistoryOptions): History {
  const status = createHistoryStatus({ isOn: () => rules().isOn, schedule })
  const desk = connect({
    onNotice: status.notice,
    onFacts(facts) {
      status.factsRead(facts)
      if (facts.bytes > rules().maxBytes) upkeep.trimSoon()
    },
  })
  const upkeep = createUpkeep({ desk, rules, schedule })
  const queue = createRecordQueue({
    schedule,
    async write(records) {
      const refused = await desk.call('write', records).catch((error: unknown) => {
        // Trying the same again would end the same, and keep everything else waiting.
        if (error instanceof DeskError && error.failure === 'mistake') return records.length
        throw error
      })
      if (refused > 0) status.notice(`${refused} entries could not be put into the history.`)
    },
    onTried(error) {
      if (error === null) status.enter('on')
      else
        status.enter(
          'failed',
          `The history cannot be written: ${messageOf(error)}. It is tried again; the server goes on without it.`,
        )
    },
    onLost: (count) =>
      status.notice(`The history lacks ${count} entries of the time in which it could not be written.`),
  })
  let { lastKey } = options
  let isOpen = false
  let isClosed = false
  let cancelRetry: (() => void) | null = null

  const open = async (retryMs: number): Promise<void> => {
    try {
      lastKey = (await desk.call('open')).lastKey ?? lastKey
      isOpen = true
      status.enter('on')
      queue.begin()
      upkeep.begin()
    } catch (error) {
      const isFinal = error instanceof DeskError && error.failure !== 'disk'
      status.enter(
        'failed',
        isFinal ? messageOf(error) : `The history cannot be opened: ${messageOf(error)}.`,
      )
      if (isFinal || isClosed) queue.close()
      else cancelRetry = schedule(() => void open(Math.min(retryMs * 2, lastRetryMs)), retryMs)
    }
  }
  const opening = open(firstRetryMs)

  /** Writing may fail while what is there can still be read. */
  const call = async <Value>(ask: () => Promise<Value>): Promise<Value> => {
    await opening
    if (!isOpen || isClosed) throw new HistoryError(status.state.problem ?? 'The history is closed.')
    try {
      return await ask()
    } catch (error) {
      if (error instanceof DeskError && error.failure === 'disk')
        throw new HistoryError(`The history cannot be used: ${error.message}.`)
      throw error
    }
  }
  const ask = <Name extends keyof HistoryQueries>(
    name: Name,
    ...args: Parameters<HistoryQueries[Name]>
  ): ReturnType<HistoryQueries[Name]> =>
    call(() => desk.call('ask', name, args)) as ReturnType<HistoryQueries[Name]>
  const settled = async (): Promise<void> => {
    await opening
    await queue.flush()
  }

  return {
    get state() {
      return status.state
    },
    get lastKey() {
      return lastKey
    },
    record(record) {
      if (rules().isOn || endsSomething(record) || isAboutHistory(record)) queue.add(record)
    },
    findTransfers: (filter, page) => ask('findTransfers', filter, page),
    sumTransfers: (filter) => ask('sumTransfers', filter),
    findSessions: (filter, page) => ask('findSessions', filter, page),
    findActivities: (filter, page) => ask('findActivities', filter, page),
    pastSession: (key) => ask('pastSession', key),
    usageTotals: (todayMs) => ask('usageTotals', todayMs),
    async clear() {
      await settled()
      await call(() => desk.call('clear'))
    },
    settled,
    watch: (listener) => status.watch(listener),
    rulesChanged: () => upkeep.trimSoon(),
    async close() {
      if (isClosed) return
      isClosed = true
      cancelRetry?.()
      upkeep.close()
      await within(closeMs, schedule, async () => {
        await settled()
        await desk.call('close').catch(() => undefined)
      })
      queue.close()
      status.close()
      await desk.end()
    },
  }
}

/** Resolves when the work is done, and after that time at the latest. */
async function within(
  ms: number,
  schedule: OpenHistoryOptions['schedule'],
  work: () => Promise<void>,
): Promise<void> {
  let cancel: () => void = () => undefined
  const late = new Promise<void>((resolve) => {
    cancel = schedule(resolve, ms)
  })
  await Promise.race([work(), late])
  cancel()
}

/**
 * What had begun before the history was switched off gets its end, or it would seem to run for ever; nothing else that
 * happens then is written.
 */
function endsSomething({ type }: HistoryRecord): boolean {
  return type === 'session-closed' || type === 'transfer-ended'
}

/** That it was switched off is the last thing it tells: whoever looks for what is missing finds why. */
function isAboutHistory(record: HistoryRecord): boolean {
  if (record.type !== 'activity' || record.kind !== 'setting-changed') return false
  return String(record.facts.setting).startsWith('history.')
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
