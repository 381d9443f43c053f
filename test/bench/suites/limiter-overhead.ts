import { SpeedLimits } from '../../../app/main/engine/limits/speed-limits.ts'
import { type Direction, openPlaneBench } from '../data-plane.ts'
import { printed, type Row, rowOf } from '../frame.ts'

const mebibytes = Number(process.env.BENCH_MEBIBYTES ?? 256)
const pairs = 31
const unlimited = { download: null, upload: null }

/**
 * What it costs to ask a limiter that limits nothing, in percent of the throughput and of the processor time without one:
 * pairs side by side, in either order by turns, and the median of their ratios. Below 3 is promised; on a machine that
 * is busy with other things the processor time tells more.
 */
export async function run(): Promise<Row[]> {
  const limits = new SpeedLimits(
    { speed: unlimited, sessionSpeed: unlimited },
    { monotonicMs: () => performance.now() },
  )
  limits.place('bench', {
    accountId: 'bench',
    speeds: {
      speed: unlimited,
      sessionSpeed: unlimited,
      groupSpeeds: [{ groupId: 'bench', speed: unlimited }],
    },
  })
  const rows: Row[] = [printed(questionCost(limits))]
  const bench = openPlaneBench(mebibytes)
  try {
    for (const way of ['receive', 'send'] as const) {
      const without = () => bench.move(way, null)
      const asked = () => bench.move(way, limits.taker('bench', way === 'receive' ? 'download' : 'upload'))
      rows.push(...(await overhead(way, without, asked)))
    }
  } finally {
    bench.close()
  }
  return rows
}

/** Nanoseconds of one question; a chunk of a fast download, for which one is asked, takes some 300,000. */
function questionCost(limits: SpeedLimits): Row {
  const taker = limits.taker('bench', 'download')
  const questions = 1_000_000
  const figures = Array.from({ length: 5 }, () => {
    const startedMs = performance.now()
    for (let count = 0; count < questions; count += 1) void taker.take(65_536)
    return ((performance.now() - startedMs) * 1e6) / questions
  })
  return rowOf('unlimited limiter, one question, ns', 'Portside', figures)
}

/** What one run took. */
interface Cost {
  readonly speed: number
  readonly processorMs: number
}

async function costOf(move: () => Promise<number>): Promise<Cost> {
  const before = process.cpuUsage()
  const speed = await move()
  const { user, system } = process.cpuUsage(before)
  return { speed, processorMs: (user + system) / 1000 }
}

async function overhead(
  way: Direction,
  without: () => Promise<number>,
  asked: () => Promise<number>,
): Promise<Row[]> {
  await without()
  await asked()
  const lost: number[] = []
  const more: number[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const askedFirst = pair % 2 === 0 ? await costOf(asked) : null
    const bare = await costOf(without)
    const limited = askedFirst ?? (await costOf(asked))
    lost.push((1 - limited.speed / bare.speed) * 100)
    more.push((limited.processorMs / bare.processorMs - 1) * 100)
  }
  const title = `unlimited limiter, ${way === 'receive' ? 'download' : 'upload'}`
  return [
    printed(rowOf(`${title}, % slower`, 'Portside', lost)),
    printed(rowOf(`${title}, % more CPU`, 'Portside', more)),
  ]
}
