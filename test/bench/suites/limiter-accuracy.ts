import { printed, type Row, rowOf } from '../frame.ts'
import { startPortside } from '../servers/bench-servers.ts'
import { BenchFolder } from './bench-folder.ts'

const durationMs = 10_000
const rates = [1_000_000, 10_000_000, 50_000_000]

/**
 * What a speed limit really gives over ten seconds, in percent of what it says: 100 is right, 95 to 105 is promised. The
 * busiest second stands beside it.
 */
export async function run(): Promise<Row[]> {
  const rows: Row[] = []
  for (const rate of rates) {
    const folder = new BenchFolder()
    folder.write('large', rate * 12)
    const server = await startPortside(folder.path, rate)
    try {
      const [down, up] = await Promise.all([server.logIn(), server.logIn()])
      const [download, upload] = await Promise.all([
        shareOf(rate, (onBytes) => down.receive('RETR large', onBytes)),
        uploadShare(() => up.send('STOR new', (rate * durationMs) / 1000)),
      ])
      const title = (way: string) => `limit ${rate / 1e6} MB/s, ${way}, %`
      rows.push(printed(rowOf(title('download'), 'Portside', [download.overall])))
      rows.push(printed(rowOf(title('busiest second'), 'Portside', [download.busiest])))
      rows.push(printed(rowOf(title('upload'), 'Portside', [upload])))
      down.close()
      up.close()
    } finally {
      await server.stop()
      folder.remove()
    }
  }
  return rows
}

/** Counts what arrives in ten seconds, and in the fullest second of them. */
async function shareOf(rate: number, receive: (onBytes: (bytes: number) => void) => Promise<number>) {
  const arrivals: { readonly atMs: number; readonly bytes: number }[] = []
  await receive((bytes) => arrivals.push({ atMs: performance.now(), bytes }))
  const startMs = arrivals[0]?.atMs ?? 0
  const overall = sum(arrivals.filter(({ atMs }) => atMs < startMs + durationMs))
  let busiest = 0
  let inWindow = 0
  let first = 0
  for (const { atMs, bytes } of arrivals) {
    inWindow += bytes
    for (let oldest = arrivals[first]; oldest !== undefined && oldest.atMs < atMs - 1_000; first += 1) {
      inWindow -= oldest.bytes
      oldest = arrivals[first + 1]
    }
    busiest = Math.max(busiest, inWindow)
  }
  return { overall: (overall / ((rate * durationMs) / 1000)) * 100, busiest: (busiest / rate) * 100 }
}

/** The server counts what it accepts: ten seconds' worth must take ten seconds to the final reply. */
async function uploadShare(send: () => Promise<void>): Promise<number> {
  const startedMs = performance.now()
  await send()
  return (durationMs / (performance.now() - startedMs)) * 100
}

function sum(arrivals: readonly { readonly bytes: number }[]): number {
  return arrivals.reduce((all, { bytes }) => all + bytes, 0)
}
