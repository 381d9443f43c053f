import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

/** Mounts a tmpfs of 8 MiB, or says why this machine does not let us: needs root on Linux. */
function smallDisk(): string | null {
  const folder = tempTree().at('disk')
  mkdirSync(folder)
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=8m', 'tmpfs', folder], { stdio: 'pipe' })
  } catch {
    return null
  }
  onTestFinished(() => void execFileSync('umount', ['-l', folder]))
  return folder
}

const earlier = testContent(3_000_000, 1)
const tooMuch = testContent(20_000_000, 2)

describe('a disk of 8 MiB', () => {
  it('that fills up is 452, keeps the earlier version, and harms no other session', async (context) => {
    const disk = smallDisk()
    if (disk === null) {
      console.warn('SKIPPED full-tmpfs.test.ts: no tmpfs can be mounted here (needs root on Linux)')
      context.skip('no tmpfs can be mounted here')
      return
    }
    writeFileSync(join(disk, 'a.bin'), earlier)
    const server = await startServer({
      accounts: [{ name: 'demo', password: 'secret', mounts: [{ at: [], folder: disk, preset: 'full' }] }],
    })
    const client = await server.logIn()
    const other = await server.logIn()
    const slow = await other.begin('STOR small.bin')
    await slow.write(testContent(1000, 3))

    for (const command of ['STOR a.bin', 'STOR new.bin', 'APPE a.bin']) {
      const data = await client.begin(command)
      await data.send(tooMuch).catch(() => undefined)
      await client.expect(452)
      expect(readFileSync(join(disk, 'a.bin')).subarray(0, earlier.length).equals(earlier), command).toBe(
        true,
      )
      // What a new file or an append got is kept to be resumed, and fills the disk; the client removes it.
      if (existsSync(join(disk, 'new.bin'))) await client.ask('DELE new.bin', 250)
    }
    expect(server.events.of('transfer-ended').map(({ outcome }) => outcome)).toEqual(
      Array.from({ length: 3 }, () => ({ kind: 'failed', failure: 'no-space' })),
    )
    await client.ask('DELE a.bin', 250)
    await client.transmit('STOR a.bin', 'little')
    await slow.send(testContent(500, 4))
    await other.expect(226)
    expect(readFileSync(join(disk, 'small.bin'))).toEqual(
      Buffer.concat([testContent(1000, 3), testContent(500, 4)]),
    )
    expect(readdirSync(disk).sort()).toEqual(['a.bin', 'small.bin'])
  })
})
