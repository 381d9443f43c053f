import { type ChildProcess, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { createServer } from 'node:net'
import { pipeline } from 'node:stream/promises'

/** A curl that is under way. */
export interface RunningCurl {
  readonly process: ChildProcess
  /** Exit code and how long it ran after `ended` was first asked for. */
  readonly exitCode: Promise<number | null>
}

/** Starts curl quietly; errors go to this process' stderr. */
export function startCurl(args: readonly string[]): RunningCurl {
  const child = spawn('curl', ['--silent', '--show-error', ...args], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  return { process: child, exitCode }
}

/** A curl whose talk with the server can be read. */
export interface TalkingCurl extends RunningCurl {
  /** Replies of the server so far, one a line. */
  replies(): readonly string[]
}

/** Starts curl from this address of the computer. */
export function startCurlFrom(localAddress: string, args: readonly string[]): TalkingCurl {
  const child = spawn('curl', ['--silent', '--verbose', '--interface', localAddress, ...args], {
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let talk = ''
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    talk += text
  })
  const exitCode = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  const replies = () => talk.split(/\r?\n/).flatMap((line) => /^< (\d{3} .*)$/.exec(line)?.[1] ?? [])
  return { process: child, exitCode, replies }
}

/** SHA-256 of a file as hex. */
export async function sha256OfFile(path: string): Promise<string> {
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return hash.digest('hex')
}

/** A port that is free now; what binds it next may still find it taken, which the app then says. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, resolve))
  const address = server.address()
  await new Promise<void>((resolve) => server.close(() => resolve()))
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
