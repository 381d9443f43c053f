import { spawn, spawnSync } from 'node:child_process'

/**
 * @typedef {object} CommandResult
 * @property {number} code exit code; 1 when a signal or the time limit ended it
 * @property {string} output what it wrote on both streams, when it was captured
 * @property {boolean} timedOut
 */

/**
 * Runs a program to its end. With `timeoutMs` it and its children are ended when the time is over.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, timeoutMs?: number, capture?: boolean }} [options]
 * @returns {Promise<CommandResult>}
 */
export function runCommand(program, args, options = {}) {
  const { cwd, env, timeoutMs, capture = false } = options
  // A group of its own lets the time limit reach grandchildren (a browser under a test runner).
  const ownGroup = process.platform !== 'win32' && timeoutMs !== undefined
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, {
      cwd,
      env: env ?? process.env,
      detached: ownGroup,
      stdio: capture ? ['ignore', 'pipe', 'pipe'] : ['ignore', 'inherit', 'inherit'],
    })
    let output = ''
    let timedOut = false
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
      })
    }

    /** @param {NodeJS.Signals} signal */
    const end = (signal) => {
      try {
        if (ownGroup && child.pid !== undefined) process.kill(-child.pid, signal)
        else child.kill(signal)
      } catch {
        // It ended by itself in this moment.
      }
    }
    const timer =
      timeoutMs === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true
            end('SIGKILL')
          }, timeoutMs)
    // A group of its own does not get the terminal's Ctrl+C; hand it on.
    const interrupt = () => end('SIGINT')
    const terminate = () => end('SIGTERM')
    if (ownGroup) process.on('SIGINT', interrupt).on('SIGTERM', terminate)

    const settle = () => {
      clearTimeout(timer)
      process.off('SIGINT', interrupt).off('SIGTERM', terminate)
    }
    child.once('error', (error) => {
      settle()
      reject(error)
    })
    child.once('close', (code) => {
      settle()
      resolve({ code: code ?? 1, output, timedOut })
    })
  })
}

/**
 * Tells whether a program can be started from the PATH.
 * @param {string} program
 * @returns {boolean}
 */
export function hasProgram(program) {
  const finder = process.platform === 'win32' ? 'where' : 'which'
  return spawnSync(finder, [program], { stdio: 'ignore' }).status === 0
}
