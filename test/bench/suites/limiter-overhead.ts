import { SpeedLimits } from '../../../app/main/engine/limits/speed-limits.ts'
import { type Direction, openPlaneBench } from '../data-plane.ts'
import { medianOf, printed, type Row, rowOf } from '../frame.ts'

const mebibytes = Number(process.env.BENCH_MEBIBYTES ?? 512)
const pairs = 15
const unlimited = { download: null, upload: null }

/**
 * What it costs to ask a limiter that limits nothing, in percent of the throughput without one: pairs side by side, each
 * in either order by turns, and the median of their ratios. Below 3 is promised.
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
  const bench = openPlaneBench(mebibytes)
  const rows: Row[] = []
  try {
    for (const way of ['receive', 'send'] as const) {
      const without = () => bench.move(way, null)
      const asked = () => bench.move(way, limits.taker('bench', way === 'receive' ? 'download' : 'upload'))
      rows.push(printed(await overhead(way, without, asked)))
    }
  } finally {
    bench.close()
  }
  return rows
}

async function overhead(
  way: Direction,
  without: () => Promise<number>,
  asked: () => Promise<number>,
): Promise<Row> {
  await without()
  await asked()
  const costs: number[] = []
  for (let pair = 0; pair < pairs; pair += 1) {
    const askedFirst = pair % 2 === 0 ? await asked() : null
    const bare = await without()
    const limited = askedFirst ?? (await asked())
    costs.push((1 - limited / bare) * 100)
  }
  const measure = `unlimited limiter, ${way === 'receive' ? 'download' : 'upload'}, % lost`
  return { ...rowOf(measure, 'Portside', costs), median: medianOf(costs) }
}
