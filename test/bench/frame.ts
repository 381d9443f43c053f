import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus, release, totalmem } from 'node:os'
import { fileURLToPath } from 'node:url'

/** One measured figure: the median of its rounds. */
export interface Row {
  /** What was measured, with its unit. */
  readonly measure: string
  readonly server: string
  readonly median: number
  readonly rounds: readonly number[]
}

/** One way to get a figure. */
export interface Contender {
  readonly server: string
  readonly measure: () => Promise<number>
}

const patienceMs = 60_000
const rounds = Number(process.env.BENCH_ROUNDS ?? 5)

/** Measures all contenders in turns, so that whatever else the machine does hits all alike, and prints the medians. */
export async function race(measure: string, contenders: readonly Contender[]): Promise<Row[]> {
  const figures = contenders.map(() => [] as number[])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, contender] of contenders.entries())
      figures[index]?.push(await inTime(measure, contender))
  }
  return contenders.map(({ server }, index) => printed(rowOf(measure, server, figures[index] ?? [])))
}

/** Gives up on a server that hangs, so that the measurement ends at all. */
async function inTime(measure: string, { server, measure: run }: Contender): Promise<number> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`${server} hangs: ${measure}`)), patienceMs)
  })
  return await Promise.race([run(), late]).finally(() => clearTimeout(timer))
}

/** A row of figures that were measured already. */
export function rowOf(measure: string, server: string, figures: readonly number[]): Row {
  return { measure, server, median: medianOf(figures), rounds: figures }
}

/** Prints a row and returns it. */
export function printed(row: Row): Row {
  const all = row.rounds.length > 1 ? `  (${row.rounds.map(short).join(' ')})` : ''
  console.log(`${row.measure.padEnd(38)} ${row.server.padEnd(14)} ${short(row.median).padStart(9)}${all}`)
  return row
}

/** The middle one; of an even number, the upper middle. */
export function medianOf(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN
}

/** What the figures were measured on. */
export function machineLine(): string {
  const [processor] = cpus()
  const memory = `${Math.round(totalmem() / 1e9)} GB`
  return `Node ${process.version}, ${cpus().length} × ${processor?.model ?? 'unknown'}, ${memory}, ${process.platform} ${release()}`
}

/** Keeps the latest figures of a suite, to be compared with those of another day. */
export function writeResults(suite: string, rows: readonly Row[]): void {
  const folder = fileURLToPath(new URL('./results', import.meta.url))
  mkdirSync(folder, { recursive: true })
  const content = { machine: machineLine(), commit: commit(), measuredAt: new Date().toISOString(), rows }
  writeFileSync(`${folder}/${suite}.json`, `${JSON.stringify(content, null, 2)}\n`)
}

function commit(): string | null {
  try {
    return execFileSync('git', ['rev-parse', 'HEAD'], { encoding: 'utf8', stdio: 'pipe' }).trim()
  } catch {
    return null
  }
}

function short(figure: number): string {
  return figure >= 100 ? String(Math.round(figure)) : figure.toPrecision(3)
}
