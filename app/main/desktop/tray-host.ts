import { execFile } from 'node:child_process'

/** Runs a program and gives what it wrote to its standard output; rejects when it failed. */
export type RunProgram = (program: string, args: readonly string[]) => Promise<string>

const watcher = 'org.kde.StatusNotifierWatcher'
const bus = 'org.freedesktop.DBus'

/** The same question to the session bus by the programs that different systems have. */
const questions: readonly (readonly [program: string, args: readonly string[]])[] = [
  [
    'gdbus',
    [
      'call',
      '--session',
      '--dest',
      bus,
      '--object-path',
      '/org/freedesktop/DBus',
      '--method',
      `${bus}.NameHasOwner`,
      watcher,
    ],
  ],
  ['busctl', ['--user', 'call', bus, '/org/freedesktop/DBus', bus, 'NameHasOwner', 's', watcher]],
  [
    'dbus-send',
    [
      '--session',
      '--print-reply=literal',
      `--dest=${bus}`,
      '/org/freedesktop/DBus',
      `${bus}.NameHasOwner`,
      `string:${watcher}`,
    ],
  ],
]

/**
 * Tells whether an icon beside the clock would be seen. Windows and macOS always show one; on Linux it takes a host for
 * them, which GNOME has not by itself, and Electron does not tell. Where nobody answers there is none.
 */
export async function hasTrayHost(platform: NodeJS.Platform, run: RunProgram = runProgram): Promise<boolean> {
  if (platform !== 'linux') return true
  for (const [program, args] of questions) {
    const answer = await run(program, args).catch(() => '')
    if (/\btrue\b/.test(answer)) return true
    if (/\bfalse\b/.test(answer)) return false
  }
  return false
}

const runProgram: RunProgram = (program, args) =>
  new Promise((resolve, reject) => {
    // A bus that hangs must not hang the window.
    execFile(program, [...args], { timeout: 2_000, encoding: 'utf8' }, (error, stdout) => {
      if (error) reject(error)
      else resolve(stdout)
    })
  })
