import { spawn } from 'node:child_process'
import {
  closeSync,
  createReadStream,
  createWriteStream,
  ftruncateSync,
  mkdtempSync,
  openSync,
  read,
  rmSync,
  writeSync,
  writev,
} from 'node:fs'
import { createServer, type Socket } from 'node:net'
import { cpus, tmpdir } from 'node:os'
import { join } from 'node:path'
import { createSecureContext, TLSSocket } from 'node:tls'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { DataTls, TransferJob } from '../../app/main/engine/data/data-plane.ts'
import { createInProcessPlane } from '../../app/main/engine/data/in-process-plane.ts'
import type { Throttle } from '../../app/main/engine/data/throttle.ts'
import type { StorageFile } from '../../app/main/engine/vfs/storage.ts'
import { testCertificate } from '../helpers/test-certificate.ts'
import { BenchFolder } from './suites/bench-folder.ts'

/** Which way the bytes go, seen from the client. */
export type Direction = 'receive' | 'send'

/** One way to move the file; resolves to megabytes a second. */
type Measure = (direction: Direction, tls: DataTls | null) => Promise<number>

const rounds = 5
const readAsync = promisify(read)
const writevAsync = promisify(writev)

/**
 * Prints megabytes a second of the data plane beside a bare pipe, medians of five, and the most memory each took on top
 * of what was there: `run.mjs data-plane [MiB] [data plane|bare pipe]`. BENCH_FOLDER says where the file lies.
 */
