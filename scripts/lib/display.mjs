import { spawn } from 'node:child_process'

const startTimeoutMs = 15_000

/** Tells whether windows can be shown here. Only Linux can lack a display while somebody is logged in. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true
  return Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY)
}

/**
 * Starts a virtual display on a number that Xvfb chooses, so that runs side by side never share one.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startVirtualDisplay() {
  const server = spawn('Xvfb', ['-displayfd', '3', '-screen', '0', '1440x900x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  })
  let errors = ''
  server.stderr?.setEncoding('utf8').on('data', (text) => {
    errors += text
  })
  /** @type {string} */
  const number = await new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new Error('Xvfb did not start in time')), startTimeoutMs)
    let text = ''
    server.stdio[3]?.on('data', (bytes) => {
      text += bytes
      if (text.includes('\n')) resolve(text.trim())
    })
    server.once('error', reject)
    server.once('exit', () => reject(new Error(`Xvfb ended: ${errors.trim()}`)))
    server.once('close', () => clearTimeout(timer))
    server.stdio[3]?.once('data', () => clearTimeout(timer))
  })
  const stop = () => void server.kill()
  process.once('exit', stop)
  return { display: `:${number}`, stop }
}
