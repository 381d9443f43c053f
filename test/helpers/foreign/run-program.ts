import { spawn } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { delimiter, isAbsolute, join } from 'node:path'
import type { TestContext } from 'vitest'

/** How a program ended. */
export interface ProgramEnd {
  readonly code: number | null
  readonly stdout: Buffer
  readonly stderr: string
}

/** Runs a program to its end; it is killed when it takes longer than a minute. */
export function runProgram(
  program: string,
  args: readonly string[],
  options: { readonly input?: string; readonly env?: NodeJS.ProcessEnv } = {},
): Promise<ProgramEnd> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { env: { ...process.env, LC_ALL: 'C.UTF-8', ...options.env } })
    const out: Buffer[] = []
    let stderr = ''
    const timer = setTimeout(() => child.kill('SIGKILL'), 60_000)
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => {
      stderr += chunk
    })
    child.on('error', reject)
    child.on('close', (code) => {
      clearTimeout(timer)
      resolve({ code, stdout: Buffer.concat(out), stderr })
    })
    child.stdin.on('error', () => undefined)
    child.stdin.end(options.input ?? '')
  })
}

/** The same for a program that must succeed. */
export async function mustRun(...parameters: Parameters<typeof runProgram>): Promise<Buffer> {
  const { code, stdout, stderr } = await runProgram(...parameters)
  if (code !== 0) {
    throw new Error(`${parameters[0]} ${parameters[1].join(' ')} ended with ${code}: ${stderr}${stdout}`)
  }
  return stdout
}

/** Says whether a program can be started by its name or its path. */
export function hasProgram(name: string): boolean {
  const suffix = process.platform === 'win32' ? '.exe' : ''
  const folders = isAbsolute(name) ? [''] : (process.env.PATH ?? '').split(delimiter)
  return folders.some((folder) => {
    try {
      accessSync(join(folder, name + suffix), constants.X_OK)
      return true
    } catch {
      return false
    }
  })
}

const said = new Set<string>()

/** Skips a test whose program is missing. */
export function needsProgram(context: TestContext, name: string): void {
  if (!hasProgram(name)) skipLoudly(context, `${name} is not installed on this machine`)
}

/** Skips a test by name in the counts, and says why in the output, once for each reason. */
export function skipLoudly(context: TestContext, reason: string): void {
  if (!said.has(reason)) process.stdout.write(`NOT TESTED: ${reason}\n`)
  said.add(reason)
  context.skip(reason)
}
