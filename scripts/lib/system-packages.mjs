import { existsSync, readFileSync } from 'node:fs'
import { root, say } from './project.mjs'
import { hasProgram, runCommand } from './run-command.mjs'

const installTimeoutMs = 600_000
let listsAreFresh = false

/** Tells whether this is Debian, Ubuntu or a child of theirs, where packages have the names used here. */
function isDebianLike() {
  if (process.platform !== 'linux' || !existsSync('/etc/os-release') || !hasProgram('apt-get')) return false
  return /^ID(_LIKE)?=.*\b(debian|ubuntu)\b/m.test(readFileSync('/etc/os-release', 'utf8'))
}

/** Tells whether packages can be installed without asking anybody: as root on a Debian-like system. */
export function canInstallPackages() {
  return isDebianLike() && process.getuid?.() === 0
}

/**
 * Installs Debian packages where that is possible; elsewhere says in one line what to install.
 * @param {readonly string[]} packages
 * @param {string} purpose ends the sentence "… is needed"
 * @returns {Promise<boolean>} whether they are installed now
 */
export async function installPackages(packages, purpose) {
  const names = packages.join(' ')
  if (!canInstallPackages()) {
    say(
      `${purpose} needs ${names}: install it and run the tests again (Debian: sudo apt-get install ${names})`,
    )
    return false
  }
  say(`Installing ${names} (${purpose})`)
  if (!listsAreFresh) listsAreFresh = (await apt(['update', '-qq'])) === 0
  return (await apt(['install', '-y', '-qq', '--no-install-recommends', ...packages])) === 0
}

/**
 * Installs the libraries of a browser, and Xvfb, by Playwright's own list for this distribution.
 * @returns {Promise<boolean>}
 */
export async function installBrowserLibraries() {
  const command = 'npx playwright install-deps chromium'
  if (!canInstallPackages()) {
    say(`The desktop tests need system libraries and Xvfb: run sudo ${command}`)
    return false
  }
  say(`Installing system libraries and Xvfb (${command})`)
  const { code, output } = await runCommand(
    'npx',
    ['--no-install', 'playwright', 'install-deps', 'chromium'],
    {
      cwd: root,
      capture: true,
      timeoutMs: installTimeoutMs,
    },
  )
  if (code !== 0) say(output.trim())
  return code === 0
}

/**
 * Names the shared libraries that a Linux program misses.
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
export async function missingLibraries(executable) {
  if (process.platform !== 'linux') return []
  const { output } = await runCommand('ldd', [executable], { capture: true })
  return [...output.matchAll(/^\s*(\S+) => not found/gm)].map(([, library]) => library ?? '')
}

/** @param {readonly string[]} args */
async function apt(args) {
  const { code, output } = await runCommand('apt-get', args, {
    capture: true,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    timeoutMs: installTimeoutMs,
  })
  if (code !== 0) say(output.trim())
  return code
}
