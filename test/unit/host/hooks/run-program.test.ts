import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { runProgram } from '../../../../app/main/host/hooks/run-program.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'
import { waitFor, within } from '../../../helpers/wait-for.ts'

const run = (
  code: string,
  args: readonly string[] = [],
  more: { timeoutMs?: number; signal?: AbortSignal } = {},
) =>
  within(
    'the program',
    runProgram({
      program: process.execPath,
      // What comes after `--` is the script's, whatever it looks like.
      args: ['-e', code, '--', ...args],
      environment: { PATH: process.env.PATH ?? '' },
      timeoutMs: 30_000,
      signal: new AbortController().signal,
      ...more,
    }),
  )

const writesArgs = (path: string) =>
  `require('fs').writeFileSync(${JSON.stringify(path)}, JSON.stringify(process.argv.slice(1)))`

describe('running a program', () => {
  it('hands hostile names over as one argument each', async () => {
    const path = join(tempTree().path, 'args.json')
    const names = [
      '--help',
      '; rm -rf ~',
      '$(id) `id` "a" \'b\'',
      'two\nlines\r',
      '',
      '%PATH% ^& | >x',
      'é 猫',
    ]
    await run(writesArgs(path), names)
    expect(JSON.parse(readFileSync(path, 'utf8'))).toEqual(names)
  })

  it('gives it no input, and no environment but the one it is told', async () => {
    const path = join(tempTree().path, 'seen.json')
    const seen = `{ input: require('fs').readFileSync(0, 'utf8'), names: Object.keys(process.env) }`
    await run(`require('fs').writeFileSync(${JSON.stringify(path)}, JSON.stringify(${seen}))`)
    const { input, names } = JSON.parse(readFileSync(path, 'utf8')) as { input: string; names: string[] }
    expect(input).toBe('')
    // Systems add some of their own.
    expect(names.filter((name) => /VITEST|npm|PORTSIDE/i.test(name))).toEqual([])
  })

  it('says how it ended and what it said, 4 KiB at most', async () => {
    const code = "process.stderr.write('x'.repeat(100000), () => process.exit(3))"
    await expect(run(code)).rejects.toMatchObject({
      message: 'The program ended with code 3.',
      output: 'x'.repeat(4_096),
      isPassing: false,
    })
  })

  it('says in one line why it cannot be started', async () => {
    const { path } = tempTree({ plain: 'no program' })
    const start = (program: string) =>
      runProgram({
        program,
        args: [],
        environment: {},
        timeoutMs: 1_000,
        signal: new AbortController().signal,
      })
    await expect(start(join(path, 'missing'))).rejects.toThrow(
      'The program is not there any more. Choose it again.',
    )
    if (process.platform !== 'win32')
      await expect(start(join(path, 'plain'))).rejects.toThrow('may not be run')
    await expect(start('a\0b')).rejects.toThrow('The program cannot be started')
  })

  it('stops it after its time, and everything it started', async () => {
    const tree = tempTree()
    const child = `require('fs').writeFileSync(${JSON.stringify(tree.at('pid'))}, String(process.pid)); setInterval(() => {}, 1000)`
    const parent = `require('child_process').spawn(process.execPath, ['-e', ${JSON.stringify(child)}]); setInterval(() => {}, 1000)`
    const stopping = new AbortController()
    const running = run(parent, [], { signal: stopping.signal })
    const ended = expect(running).rejects.toThrow('The program was stopped with Portside.')
    const pid = await waitFor('the child', () => tree.has('pid') && Number(tree.read('pid').toString()))
    stopping.abort()
    await ended
    await waitFor('the end of the child', () => !isAlive(pid))
    await expect(run('setInterval(() => {}, 1000)', [], { timeoutMs: 50 })).rejects.toThrow(
      'The program did not end within 0.05 seconds and was stopped.',
    )
  })
})

/** A process that nobody has asked about yet is still listed on Linux; it runs nothing any more. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return process.platform !== 'linux' || !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'))
  } catch {
    return false
  }
}
