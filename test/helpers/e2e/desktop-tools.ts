import { spawn } from 'node:child_process'
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { _electron, type ElectronApplication } from '@playwright/test'

const repository = fileURLToPath(new URL('../../..', import.meta.url))
// Chromium refuses to start as root inside its sandbox; continuous integration runs as root.
const switches = process.getuid?.() === 0 ? ['--no-sandbox'] : []

/** What a notification said, and the one place where the app's own calls of Electron are kept for the test. */
export interface Heard {
  readonly notifications: { readonly title: string; readonly body: string }[]
  readonly questions: string[]
  /** Ids of power blockers that were started and not stopped. */
  readonly blockers: number[]
  readonly revealed: string[]
}

/**
 * Starts the app where a desktop shows icons beside the clock or does not: a program named as the one that asks the
 * session bus answers for it. Nothing is waited for.
 */
export function launchOnDesktop(
  scratch: string,
  { hasTray = true, args = [] }: { readonly hasTray?: boolean; readonly args?: readonly string[] } = {},
): Promise<ElectronApplication> {
  const programs = join(scratch, hasTray ? 'with-tray' : 'without-tray')
  mkdirSync(programs, { recursive: true })
  const gdbus = join(programs, 'gdbus')
  writeFileSync(gdbus, `#!/bin/sh\necho '(${hasTray},)'\n`)
  chmodSync(gdbus, 0o755)
  return _electron.launch({
    args: [...switches, repository, '--data-dir', join(scratch, 'data'), ...args],
    env: { ...definedEnvironment(), PATH: `${programs}${delimiter}${process.env.PATH ?? ''}` },
  })
}

/** Starts the app a second time on the same data folder, and waits until that one has ended. */
export function startAgain(
  app: ElectronApplication,
  scratch: string,
  ...args: string[]
): Promise<number | null> {
  const child = spawn(
    app.process().spawnfile,
    [...switches, repository, '--data-dir', join(scratch, 'data'), ...args],
    { stdio: 'ignore' },
  )
  return new Promise((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
}

/** Takes the place of the system for what nobody is there to see: notifications, questions, the file manager. */
export async function listen(app: ElectronApplication, answer: number, isRemembered = false): Promise<void> {
  await app.evaluate(
    ({ dialog, Notification, powerSaveBlocker, shell }, [response, checkboxChecked]) => {
      const heard: Heard = { notifications: [], questions: [], blockers: [], revealed: [] }
      Object.assign(globalThis, { heard })
      Notification.isSupported = () => true
      Notification.prototype.show = function show() {
        heard.notifications.push({ title: this.title, body: this.body })
        Object.assign(globalThis, { lastNotification: this })
      }
      dialog.showMessageBox = (async (...given: unknown[]) => {
        const options = given.at(-1) as { readonly message: string }
        heard.questions.push(options.message)
        return { response, checkboxChecked }
      }) as typeof dialog.showMessageBox
      shell.openPath = async (path) => {
        heard.revealed.push(path)
        return ''
      }
      const { start, stop } = powerSaveBlocker
      powerSaveBlocker.start = (type) => {
        const id = start.call(powerSaveBlocker, type)
        heard.blockers.push(id)
        return id
      }
      powerSaveBlocker.stop = (id) => {
        heard.blockers.splice(heard.blockers.indexOf(id), 1)
        return stop.call(powerSaveBlocker, id)
      }
    },
    [answer, isRemembered] as const,
  )
}

/** What was heard so far. */
export function heard(app: ElectronApplication): Promise<Heard> {
  return app.evaluate(() => (globalThis as unknown as { readonly heard: Heard }).heard)
}

/** Clicks the notification that was shown last. */
export async function clickNotification(app: ElectronApplication): Promise<void> {
  await app.evaluate(() => {
    const { lastNotification } = globalThis as unknown as { readonly lastNotification: NodeJS.EventEmitter }
    lastNotification.emit('click')
  })
}

/** Closes the window as its cross does. */
export async function closeWindow(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.close())
}

/** Windows there are. */
export function windowCount(app: ElectronApplication): Promise<number> {
  return app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)
}

function definedEnvironment(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}
