import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { chromium } from '@playwright/test'

/** A fresh data folder begins with the first steps. */
const dashboard = '[data-testid="dashboard"], [data-testid="welcome"]'
const startTimeoutMs = 30_000
const stopTimeoutMs = 10_000

/**
 * Starts a packaged app with an empty data folder and returns when its window shows the dashboard and its history is open. The fuses keep
 * Playwright's own way into Electron shut, so it goes through Chromium's debugging port, which belongs to the page.
 * @param {string} executable
 */
export async function showsDashboard(executable) {
  const home = mkdtempSync(join(tmpdir(), 'portside-home-'))
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0
  const child = spawn(
    executable,
    [...(asRoot ? ['--no-sandbox'] : []), '--remote-debugging-port=0', '--data-dir', join(home, 'data')],
    {
      env: { ...process.env, PORTSIDE_DATA_DIR: join(home, 'data'), XDG_CONFIG_HOME: home },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  )
  try {
    const browser = await chromium.connectOverCDP(await debuggingAddress(child))
    try {
      await pageWithDashboard(browser)
      // Written by a thread whose program and WebAssembly lie in the archive.
      await fileWithContent(join(home, 'data/history.db'))
    } finally {
      await browser.close()
    }
  } finally {
    await end(child)
    rmSync(home, { recursive: true, force: true })
  }
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function debuggingAddress(child) {
  return new Promise((resolve, reject) => {
    let output = ''
    const timer = setTimeout(
      () => reject(new Error(`no window in time: ${lastLine(output)}`)),
      startTimeoutMs,
    )
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding('utf8').on('data', (text) => {
        output += text
        const address = /DevTools listening on (ws:\/\/\S+)/.exec(output)?.[1]
        if (address !== undefined) resolve(address)
      })
    }
    child.once('error', reject)
    child.once('exit', (code, signal) => {
      clearTimeout(timer)
      reject(new Error(`it ended with ${code ?? signal}: ${lastLine(output)}`))
    })
  })
}

/** @param {import('@playwright/test').Browser} browser */
async function pageWithDashboard(browser) {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    for (const page of browser.contexts().flatMap((context) => context.pages())) {
      if (await page.locator(dashboard).first().isVisible()) return
    }
    await delay(200)
  }
  throw new Error(`no window shows ${dashboard}`)
}

/** @param {string} file */
async function fileWithContent(file) {
  const deadline = Date.now() + startTimeoutMs
  while (Date.now() < deadline) {
    if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > 0) return
    await delay(200)
  }
  throw new Error(`nothing was written to ${file}`)
}

/** @param {import('node:child_process').ChildProcess} child */
async function end(child) {
  if (child.exitCode !== null || child.signalCode !== null) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  const timer = setTimeout(() => child.kill('SIGKILL'), stopTimeoutMs)
  await ended
  clearTimeout(timer)
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').pop() ?? ''
}
