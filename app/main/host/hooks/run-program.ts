import { type ChildProcess, spawn } from 'node:child_process'
import { join } from 'node:path'
import { HookError } from './webhook.ts'

/** A program, what it is given, and how long it may take. */
export interface ProgramRun {
  readonly program: string
  readonly args: readonly string[]
  readonly environment: Readonly<Record<string, string>>
  readonly timeoutMs: number
  /** Ends it early. */
  readonly signal: AbortSignal
}

/** Bytes of what a program says that are kept. */
const maxOutputBytes = 4_096
/** Something the program left behind may hold its output open; nobody waits for it longer than this. */
const outputGraceMs = 500

/** A run that failed, with the beginning of what the program said. */
export class ProgramError extends HookError {
  readonly output: string

  constructor(message: string, output: string) {
    super(message, false)
    this.output = output
  }
}

/**
 * Runs a program without a shell, with nothing on its standard input. Resolves when it has ended with code 0; throws
 * ProgramError otherwise. After the timeout it and everything it started are killed.
 */
export function runProgram({ program, args, environment, timeoutMs, signal }: ProgramRun): Promise<void> {
  return new Promise((resolve, reject) => {
    let output: Buffer<ArrayBufferLike> = Buffer.alloc(0)
    let whyKilled: string | null = null
    const fail = (message: string): void => reject(new ProgramError(message, output.toString('utf8')))
    const child = spawnQuietly({ program, args, environment })
    if (child instanceof Error) {
      fail(startProblem(child))
      return
    }
    const kill = (why: string): void => {
      whyKilled ??= why
      killAll(child)
    }
    const stop = (): void => kill('The program was stopped with Portside.')
    const timer = setTimeout(
      () => kill(`The program did not end within ${timeoutMs / 1_000} seconds and was stopped.`),
      timeoutMs,
    )
    signal.addEventListener('abort', stop, { once: true })
    if (signal.aborted) stop()
    const letGo = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
    for (const stream of [child.stdout, child.stderr]) {
      stream?.on('data', (chunk: Buffer) => {
        if (output.length < maxOutputBytes)
          output = Buffer.concat([output, chunk]).subarray(0, maxOutputBytes)
      })
      stream?.on('error', () => undefined)
    }
    child.once('error', (error) => {
      letGo()
      fail(startProblem(error))
    })
    child.once('exit', (code, signalName) => {
      letGo()
      const grace = setTimeout(() => {
        child.stdout?.destroy()
        child.stderr?.destroy()
      }, outputGraceMs)
      child.once('close', () => {
        clearTimeout(grace)
        if (whyKilled !== null) fail(whyKilled)
        else if (code === 0) resolve()
        else fail(`The program ended with ${code === null ? `signal ${signalName}` : `code ${code}`}.`)
      })
    })
  })
}

/** Some faults are thrown and some are told; both are one here. */
function spawnQuietly({
  program,
  args,
  environment,
}: Pick<ProgramRun, 'program' | 'args' | 'environment'>): ChildProcess | Error {
  try {
    return spawn(program, args, {
      shell: false,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: environment,
      // A group of its own, so that what it starts can be ended with it.
      detached: process.platform !== 'win32',
      windowsHide: true,
    })
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function killAll(child: ChildProcess): void {
  const { pid } = child
  if (pid === undefined) return
  try {
    if (process.platform !== 'win32') process.kill(-pid, 'SIGKILL')
    else {
      const taskkill = join(process.env.SystemRoot ?? 'C:\\Windows', 'System32', 'taskkill.exe')
      const killer = spawn(taskkill, ['/pid', String(pid), '/T', '/F'], {
        stdio: 'ignore',
        windowsHide: true,
      })
      killer.once('error', () => child.kill())
    }
  } catch {
    // It ended by itself a moment ago.
  }
}

function startProblem(error: Error): string {
  const code = 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
  if (code === 'ENOENT') return 'The program is not there any more. Choose it again.'
  if (code === 'EACCES') return 'The program may not be run. Make the file executable, or choose another one.'
  return `The program cannot be started (${code}).`
}
