import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  createReadStream,
  openSync,
  readFileSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { curlOptions, urlOf } from '../helpers/foreign/curl.ts'
import type { ForeignTarget } from '../helpers/foreign/foreign-client.ts'
import { mustRun, needsProgram } from '../helpers/foreign/run-program.ts'
import { buildServer, serve } from '../helpers/foreign/serve-process.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

const gibibyte = 2 ** 30
const maxGrowthKib = 60 * 1024

beforeAll(buildServer, 120_000)

describe('1 GiB', () => {
  it('goes down and up by curl, byte for byte, in bounded memory', async (context) => {
    needsProgram(context, 'curl')
    const share = tempTree()
    const data = tempTree()
    const wanted = writeLarge(share.at('large.bin'))
    const flags = ['--data-dir', data.path, '--listen', '127.0.0.1:0', '--share', `${share.path}=s:full`]
    const server = await serve([...flags, '--user', 'demo', '--tls', 'off', '--json'])
    const target: ForeignTarget = {
      host: '127.0.0.1',
      port: server.port,
      encryption: 'plain',
      mode: 'passive',
      caFile: share.at('large.bin'),
    }
    // Code that runs for the first time is compiled and kept: that is no growth by size.
    writeFileSync(share.at('small.bin'), testContent(4_000_000))
    await mustRun('curl', [...options(target), '--output', '/dev/null', urlOf(target, 's/small.bin')])
    await mustRun('curl', [
      ...options(target),
      '--upload-file',
      share.at('small.bin'),
      urlOf(target, 's/up.bin'),
    ])
    const memory = watchMemory(server.pid)

    expect(await downloadedHash(target, 's/large.bin')).toBe(wanted)
    await mustRun('curl', [
      ...options(target),
      ...['--upload-file', share.at('large.bin'), urlOf(target, 's/uploaded.bin')],
    ])
    expect(statSync(share.at('uploaded.bin')).size).toBe(gibibyte)
    expect(await hashOfFile(share.at('uploaded.bin'))).toBe(wanted)

    const growthKib = memory()
    if (growthKib === null) console.log('NOT MEASURED: memory growth, as only Linux has /proc')
    else {
      console.log(
        `${basename(share.path)}: 1 GiB down and up grew the server by ${Math.round(growthKib / 1024)} MiB`,
      )
      expect(growthKib).toBeLessThanOrEqual(maxGrowthKib)
    }
  }, 240_000)
})

function options(target: ForeignTarget): string[] {
  return curlOptions(target).filter((option, at, all) => option !== '--cacert' && all[at - 1] !== '--cacert')
}

/** Blocks that all differ, so that a lost, doubled or swapped one shows; returns the SHA-256. */
function writeLarge(path: string): string {
  const hash = createHash('sha256')
  const block = testContent(2 ** 22)
  const file = openSync(path, 'wx')
  for (let at = 0; at < gibibyte / block.length; at += 1) {
    block.writeUInt32BE(at, 0)
    hash.update(block)
    writeSync(file, block)
  }
  closeSync(file)
  return hash.digest('hex')
}

async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 2 ** 20 })) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

async function downloadedHash(target: ForeignTarget, path: string): Promise<string> {
  const hash = createHash('sha256')
  const child = spawn('curl', [...options(target), '--max-time', '200', urlOf(target, path)])
  for await (const chunk of child.stdout) hash.update(chunk as Buffer)
  return hash.digest('hex')
}

/** Measures from now on; the result says by how many KiB the largest resident set exceeded today's. Null where unknown. */
function watchMemory(pid: number): () => number | null {
  if (process.platform !== 'linux') return () => null
  // Makes the kernel forget the highest value so far (proc(5), clear_refs).
  writeFileSync(`/proc/${pid}/clear_refs`, '5')
  const before = kibibytesOf(pid, 'VmRSS')
  return () => kibibytesOf(pid, 'VmHWM') - before
}

function kibibytesOf(pid: number, field: string): number {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8')
  return Number(new RegExp(`^${field}:\\s+(\\d+) kB$`, 'm').exec(status)?.[1])
}
