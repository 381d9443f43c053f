import { join } from 'node:path'
import { privateFolderMode, replaceFile } from '../files/atomic-file.ts'
import type { FileOperations } from '../files/file-operations.ts'
import { diskOperations, errorCode } from '../files/file-operations.ts'
import { type LoadedSettings, loadSettings, textOf } from './load-settings.ts'
import type { Settings } from './settings-schema.ts'
import { defaultSettings, settingsSchema } from './settings-schema.ts'

/** Called after a change is on the disk. */
export type SettingsListener = (settings: Settings, previous: Settings) => void

/** The one place settings live: memory says what the disk says. */
export interface SettingsStore {
  readonly current: Settings
  /**
   * Changes the settings: the function gets the newest value and gives another. The result is validated and
   * saved before anybody sees it. Updates run one after the other. Rejects with SettingsSaveError when the
   * disk refused, with the schema's error when the value is not valid, or with what the function threw; the
   * old value then stays.
   */
  update(change: (settings: Settings) => Settings): Promise<Settings>
  /** Gives the function that unsubscribes. */
  subscribe(listener: SettingsListener): () => void
  /** Resolves when every update begun so far has ended. */
  settled(): Promise<void>
}

/** An opened store and what people should be told about how it was opened. */
export interface OpenedSettings {
  readonly store: SettingsStore
  /** One line each; empty when all is well. */
  readonly notices: readonly string[]
}

/** The disk refused to keep the settings; the message is for people. */
export class SettingsSaveError extends Error {
  readonly code: string

  constructor(code: string, options?: ErrorOptions) {
    const reason = code === 'ENOSPC' ? 'the disk is full' : code
    super(`The settings could not be saved (${reason}). Nothing was changed.`, options)
    this.name = 'SettingsSaveError'
    this.code = code
  }
}

/** Everything but the folder has a default that is right outside tests. */
export interface SettingsStoreOptions {
  readonly operations?: FileOperations
  /** Wall clock, milliseconds since 1970 UTC; names files that are kept aside. */
  readonly now?: () => number
}

/**
 * Opens the settings of a data folder, which is made when it does not exist. A file that cannot be understood
 * is kept aside under another name, its backup is tried, and the notices say so; of one with single bad values the rest
 * is used. Rejects when a file exists but cannot be read at all: starting with defaults would then overwrite it.
 */
export async function openSettingsStore(
  folder: string,
  options: SettingsStoreOptions = {},
): Promise<OpenedSettings> {
  const { operations = diskOperations, now = Date.now } = options
  const path = join(folder, 'settings.json')
  const backupPath = `${path}.bak`
  const notices: string[] = []
  await operations.makeFolder(folder, privateFolderMode)
  const loaded = await loadSettings({ path, backupPath, nowMs: now(), operations }, notices)
  return { store: createStore(loaded, path, backupPath, operations), notices }
}

function createStore(
  loaded: LoadedSettings | null,
  path: string,
  backupPath: string,
  operations: FileOperations,
): SettingsStore {
  let current = loaded?.settings ?? defaultSettings
  let savedText = loaded?.text ?? null
  const listeners = new Set<SettingsListener>()
  // The tail of the queue; never rejects.
  let tail: Promise<unknown> = Promise.resolve()

  const save = async (text: string): Promise<void> => {
    try {
      if (savedText !== null) await replaceFile(backupPath, savedText, operations)
      await replaceFile(path, text, operations)
    } catch (cause) {
      throw new SettingsSaveError(errorCode(cause), { cause })
    }
    savedText = text
  }

  const runUpdate = async (change: (settings: Settings) => Settings): Promise<Settings> => {
    const previous = current
    const changed = change(previous)
    if (changed === previous) return previous
    const next = settingsSchema.parse(changed)
    const text = textOf(next)
    if (text !== savedText) await save(text)
    current = next
    for (const listener of listeners) listener(next, previous)
    return next
  }

  return {
    get current() {
      return current
    },
    update(change) {
      const done = tail.then(() => runUpdate(change))
      tail = done.catch(() => {})
      return done
    },
    subscribe(listener) {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    async settled() {
      await tail
    },
  }
}
