import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import type { Command } from '../../../app/main/engine/control/command-definition.ts'
import { CommandLines, endLine, type WireLine } from './command-lines.ts'
import { drawBehaviour } from './data-behaviour.ts'
import { FuzzSession } from './fuzz-session.ts'
import { SeededRandom } from './random.ts'

/** Where to throw it, and how much. */
export interface FuzzTarget {
  readonly host: string
  readonly port: number
  readonly commands: readonly Command[]
  readonly seed: number
  readonly sequences: number
}

/** Sequences a session sees before it ends in one way or another, on average. */
const sequencesPerSession = 40

/** One client after the other, each throwing sequences until it ends; the same seed gives the same bytes. */
export class FuzzWorker {
  readonly #target: FuzzTarget
  readonly #random: SeededRandom
  readonly #lines: CommandLines
  #session: FuzzSession | null = null
  #listener: Server | null = null
  #activePort = 0
  #isLoggedIn = false
  #lastSequence = ''

  constructor(target: FuzzTarget) {
    this.#target = target
    this.#random = new SeededRandom(target.seed)
    this.#lines = new CommandLines(this.#random, target.commands)
  }

  /** Throws all of it; rejects with the sequence that was not answered as it must be. */
  async run(): Promise<void> {
    await this.#listen()
    try {
      for (let count = 0; count < this.#target.sequences; count += 1) await this.#throwOne()
      if (this.#session?.isEnded === false) await this.#session.quit()
    } catch (error) {
      throw new Error(`${(error as Error).message}\nafter ${this.#lastSequence}\n${this.#session?.story}`, {
        cause: error,
      })
    } finally {
      await this.#session?.leave('destroy')
      this.#listener?.close()
    }
  }

  async #throwOne(): Promise<void> {
    const session = await this.#open()
    if (this.#random.chance(0.006)) await this.#upgrade(session)
    const lines = this.#sequence()
    session.behaviours = Array.from({ length: 4 }, () => drawBehaviour(this.#random))
    session.content = this.#random.chance(0.3)
      ? Buffer.alloc(0)
      : Buffer.alloc(this.#random.below(20_000), 'c')
    // Whatever waits for a client that does nothing is ended by ABOR; sometimes the timeout may do it instead.
    if (session.behaviours.some((one) => one === 'forget' || one === 'idle') && this.#random.chance(0.98)) {
      lines.push(endLine('ABOR'))
    }
    const shown = JSON.stringify(lines.map((line) => line.toString('latin1').slice(0, 80)))
    this.#lastSequence = `${session.behaviours.join()} ${shown}`
    await session.send(this.#chunks(Buffer.concat(lines)), lines.length)
    if (this.#random.chance(1 / sequencesPerSession)) await this.#leave(session)
    else await session.settle()
  }

  async #open(): Promise<FuzzSession> {
    if (this.#session !== null && !this.#session.isEnded) return this.#session
    await this.#session?.leave('destroy')
    this.#isLoggedIn = false
    this.#session = await FuzzSession.open(this.#target.host, this.#target.port)
    return this.#session
  }

  /** Up to six lines, with a login in front when there is none and most often something about data in it. */
  #sequence(): WireLine[] {
    const random = this.#random
    const lines = Array.from({ length: 1 + random.below(3) }, () => this.#lines.any())
    if (random.chance(0.35)) lines.push(this.#preparation(), this.#lines.transfer())
    const isLoggingOut = lines.some((line) => /^\s*(?:USER|REIN)/i.test(line.toString('latin1')))
    const logsIn = !this.#isLoggedIn && random.chance(0.9)
    if (logsIn) lines.unshift(endLine('USER demo'), endLine('PASS any'), endLine('TYPE I'))
    this.#isLoggedIn = (this.#isLoggedIn || logsIn) && !isLoggingOut
    return lines
  }

  #preparation(): WireLine {
    const [high, low] = [this.#activePort >> 8, this.#activePort & 0xff]
    return endLine(
      this.#random.pick([
        'PASV',
        'EPSV',
        `PORT 127,0,0,1,${high},${low}`,
        `EPRT |1|127.0.0.1|${this.#activePort}|`,
      ]),
    )
  }

  /** One packet, a packet for each few bytes, or cuts anywhere: at most nine, because each costs a turn of the loop. */
  #chunks(bytes: Buffer): Buffer[] {
    if (this.#random.chance(0.6)) return [bytes]
    const cuts = Array.from({ length: 1 + this.#random.below(8) }, () => this.#random.below(bytes.length + 1))
    const edges = [0, ...cuts.sort((one, other) => one - other), bytes.length]
    return edges.slice(1).map((edge, at) => bytes.subarray(edges[at], edge))
  }

  async #upgrade(session: FuzzSession): Promise<void> {
    this.#isLoggedIn = false
    this.#lastSequence = 'AUTH TLS'
    if (!(await session.startTls())) return
    await session.send([Buffer.from('PBSZ 0\r\nPROT P\r\n')], 2)
    await session.settle()
  }

  /** Every way a client has of going away: in order, in the middle of a line, with a reset, and without a word. */
  async #leave(session: FuzzSession): Promise<void> {
    const way = this.#random.pick(['quit', 'quit', 'half-line', 'reset', 'destroy', 'end', 'overlong'])
    if (way === 'quit') await session.quit()
    else if (way === 'half-line') await session.send([Buffer.from('STOR half')], 0)
    else if (way === 'overlong') await session.send([Buffer.alloc(100_000, 'x')], 0)
    await session.leave(way === 'reset' || way === 'destroy' ? way : 'end')
  }

  async #listen(): Promise<void> {
    const listener = createServer({ allowHalfOpen: false }, (socket) => {
      if (this.#session === null || this.#session.isEnded) socket.destroy()
      else this.#session.accept(socket)
    }).listen(0, '127.0.0.1')
    await once(listener, 'listening')
    this.#listener = listener
    this.#activePort = (listener.address() as { port: number }).port
  }
}
