import { realpath } from 'node:fs/promises'
import { homedir } from 'node:os'
import { hashPassword, Secret } from '../engine/host-door.ts'
import { checkFolder } from '../host/folders/check-folder.ts'
import { realGuard } from '../host/folders/real-guard.ts'
import { DataFolderError, type OpenedDataFolder, openDataFolder } from '../host/settings/data-folder.ts'
import { FolderInUseError } from '../host/settings/instance-lock.ts'
import type { SettingsStore } from '../host/settings/settings-store.ts'
import { judgeFolder } from '../host/settings/share-folder-rules.ts'
import { createFixedSettings, settingsOfRun } from '../host/settings-of-run.ts'
import { FlagError } from './flag-values.ts'
import { readPassword } from './read-password.ts'
import type { ServeFlags } from './serve-flags.ts'
import type { QuickShare } from './share-flag.ts'

/** The settings a headless run serves. */
export interface ServeSettings {
  readonly store: SettingsStore
  readonly isTemporary: boolean
  /** One line each. */
  readonly notices: readonly string[]
  /** Lets the data folder go. */
  release(): Promise<void>
}

/**
 * Gives the settings of the command line, or the saved ones when it names no share. Throws FlagError with one line when
 * they cannot be served.
 */
export async function openServeSettings(flags: ServeFlags, dataFolder: string): Promise<ServeSettings> {
  if (flags.shares.length === 0) return openSavedSettings(dataFolder)

  const shares = await Promise.all(flags.shares.map((share) => checkShare(share, dataFolder)))
  const { user } = flags
  const built = settingsOfRun({
    shares,
    user:
      user === null
        ? null
        : {
            name: user.name,
            password: await hashPassword(new Secret(await readPassword(user.passwordFrom, process.env))),
          },
    isAnonymousAllowed: flags.isAnonymousAllowed,
  })
  if (!built.ok) throw new FlagError(built.message)
  return {
    store: createFixedSettings(built.settings),
    isTemporary: true,
    notices: [],
    release: () => Promise.resolve(),
  }
}

async function checkShare(share: QuickShare, dataFolder: string): Promise<QuickShare> {
  const check = await checkFolder(share.folder)
  if (!check.ok) throw new FlagError(`--share ${share.folder}: ${check.message}`)
  const folder = await realpath(check.folder)
  const guard = await realGuard({ dataFolder, homeFolder: homedir() })
  const { refusal } = judgeFolder(folder, [], guard)
  if (refusal !== null) throw new FlagError(`--share ${share.folder}: ${refusal}`)
  return { ...share, folder }
}

async function openSavedSettings(dataFolder: string): Promise<ServeSettings> {
  const { lock, store, notices } = await openFolder(dataFolder)
  return { store, isTemporary: false, notices: [...notices, ...hints(store)], release: () => lock.release() }
}

/** What a person still has to do before anybody can reach anything; the server runs meanwhile, as the window's would. */
function hints(store: SettingsStore): readonly string[] {
  const { shares, users } = store.current
  const missing = shares.length === 0 ? 'no folder is shared' : 'no user is enabled'
  if (shares.length > 0 && users.some(({ isEnabled }) => isEnabled)) return []
  return [
    `Nobody can reach anything yet: ${missing}. Share a folder with: npm run serve -- --share PATH --user NAME (password in PORTSIDE_PASSWORD)`,
  ]
}

async function openFolder(dataFolder: string): Promise<OpenedDataFolder> {
  try {
    return await openDataFolder(dataFolder)
  } catch (error) {
    if (error instanceof FolderInUseError) throw new FlagError(error.message)
    if (error instanceof DataFolderError) throw new FlagError(`${error.message} --data-dir names another.`)
    throw error
  }
}
