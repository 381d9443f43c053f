import { Worker } from 'node:worker_threads'
import { VfsError } from '../vfs/vfs-error.ts'
import { type HashRequest, progressIntervalMs } from './hash-request.ts'

/** What a worker says. */
type WorkerMessage =
  | { readonly kind: 'progress'; readonly bytes: number }
  | { readonly kind: 'done'; readonly hash: string }
  | { readonly kind: 'stopped' }
  | { readonly kind: 'failed'; readonly message: string }

/**
 * The worker's program. As text it needs no file of its own, so it is the same in the bundle, in an archive and in tests,
 * and plain CommonJS runs in every Node whatever the loaders of the main thread are.
 */
const program = `
'use strict'
const { readSync } = require('node:fs')
const { createHash } = require('node:crypto')
const { crc32 } = require('node:zlib')
const { parentPort, workerData } = require('node:worker_threads')
const { fd, start, end, algorithm, stop, progressIntervalMs } = workerData
const stopped = new Int32Array(stop)
function createDigest() {
  if (algorithm !== 'CRC32') return createHash(algorithm.replace('-', '').toLowerCase())
  let sum = 0
  return {
    update(bytes) { sum = crc32(bytes, sum) },
    digest() { return sum.toString(16).padStart(8, '0') },
  }
}
function run() {
  const digest = createDigest()
  const buffer = Buffer.allocUnsafeSlow(1024 * 1024)
  let toldAtMs = performance.now()
  for (let at = start; at < end; ) {
    if (Atomics.load(stopped, 0) !== 0) return { kind: 'stopped' }
    const length = readSync(fd, buffer, 0, Math.min(buffer.length, end - at), at)
    if (length === 0) return { kind: 'failed', message: 'the file became shorter while it was hashed' }
    digest.update(buffer.subarray(0, length))
    at += length
    if (performance.now() - toldAtMs < progressIntervalMs) continue
    toldAtMs = performance.now()
    parentPort.postMessage({ kind: 'progress', bytes: at - start })
  }
  return { kind: 'done', hash: digest.digest('hex') }
}
try {
  parentPort.postMessage(run())
} catch (error) {
  parentPort.postMessage({ kind: 'failed', message: String(error) })
}
`

/**
 * Hashes in a thread of its own, reading through the file's descriptor, which belongs to the whole process. Settles only
 * when the thread is gone: the caller closes the descriptor then, and its number may become another file's. Resolves to
 * null when it was ended early; throws VfsError.
 */
export function hashInWorker(request: HashRequest & { readonly fd: number }): Promise<string | null> {
  const { fd, start, end, algorithm, signal, onProgress } = request
  const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)
  const workerData = { fd, start, end, algorithm, stop, progressIntervalMs }
  return new Promise((resolve, reject) => {
    // Neither the loaders and flags nor the environment of this process are the worker's business.
    const worker = new Worker(program, { eval: true, workerData, execArgv: [], env: {} })
    let last: WorkerMessage = { kind: 'failed', message: 'the worker ended without a word' }
    const onAborted = () => {
      Atomics.store(new Int32Array(stop), 0, 1)
    }
    signal.addEventListener('abort', onAborted, { once: true })
    if (signal.aborted) onAborted()
    worker.on('message', (message: WorkerMessage) => {
      if (message.kind === 'progress') onProgress(message.bytes)
      else last = message
    })
    worker.once('error', (error) => {
      last = { kind: 'failed', message: String(error) }
    })
    worker.once('exit', () => {
      signal.removeEventListener('abort', onAborted)
      if (last.kind === 'done') resolve(last.hash)
      else if (last.kind === 'failed') reject(new VfsError('io', last.message))
      else resolve(null)
    })
  })
}
