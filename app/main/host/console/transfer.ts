import type { Readable, Writable } from 'node:stream'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createDeflate, createInflate } from 'node:zlib'
import { answerMs } from './console-limits.ts'
import type { PreparedData } from './data-connection.ts'
import type { FtpLink, FtpReply } from './ftp-link.ts'

/** What is moved and how. */
export interface TransferJob {
  /** As typed, for example `RETR a.txt`. */
  readonly line: string
  readonly way: { readonly to: Writable } | { readonly from: Readable }
  /** Null where the data connection is somebody else's affair: the server connects to where it was told. */
  readonly data: PreparedData | null
  readonly isProtected: boolean
  /** MODE Z. */
  readonly isDeflated: boolean
  readonly onBytes: (bytes: number) => void
  readonly signal: AbortSignal
}

/** How it ended. */
export interface TransferOutcome {
  readonly reply: FtpReply
  /** Every byte came through, and the server says so. */
  readonly isWhole: boolean
  readonly bytes: number
  /** What went wrong on this side of the connection. */
  readonly error: unknown
}

/** Runs a transfer to its end: both the data connection and the server have to say that it is done. */
export async function runTransfer(link: FtpLink, job: TransferJob): Promise<TransferOutcome> {
  const { data, signal } = job
  const counter = countingBytes(job.onBytes)
  const stop = new AbortController()
  const end = (): void => {
    link.abort()
    stop.abort()
  }
  signal.addEventListener('abort', end, { once: true })
  let error: unknown = null
  let moving: Promise<void> | null = null
  const begin = (): void => {
    if (data === null) return
    moving ??= move(job, data, counter.stream, stop.signal).catch((reason: unknown) => {
      error ??= reason
      // A file that cannot be read to its end must not look whole to the server.
      link.abort()
      data.close()
    })
  }
  try {
    const reply = await link.exchange(job.line, begin)
    // Without a good end nobody waits for bytes.
    if (reply.code >= 300) stop.abort()
    await moving
    const isMoved = moving !== null && error === null
    return { reply, isWhole: reply.code < 300 && isMoved && !signal.aborted, bytes: counter.bytes(), error }
  } finally {
    signal.removeEventListener('abort', end)
    stop.abort()
    await moving
    data?.close()
  }
}

async function move(
  job: TransferJob,
  data: PreparedData,
  counter: Transform,
  signal: AbortSignal,
): Promise<void> {
  const { way, isDeflated } = job
  signal.addEventListener('abort', () => data.close(), { once: true })
  const socket = await data.open(job.isProtected)
  socket.setTimeout(answerMs, () => socket.destroy(new Error('The data connection fell silent.')))
  if ('to' in way) {
    if (isDeflated) await pipeline(socket, createInflate(), counter, way.to, { signal })
    else await pipeline(socket, counter, way.to, { signal })
  } else if (isDeflated) {
    await pipeline(way.from, counter, createDeflate(), socket, { signal })
  } else {
    await pipeline(way.from, counter, socket, { signal })
  }
}

function countingBytes(onBytes: (bytes: number) => void): { stream: Transform; bytes(): number } {
  let bytes = 0
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length
      onBytes(bytes)
      done(null, chunk)
    },
  })
  return { stream, bytes: () => bytes }
}
