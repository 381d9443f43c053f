import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'
import { within } from '../wait-for.ts'

const root = resolve(import.meta.dirname, '../../..')

/** The built headless server as its own process. */
export interface ServeProcess {
  readonly pid: number
  readonly port: number
  /** Every line of stdout, parsed. */
  readonly lines: readonly Record<string, unknown>[]
  readonly stderr: () => string
  /** Sends SIGTERM and resolves to the exit code. */
  stop(): Promise<number | null>
}

/** Builds when a source is newer, as `npm run serve` does. */
export async function buildServer(): Promise<void> {
  const { buildIfStale } = (await import('../../../scripts/lib/build.mjs')) as {
    buildIfStale: () => Promise<void>
  }
  await buildIfStale()
}

/** How a server process that does not come up ends. */
export async function serveAndExit(
  args: readonly string[],
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = start(args)
  let stdout = ''
  let stderr = ''
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk))
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk))
  const [code] = (await within('the server to exit', once(child, 'close'), 20_000)) as [number | null]
  return { code, stdout, stderr }
}

/** Starts the server and waits for its readiness line; it is ended with the test. `maxOpenFiles` is its `ulimit -n`. */
export async function serve(args: readonly string[], maxOpenFiles?: number): Promise<ServeProcess> {
  const child = start(args, maxOpenFiles)
  const closed = once(child, 'close') as Promise<[number | null]>
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk))
  const lines: Record<string, unknown>[] = []
  const ready = new Promise<void>((settle, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(JSON.parse(line) as Record<string, unknown>)
      settle()
    })
    child.once('close', (code) => reject(new Error(`The server ended with ${code}: ${stderr}`)))
  })
  await within('the readiness line', ready, 20_000)
  const [first] = lines as { control?: { port: number }[] }[]
  return {
    pid: child.pid ?? 0,
    port: first?.control?.[0]?.port ?? 0,
    lines,
    stderr: () => stderr,
    async stop() {
      child.kill('SIGTERM')
      const [code] = await within('the server to drain', closed, 20_000)
      return code
    },
  }
}

function start(args: readonly string[], maxOpenFiles?: number) {
  const env = { ...process.env, PORTSIDE_PASSWORD: 'secret' }
  const command = [process.execPath, 'dist/main/headless.js', ...args]
  // The shell becomes the server, so that signals reach it.
  const limited = ['/bin/sh', '-c', `ulimit -n ${maxOpenFiles}; exec "$@"`, 'sh', ...command]
  const [program = '', ...rest] = maxOpenFiles === undefined ? command : limited
  const child = spawn(program, rest, {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}
