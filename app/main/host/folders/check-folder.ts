import { constants } from 'node:fs'
import { access, stat } from 'node:fs/promises'
import { basename, isAbsolute, resolve } from 'node:path'

/** What came of looking at a folder that is to be shared. `folder` is absolute and normalised. */
export type FolderCheck =
  | { readonly ok: true; readonly folder: string }
  | { readonly ok: false; readonly message: string }

/** Looks whether a native path is a folder this program can list. Never throws; a refusal is one line for people. */
export async function checkFolder(path: string): Promise<FolderCheck> {
  if (path.includes('\0') || !isAbsolute(path)) return refused('This is not the path of a folder.')
  const folder = resolve(path)
  const name = basename(folder) || folder
  try {
    const found = await stat(folder)
    if (!found.isDirectory()) return refused(`“${name}” is a file. Choose the folder it lies in.`)
    await access(folder, constants.R_OK | constants.X_OK)
    return { ok: true, folder }
  } catch (error) {
    return refused(describeFailure(name, codeOf(error)))
  }
}

function describeFailure(name: string, code: string): string {
  if (code === 'ENOENT' || code === 'ENOTDIR') return `The folder “${name}” does not exist.`
  if (code === 'EACCES' || code === 'EPERM') {
    return `You have no permission to open “${name}”. Choose another folder or change its permissions.`
  }
  return `The folder “${name}” cannot be opened (${code}).`
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : 'unknown'
}

function refused(message: string): FolderCheck {
  return { ok: false, message }
}
