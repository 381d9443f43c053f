import { errorCode } from '../files/file-operations.ts'
import { acquireInstanceLock, type InstanceLock } from './instance-lock.ts'
import { type OpenedSettings, openSettingsStore } from './settings-store.ts'

/** A data folder that this process holds, and the settings in it. */
export interface OpenedDataFolder extends OpenedSettings {
  readonly lock: InstanceLock
}

/** The data folder cannot be used; the message is one line for people. */
export class DataFolderError extends Error {
  constructor(folder: string, cause: unknown) {
    const code = errorCode(cause)
    super(`The data folder ${folder} cannot be used (${reasons[code] ?? code}).`, { cause })
    this.name = 'DataFolderError'
  }
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'you have no permission to write there',
  EPERM: 'you have no permission to write there',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EEXIST: 'it is a file and not a folder',
  ENOTDIR: 'it is a file and not a folder',
  EISDIR: 'there is a folder where a file should be',
}

/**
 * Takes a data folder for this process and opens its settings. Rejects with FolderInUseError or DataFolderError, and
 * holds nothing then.
 */
export async function openDataFolder(folder: string): Promise<OpenedDataFolder> {
  const lock = await explained(folder, () => acquireInstanceLock(folder))
  try {
    return { lock, ...(await explained(folder, () => openSettingsStore(folder))) }
  } catch (error) {
    await lock.release()
    throw error
  }
}

/** Only errors of the system have a code; what is said for people already stays as it is. */
async function explained<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  try {
    return await work()
  } catch (error) {
    throw errorCode(error) === 'unknown' ? error : new DataFolderError(folder, error)
  }
}
