import { closeSync, mkdirSync, openSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { startServer } from '../helpers/start-server.ts'

const entryCount = 20_000
/** What is in flight and what the collector has not looked at yet; it is the same for a hundred thousand. */
const maxGrowthBytes = 48 * 1024 * 1024

const memory = () => {
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

describe('a folder of twenty thousand files', () => {
  it('is listed whole, in bounded memory, while other sessions get their answers', {
    timeout: 120_000,
  }, async () => {
    const server = await startServer()
    mkdirSync(server.tree.at('huge'))
    for (let at = 0; at < entryCount; at += 1) closeSync(openSync(server.tree.at('huge', `f${at}.txt`), 'w'))
    const [client, other] = [await server.logIn(), await server.logIn()]
    for (const [line, wanted] of [
      ['MLSD huge', entryCount],
      ['LIST -al huge', entryCount],
      ['NLST huge/f?.txt', 10],
    ] as const) {
      const before = memory()
      let highest = 0
      let answers = 0
      let lines = 0
      const data = await client.begin(line)
      let isOver = false
      const ended = new Promise<void>((resolve) => {
        data.socket.on('data', (chunk: Buffer) => {
          for (const byte of chunk) if (byte === 0x0a) lines += 1
          highest = Math.max(highest, memory() - before)
        })
        data.socket.once('end', () => {
          isOver = true
          resolve()
        })
      })
      while (!isOver) {
        await other.ask('NOOP', 200)
        answers += 1
      }
      await ended
      await client.expect(226)
      expect(lines, line).toBe(wanted)
      expect(highest, line).toBeLessThan(maxGrowthBytes)
      expect(answers, line).toBeGreaterThan(wanted > 10 ? 50 : 0)
    }
  })
})
