import { mkdirSync, writeFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { bluntUpload } from '../helpers/foreign/blunt-upload.ts'
import { buildServer, type ServeProcess, serve } from '../helpers/foreign/serve-process.ts'
import { rowsOf } from '../helpers/history/history-files.ts'
import { storedPassword } from '../helpers/stored-password.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { waitFor } from '../helpers/wait-for.ts'

const rounds = 20
/** What a crash may cost at most. */
const lossMs = 1_000

beforeAll(buildServer, 120_000)

/** A data folder with one user and one share, so that the server keeps a history. */
function savedSettings(folder: string): string {
  const data = tempTree()
  mkdirSync(data.at('data'))
  const settings = {
    version: 2,
    server: { controlPort: 0, tls: 'off' },
    shares: [{ id: 's', name: 's', folder, preset: 'full' }],
    users: [{ id: 'u', name: 'demo', password: storedPassword('secret'), grants: [{ shareId: 's' }] }],
    groups: [],
  }
  writeFileSync(data.at('data', 'settings.json'), JSON.stringify(settings))
  return data.at('data')
}

/** Uploads one small file after the other until the server is gone, and notes when each was acknowledged. */
async function uploadUntilKilled(
  server: ServeProcess,
  prefix: string,
  stored: Map<string, number>,
): Promise<void> {
  for (let count = 0; ; count += 1) {
    const path = `/s/${prefix}-${count}`
    if ((await bluntUpload(server.port, path, Buffer.from(path)).finish()) === 'broken') return
    stored.set(path, performance.now())
  }
}

it(`a server killed ${rounds} times amid its uploads has lost a second of its history at most, and never the file`, async () => {
  const share = tempTree()
  const dataFolder = savedSettings(share.path)
  const file = `${dataFolder}/history.db`
  const start = () => serve(['--data-dir', dataFolder, '--listen', '127.0.0.1:0', '--json'])
  const expected = new Set<string>()
  for (let round = 1; round <= rounds; round += 1) {
    const server = await start()
    const stored = new Map<string, number>()
    const uploads = [0, 1].map((lane) => uploadUntilKilled(server, `${round}-${lane}`, stored))
    const olderThan = (ms: number) => [...stored].filter(([, at]) => at < performance.now() - ms)
    // Another moment between two batches in every round.
    await waitFor('uploads of more than a second ago', () => olderThan(lossMs + round * 13).length > 2)
    for (const [path] of olderThan(lossMs)) expected.add(path)
    process.kill(server.pid, 'SIGKILL')
    await Promise.all(uploads)
    await server.stop()
  }
  // The last one opens what the others left.
  const last = await start()
  expect(await bluntUpload(last.port, '/s/last', Buffer.from('x')).finish()).toBe('stored')
  expect(await last.stop()).toBe(0)
  expect(rowsOf(file, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  expect(last.stderr()).not.toMatch(/history/)

  const rows = rowsOf(file, 'SELECT path, result FROM transfers') as { path: string; result: string | null }[]
  const done = new Set(rows.flatMap(({ path, result }) => (result === 'done' ? path : [])))
  for (const path of expected) {
    expect(done.has(path), `${path} was acknowledged more than ${lossMs} ms before the kill`).toBe(true)
  }
  expect(done.has('/s/last')).toBe(true)
  // Nothing is left that seems to be running.
  expect(rows.filter(({ result }) => result === null)).toEqual([])
  expect(rowsOf(file, 'SELECT key FROM sessions WHERE endedAt IS NULL')).toEqual([])
}, 300_000)
