import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { acquireInstanceLock } from '../../../../app/main/host/settings/instance-lock.ts'

let folder: string
let path: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portside-lock-'))
  path = join(folder, 'portside.lock')
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

const record = (pid: number, startMark: string | null = null) =>
  JSON.stringify({ pid, startMark, token: 'somebody-else' })

/** The number of a process that has ended. */
function deadPid(): number {
  return spawnSync(process.execPath, ['-e', '']).pid
}

describe('instance lock', () => {
  it('refuses a second hold with one clear line and gives the folder free on release', async () => {
    const lock = await acquireInstanceLock(folder)
    await expect(acquireInstanceLock(folder)).rejects.toMatchObject({
      name: 'FolderInUseError',
      message: `Portside is already running with this data folder (process ${process.pid}). Close it first.`,
    })
    await lock.release()
    await lock.release()
    expect(readdirSync(folder)).toEqual([])
    await (await acquireInstanceLock(folder)).release()
  })

  it('refuses while another process lives', async () => {
    const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'], { stdio: 'pipe' })
    try {
      await once(child, 'spawn')
      writeFileSync(path, record(child.pid!))
      await expect(acquireInstanceLock(folder)).rejects.toMatchObject({ processId: child.pid })
    } finally {
      child.kill()
    }
  })

  it('takes over from a process that is gone', async () => {
    writeFileSync(path, record(deadPid()))
    const lock = await acquireInstanceLock(folder)
    expect(JSON.parse(readFileSync(path, 'utf8')).pid).toBe(process.pid)
    await lock.release()
  })

  it.runIf(process.platform === 'linux')(
    'takes over when the number belongs to a later process',
    async () => {
      writeFileSync(path, record(process.pid, 'another-boot:1'))
      await (await acquireInstanceLock(folder)).release()
    },
  )

  it('takes over a lock from before the last boot, whoever has its number now', async () => {
    writeFileSync(path, record(process.pid))
    utimesSync(path, 1, 1)
    await (await acquireInstanceLock(folder)).release()
  })

  it.each(['', '{', '{"pid":"1"}', 'null', '[]'])('takes over an old lock that says %j', async (text) => {
    writeFileSync(path, text)
    utimesSync(path, 1, 1)
    await (await acquireInstanceLock(folder)).release()
  })

  it('waits for nobody who is writing a lock this moment', async () => {
    writeFileSync(path, '')
    await expect(acquireInstanceLock(folder)).rejects.toMatchObject({ processId: null })
  })

  it('lets exactly one of many take a stale lock over', async () => {
    writeFileSync(path, record(deadPid()))
    const results = await Promise.allSettled(Array.from({ length: 10 }, () => acquireInstanceLock(folder)))
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(readdirSync(folder)).toEqual(['portside.lock'])
  })

  it('is not stopped by a takeover that died half-way', async () => {
    writeFileSync(path, record(deadPid()))
    writeFileSync(`${path}.takeover`, '')
    utimesSync(`${path}.takeover`, 1, 1)
    await (await acquireInstanceLock(folder)).release()
    expect(readdirSync(folder)).toEqual([])
  })

  it('does not release what another process has taken', async () => {
    const lock = await acquireInstanceLock(folder)
    writeFileSync(path, record(process.pid))
    await lock.release()
    expect(existsSync(path)).toBe(true)
  })
})
