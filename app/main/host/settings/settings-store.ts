import { basename, join } from 'node:path'
import { keepAside, privateFolderMode, replaceFile } from '../files/atomic-file.ts'
import type { FileOperations } from '../files/file-operations.ts'
import { diskOperations, errorCode } from '../files/file-operations.ts'
import { migrate, UnreadableSettingsError } from './migrations.ts'
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

const maxFileCharacters = 16 * 1024 * 1024

/**
 * Opens the settings of a data folder, which is made when it does not exist. A file that cannot be understood
 * is kept aside under another name, its backup is tried, and the notices say so. Rejects when a file exists
 * but cannot be read at all: starting with defaults would then overwrite it.
 */
export async function openSettingsStore(
  folder: string,
  options: SettingsStoreOptions = {},
): Promise<OpenedSettings> {
  const { operations = diskOperations, now = Date.now } = options
  const path = join(folder, 'settings.json')
  const backupPath = `${path}.bak`
  const notices: string[] = []

  /** Null when there is no usable file; a broken one has been moved out of the way by then. */
  const load = async (from: string): Promise<{ settings: Settings; text: string } | null> => {
    const text = await operations.readText(from)
    if (text === null) return null
    try {
      return { settings: parseSettings(text), text }
    } catch (error) {
      const aside = await keepAside(from, now(), operations)
      const reason = error instanceof UnreadableSettingsError ? error.message : 'it is damaged'
      notices.push(`${basename(from)} cannot be used: ${reason}. It was kept as ${basename(aside)}.`)
      return null
    }
  }

  await operations.makeFolder(folder, privateFolderMode)
  let loaded = await load(path)
  if (loaded === null) {
    loaded = await load(backupPath)
    if (loaded !== null) {
      notices.push('Your settings were restored from the backup; the last change may be missing.')
      // The backup is all there is until the next save; a disk that refuses now will be reported then.
      await replaceFile(path, loaded.text, operations).catch(() => {})
    } else if (notices.length > 0) {
      notices.push('Portside started with its default settings.')
    }
  }
  return { store: createStore(loaded, path, backupPath, operations), notices }
}

function createStore(
  loaded: { readonly settings: Settings; readonly text: string } | null,
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
    const text = `${JSON.stringify(next, null, 2)}\n`
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

function parseSettings(text: string): Settings {
  if (text.length > maxFileCharacters) throw new UnreadableSettingsError('it is too large')
  return settingsSchema.parse(migrate(JSON.parse(text)))
}
