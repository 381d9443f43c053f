import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { homedir } from 'node:os'
import { dirname } from 'node:path'
import { app } from 'electron'
import type { WireDesktopRules } from '../../preload/contract/wire-desktop.ts'
import { autostartEntry, autostartFile, type CommandLine } from './autostart-entry.ts'

/** The switch that starts the program without its window. */
export const hiddenFlag = '--hidden'

/** What decides how the program is started with a session. */
export interface StartFacts {
  readonly executable: string
  readonly environment: Readonly<Record<string, string | undefined>>
  /** The folder of the program's code where that is no part of the executable, while it is developed. */
  readonly appFolder: string | null
  /** The data folder somebody named on the command line. */
  readonly dataFolder: string | null
}

/**
 * The command that starts the program again. AppImage and the portable program of Windows run from a temporary place and
 * say in the environment where they really are.
 */
export function loginCommand(
  facts: StartFacts,
  { startHidden }: Pick<WireDesktopRules, 'startHidden'>,
): CommandLine {
  const { APPIMAGE, PORTABLE_EXECUTABLE_FILE } = facts.environment
  return {
    program: APPIMAGE || PORTABLE_EXECUTABLE_FILE || facts.executable,
    args: [
      ...(facts.appFolder === null ? [] : [facts.appFolder]),
      ...(facts.dataFolder === null ? [] : [`--data-dir=${facts.dataFolder}`]),
      ...(startHidden ? [hiddenFlag] : []),
    ],
  }
}

/** Lets the program start with the person's session, or no longer. Rejects when the system does not let it. */
export async function applyLoginStart(facts: StartFacts, rules: WireDesktopRules): Promise<void> {
  const { program, args } = loginCommand(facts, rules)
  if (process.platform !== 'linux') {
    app.setLoginItemSettings({
      openAtLogin: rules.startAtLogin,
      ...(process.platform === 'win32' ? { path: program, args: args.map(windowsWord) } : {}),
    })
    return
  }
  const file = autostartFile(homedir(), facts.environment)
  if (!rules.startAtLogin) {
    await rm(file, { force: true })
    return
  }
  const entry = autostartEntry({ program, args })
  if (entry === null) throw new Error(`A program at ${program} cannot be started with the session.`)
  await mkdir(dirname(file), { recursive: true })
  await writeFile(`${file}.new`, entry)
  await rename(`${file}.new`, file)
}

/** A path cannot hold a quote there, so that is all it takes. */
function windowsWord(word: string): string {
  return /\s/.test(word) ? `"${word}"` : word
}