export async function run([mebibytes = '1024', only = '']: string[]): Promise<void> {
  const bytes = Number(mebibytes) * 1024 * 1024
  const folder = mkdtempSync(join(process.env.BENCH_FOLDER ?? tmpdir(), 'portside-bench-'))
  const path = join(folder, 'file')
  const fd = openSync(path, 'w+')
  const block = Buffer.alloc(1024 * 1024, 7)
  for (let at = 0; at < bytes; at += block.length)
    writeSync(fd, block, 0, Math.min(block.length, bytes - at), at)
  const { certificatePem: cert, privateKeyPem: key } = await testCertificate()
  const tls: DataTls = { secureContext: createSecureContext({ cert, key }), resumption: 'prefer' }
  const measures: Readonly<Record<string, Measure>> = {
    'data plane': (direction, secured) => throughPlane(direction, secured, fd, bytes),
    'bare pipe': (direction, secured) => throughPipe(direction, secured, path, bytes),
  }
  const chosen = Object.entries(measures).filter(([name]) => name.startsWith(only))
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? '?'}, ${mebibytes} MiB`)
  for (const secured of [null, tls]) {
    for (const direction of ['receive', 'send'] as const) {
      const results = chosen.map(([name, measure]) => ({ name, measure, figures: [] as Figure[] }))
      // In turns, so that whatever else the machine does hits all of them alike.
      for (let round = 0; round < rounds; round += 1) {
        for (const { measure, figures } of results) {
          figures.push(await withMemory(() => measure(direction, secured)))
        }
      }
      const title = `${direction === 'receive' ? 'download' : 'upload'}, ${secured === null ? 'plain' : 'TLS'}`
      for (const { name, figures } of results) print(title, name, figures)
    }
  }
  closeSync(fd)
  rmSync(folder, { recursive: true })
}

/** The data plane by itself, without TLS, for whoever compares ways to run it. */
export interface PlaneBench {
  /** Moves the file once; resolves to megabytes a second. Uploads come last: they write the file anew. */
  move(direction: Direction, throttle: Throttle | null): Promise<number>
  close(): void
}

/** Opens it on a file of so many mebibytes. */
export function openPlaneBench(mebibytes: number): PlaneBench {
  const folder = new BenchFolder()
  folder.write('file', mebibytes * 1024 * 1024)
  const fd = openSync(join(folder.path, 'file'), 'r+')
  return {
    move: (direction, throttle) => throughPlane(direction, null, fd, mebibytes * 1024 * 1024, throttle),
    close() {
      closeSync(fd)
      folder.remove()
    },
  }
}

/** What one round gave. */
interface Figure {
  readonly speed: number
  /** Growth of the resident memory, in megabytes. */
  readonly growth: number
}

async function withMemory(measure: () => Promise<number>): Promise<Figure> {
  const before = process.memoryUsage.rss()
  let peak = before
  const sampler = setInterval(() => {
    peak = Math.max(peak, process.memoryUsage.rss())
  }, 10)
  const speed = await measure()
  clearInterval(sampler)
  return { speed, growth: (peak - before) / 1e6 }
}

function print(title: string, name: string, figures: readonly Figure[]): void {
  const speeds = figures.map(({ speed }) => Math.round(speed))
  const growth = Math.max(...figures.map((figure) => Math.round(figure.growth)))
  const all = `(${speeds.join(' ')}), memory +${growth} MB at most`
  console.log(`${title.padEnd(16)} ${name.padEnd(12)} ${String(median(speeds)).padStart(6)} MB/s   ${all}`)
}

async function throughPlane(
  direction: Direction,
  tls: DataTls | null,
  fd: number,
  bytes: number,
  throttle: Throttle | null = null,
): Promise<number> {
  const plane = createInProcessPlane({ passivePorts: null })
  const loopback = '127.0.0.1'
  const endpoint = await plane.listen({
    localAddress: loopback,
    peerAddress: loopback,
    connectTimeoutMs: 10_000,
  })
  startClient(direction, endpoint.localPort, bytes, tls)
  await endpoint.open()
  if (direction === 'send') ftruncateSync(fd, 0)
  const base = {
    tls,
    stallTimeoutMs: 10_000,
    representation: 'image',
    compression: null,
    throttle,
  } as const
  const job: TransferJob =
    direction === 'receive'
      ? { ...base, kind: 'download', file: fileOf(fd, bytes), start: 0, end: bytes }
      : { ...base, kind: 'upload', file: fileOf(fd, 0), start: 0 }
  const startedMs = performance.now()
  const end = await endpoint.start(job).done
  const seconds = (performance.now() - startedMs) / 1000
  if (end.kind !== 'completed' || end.bytes !== bytes) throw new Error(JSON.stringify(end))
  await plane.close()
  return bytes / 1e6 / seconds
}

async function throughPipe(
  direction: Direction,
  tls: DataTls | null,
  path: string,
  bytes: number,
): Promise<number> {
  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no address')
  startClient(direction, address.port, bytes, tls)
  const socket = await new Promise<Socket>((resolve) => server.once('connection', resolve))
  const startedMs = performance.now()
  const stream =
    tls === null ? socket : new TLSSocket(socket, { isServer: true, secureContext: tls.secureContext })
  const closed = new Promise((resolve) => stream.once('close', resolve))
  if (direction === 'receive') createReadStream(path).pipe(stream.resume())
  else {
    stream.pipe(createWriteStream(path))
    stream.once('end', () => stream.end())
  }
  await closed
  server.close()
  return bytes / 1e6 / ((performance.now() - startedMs) / 1000)
}

function startClient(direction: Direction, port: number, bytes: number, tls: DataTls | null): void {
  const script = fileURLToPath(new URL('./data-client.mjs', import.meta.url))
  const security = tls === null ? 'plain' : 'tls'
  spawn(process.execPath, [script, direction, String(port), String(bytes), security], { stdio: 'inherit' })
}

function fileOf(fd: number, size: number): StorageFile {
  const nothing = () => Promise.resolve()
  return {
    fd,
    size,
    modifiedMs: 0,
    read: async (buffer, offset, length, position) =>
      (await readAsync(fd, buffer, offset, length, position)).bytesRead,
    writev: async (buffers, position) => {
      await writevAsync(fd, buffers, position)
    },
    truncate: nothing,
    setModified: nothing,
    sync: nothing,
    close: nothing,
  }
}

function median(figures: readonly number[]): number {
  return figures.toSorted((one, other) => one - other)[Math.floor(figures.length / 2)] ?? Number.NaN
}
