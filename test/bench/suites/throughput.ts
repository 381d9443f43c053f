import { type Row, race } from '../frame.ts'
import { type BenchServer, startServers } from '../servers/bench-servers.ts'
import { BenchFolder } from './bench-folder.ts'

const bytes = Number(process.env.BENCH_MEBIBYTES ?? 512) * 1024 * 1024

/** Megabytes a second of one transfer, plain and TLS, beside every server found here. */
export async function run(): Promise<Row[]> {
  const folder = new BenchFolder()
  folder.write('large', bytes)
  const servers = await startServers(folder.path)
  const each = (measure: string, isTls: boolean, of: (server: BenchServer) => Promise<number>) =>
    race(
      measure,
      servers
        .filter(({ hasTls }) => hasTls || !isTls)
        .map((server) => ({ server: server.name, measure: () => of(server) })),
    )
  try {
    const rows: Row[] = []
    for (const isTls of [false, true]) {
      const how = isTls ? 'TLS' : 'plain'
      rows.push(...(await each(`RETR, ${how}, MB/s`, isTls, (server) => downloadOf(server, isTls))))
      rows.push(...(await each(`STOR, ${how}, MB/s`, isTls, (server) => uploadOf(server, isTls))))
    }
    return rows
  } finally {
    await Promise.all(servers.map((server) => server.stop()))
    folder.remove()
  }
}

async function downloadOf(server: BenchServer, isTls: boolean): Promise<number> {
  const client = await server.logIn(isTls)
  const startedMs = performance.now()
  const received = await client.receive('RETR large')
  if (received !== bytes) throw new Error(`${received} bytes of ${bytes} came`)
  client.close()
  return speedSince(startedMs)
}

async function uploadOf(server: BenchServer, isTls: boolean): Promise<number> {
  const client = await server.logIn(isTls)
  const startedMs = performance.now()
  await client.send('STOR uploaded', bytes)
  const speed = speedSince(startedMs)
  await client.expect('DELE uploaded', '250')
  client.close()
  return speed
}

function speedSince(startedMs: number): number {
  return bytes / 1e6 / ((performance.now() - startedMs) / 1000)
}
