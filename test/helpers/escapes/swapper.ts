import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { renameSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** A process of its own that swaps a folder for a link out and back, as fast as the machine lets it. */
export interface Swapper {
  /** How often the folder was swapped so far, in steps of 100. */
  readonly swaps: () => number
  /** Ends it; the folder is in its place again. */
  stop(): Promise<void>
}

/** Swaps `folder` below `root` for a link to `target`. Between two swaps it pauses for up to two milliseconds. */
export async function startSwapper(root: string, folder: string, target: string): Promise<Swapper> {
  symlinkSync(target, join(root, '.link'))
  const script = `
    const { renameSync, writeSync } = require('node:fs')
    process.chdir(${JSON.stringify(root)})
    const name = ${JSON.stringify(folder)}
    const still = new Int32Array(new SharedArrayBuffer(4))
    const pause = () => Atomics.wait(still, 0, 0, Math.random() * 2)
    writeSync(1, '+')
    for (let swaps = 1; ; swaps += 1) {
      renameSync(name, '.kept'); renameSync('.link', name)
      if (Math.random() < 0.5) pause()
      renameSync(name, '.link'); renameSync('.kept', name)
      if (Math.random() < 0.5) pause()
      if (swaps % 100 === 0) writeSync(1, '.')
    }`
  const child = spawn(process.execPath, ['-e', script], { stdio: ['ignore', 'pipe', 'inherit'] })
  const exited = once(child, 'exit')
  let hundreds = 0
  child.stdout.on('data', (chunk: Buffer) => {
    hundreds += chunk.filter((byte) => byte === 0x2e).length
  })
  const stop = async () => {
    child.kill('SIGKILL')
    await exited
    try {
      renameSync(join(root, '.kept'), join(root, folder))
    } catch {
      // It ended where the folder was in its place, or the link stands there: then the folder is not looked at again.
    }
  }
  onTestFinished(stop)
  await once(child.stdout, 'data')
  return { swaps: () => hundreds * 100, stop }
}
