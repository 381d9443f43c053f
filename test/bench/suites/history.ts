import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { OpenDatabase } from '../../../app/main/host/history/database/sqlite.ts'
import {
  type QueryArguments,
  type QueryName,
  runHistoryQuery,
} from '../../../app/main/host/history/queries/run-query.ts'
import { failedResults, type HistoryFilter } from '../../../app/preload/contract/wire-history.ts'
import { medianOf, type Row, rowOf } from '../frame.ts'
import { dayMs, endMs, fillHistory, transferCount } from './history-content.ts'

const rounds = Number(process.env.BENCH_ROUNDS ?? 21)
const limit = 100
const noon = endMs - 45 * dayMs

interface Question {
  readonly title: string
  readonly name: QueryName
  readonly args: readonly unknown[]
}

/** Filters as people combine them, from nothing at all to what is nowhere. */
const filters: Readonly<Record<string, HistoryFilter>> = {
  'no filter': {},
  'busy user': { user: 'user-0' },
  'rare user': { user: 'visitor' },
  'busy share': { shareId: 'share-0-4f1c9a52' },
  'failed only': { results: [...failedResults] },
  'disk full, ever': { results: ['disk-full'] },
  'one address': { address: '10.0.0.1' },
  'address begins': { address: '10.' },
  'one day': { fromMs: noon, toMs: noon + dayMs },
  'one day, failed, busy user': {
    fromMs: noon,
    toMs: noon + dayMs,
    results: [...failedResults],
    user: 'user-0',
  },
  'path of everything': { path: '/' },
  'path of half': { path: 'SCAN.P' },
  'path of two characters': { path: 'FO' },
  'path of one in nine': { path: 'invoices' },
  'path, not ASCII': { path: 'ГРÖ' },
  'path, not ASCII, common': { path: 'größen' },
  'path, one file': { path: '-4711-scan' },
  'path, nowhere': { path: 'needle in the hay' },
  'path, long ago': { path: 'old project' },
  'rare user, common path': { user: 'visitor', path: 'reports' },
  'busy user, rare path': { user: 'user-0', path: '-471-' },
  'busy user, common path': { user: 'user-0', path: 'photos' },
  'busy user, path of others': { user: 'user-0', path: '/share 7/' },
  'failed, long ago': { results: [...failedResults], path: 'old project' },
  'uploads, common path, month': {
    direction: 'upload',
    path: 'reports',
    fromMs: noon - 30 * dayMs,
    toMs: noon,
  },
  'busy user, a share never used': { user: 'user-0', shareId: 'share-7-4f1c9a52' },
  'uploads, busy address, disk full': { direction: 'upload', address: '10.', results: ['disk-full'] },
}

/** Milliseconds of every question a screen asks, over a million transfers; 100 ms at p95 is promised. */
export async function run(): Promise<Row[]> {
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'portside-history-'))
  try {
    const file = join(folder, 'history.db')
    const startedMs = performance.now()
    const database = fillHistory(file)
    const rows = [
      ...told('made in, s', [(performance.now() - startedMs) / 1_000]),
      ...told('on the disk, MB', [statSync(file).size / 1e6]),
    ]
    console.log(`${''.padEnd(60)}      p50      p95  processor`)
    rows.push(...questions(database).flatMap((question) => measured(database, question)))
    database.close()
    return rows
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function questions(database: OpenDatabase): Question[] {
  const page = { before: null, limit }
  const deep = { before: noon * 1_000, limit }
  const asked = Object.entries(filters)
  const of = <Name extends QueryName>(
    title: string,
    name: Name,
    ...args: QueryArguments<Name>
  ): Question => ({
    title: `${name}: ${title}`,
    name,
    args,
  })
  const session = runHistoryQuery(database, 'findSessions', [{}, { before: noon * 1_000, limit: 1 }])
    .entries[0]
  return [
    ...asked.map(([title, filter]) => of(title, 'findTransfers', filter, page)),
    ...asked.map(([title, filter]) => of(`${title}, deep`, 'findTransfers', filter, deep)),
    ...asked.map(([title, filter]) => of(title, 'sumTransfers', filter)),
    ...asked.map(([title, filter]) => of(title, 'findSessions', filter, page)),
    ...asked.map(([title, filter]) => of(title, 'findActivities', filter, page)),
    of('failed logins', 'findActivities', { kinds: ['login-failed'] }, page),
    of('deleted, path', 'findActivities', { kinds: ['deleted'], path: 'photos' }, page),
    of('one', 'pastSession', session?.key ?? 1),
    of('a day and a week', 'usageTotals', endMs - dayMs / 2),
  ]
}

function measured(database: OpenDatabase, { title, name, args }: Question): Row[] {
  const processorMs: number[] = []
  const figures = Array.from({ length: rounds }, () => {
    const before = process.cpuUsage()
    const startedMs = performance.now()
    runHistoryQuery(database, name, args)
    const tookMs = performance.now() - startedMs
    const { user, system } = process.cpuUsage(before)
    processorMs.push((user + system) / 1_000)
    return tookMs
  })
  return told(`${title}, ms`, figures, processorMs)
}

/**
 * Prints the middle and the 95th of a hundred, and the middle of the processor time: on a machine that is busy with other
 * things that tells more.
 */
function told(measure: string, figures: readonly number[], processorMs: readonly number[] = []): Row[] {
  const row = rowOf(measure, `${transferCount} transfers`, figures)
  const sorted = figures.toSorted((one, other) => one - other)
  const p95 = sorted[Math.ceil(sorted.length * 0.95) - 1] ?? Number.NaN
  const busy = processorMs.length === 0 ? [] : [medianOf(processorMs)]
  const shown = [row.median, p95, ...busy].map((figure) => figure.toFixed(1).padStart(9)).join('')
  console.log(`${measure.padEnd(60)} ${shown}`)
  return [row]
}
