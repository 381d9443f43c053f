import { describe, expect, it } from 'vitest'
import type { ReceivedLine } from '../../../../app/main/engine/control/command-line.ts'
import { CommandQueue } from '../../../../app/main/engine/control/command-queue.ts'

/** A queue over a list of verbs; every execution is ended by hand, so that the order is decided by the test. */
function createScene(verbs: readonly string[], maxQueued = 4) {
  const unread: ReceivedLine[] = verbs.map((verb) => ({ verb, argument: '' }))
  const started: string[] = []
  const endings = new Map<string, () => void>()
  const scene = {
    unread,
    started,
    isTransferRunning: false,
    isPaused: false,
    isClogged: false,
    idleCount: 0,
    end: async (verb: string): Promise<void> => {
      endings.get(verb)?.()
      await new Promise(setImmediate)
    },
  }
  const queue = new CommandQueue(
    {
      readLine: () => (scene.isClogged ? null : (unread.shift() ?? null)),
      execute: (line) =>
        new Promise((resolve) => {
          const verb = line === 'overlong' ? line : line.verb
          started.push(verb)
          endings.set(verb, resolve)
        }),
      runsDuringTransfer: (line) => line !== 'overlong' && ['ABOR', 'NOOP'].includes(line.verb),
      isTransferRunning: () => scene.isTransferRunning,
      hasBacklog: () => unread.length > 2,
      setPaused: (isPaused) => {
        scene.isPaused = isPaused
      },
      onIdle: () => {
        scene.idleCount += 1
      },
    },
    maxQueued,
  )
  return { queue, scene }
}

describe('CommandQueue', () => {
  it('runs one command at a time, in order', async () => {
    const { queue, scene } = createScene(['A', 'B', 'C'])
    queue.advance()
    expect(scene.started).toEqual(['A'])
    await scene.end('A')
    expect(scene.started).toEqual(['A', 'B'])
    await scene.end('B')
    await scene.end('C')
    expect(scene.started).toEqual(['A', 'B', 'C'])
    expect(scene.idleCount).toBe(1)
  })

  it('reads nothing ahead while a command runs, so that what follows AUTH stays raw', () => {
    const { queue, scene } = createScene(['AUTH', 'NOOP'])
    queue.advance()
    expect(scene.unread).toHaveLength(1)
  })

  it('lets ABOR overtake what waits while a transfer runs', async () => {
    const { queue, scene } = createScene(['RETR', 'LIST', 'ABOR', 'PWD'])
    queue.advance()
    scene.isTransferRunning = true
    queue.advance()
    await new Promise(setImmediate)
    expect(scene.started).toEqual(['RETR', 'ABOR'])
    await scene.end('ABOR')
    scene.isTransferRunning = false
    await scene.end('RETR')
    expect(scene.started).toEqual(['RETR', 'ABOR', 'LIST'])
  })

  it('pauses reading when more waits than it may hold, and finds ABOR as soon as there is room', async () => {
    const { queue, scene } = createScene(['RETR', 'B', 'C', 'D', 'ABOR'], 2)
    queue.advance()
    scene.isTransferRunning = true
    queue.advance()
    expect(scene.isPaused).toBe(true)
    expect(scene.started).toEqual(['RETR'])
    scene.isTransferRunning = false
    await scene.end('RETR')
    await scene.end('B')
    expect(scene.isPaused).toBe(false)
  })

  it('pauses reading while the client does not take the replies, and goes on when it does', async () => {
    const { queue, scene } = createScene(['A', 'B', 'C', 'D'])
    scene.isClogged = true
    queue.advance()
    expect(scene.isPaused).toBe(true)
    scene.isClogged = false
    queue.advance()
    await scene.end('A')
    expect(scene.isPaused).toBe(false)
  })

  it('runs what acts at once one by one, so that a thousand STAT cannot be answered into memory', async () => {
    const { queue, scene } = createScene(['RETR', 'NOOP', 'NOOP', 'ABOR'])
    queue.advance()
    scene.isTransferRunning = true
    queue.advance()
    expect(scene.started).toEqual(['RETR', 'NOOP'])
    expect(scene.unread).toHaveLength(2)
    await scene.end('NOOP')
    await scene.end('NOOP')
    expect(scene.started).toEqual(['RETR', 'NOOP', 'NOOP', 'ABOR'])
  })

  it('answers ABOR before what waited behind the transfer that it ended', async () => {
    const { queue, scene } = createScene(['RETR', 'XYZZY', 'ABOR'])
    queue.advance()
    scene.isTransferRunning = true
    queue.advance()
    scene.isTransferRunning = false
    await scene.end('RETR')
    expect(scene.started).toEqual(['RETR', 'ABOR'])
    await scene.end('ABOR')
    expect(scene.started).toEqual(['RETR', 'ABOR', 'XYZZY'])
    expect(scene.idleCount).toBe(0)
    await scene.end('XYZZY')
    expect(scene.idleCount).toBe(1)
  })

  it('runs nothing more after stop', async () => {
    const { queue, scene } = createScene(['A', 'B'])
    queue.advance()
    queue.stop()
    await scene.end('A')
    expect(scene.started).toEqual(['A'])
  })
})
