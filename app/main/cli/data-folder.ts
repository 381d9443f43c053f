import { join } from 'node:path'

/** What decides where the data folder is. */
export interface DataFolderFacts {
  readonly platform: NodeJS.Platform
  readonly home: string
  readonly environment: Readonly<Record<string, string | undefined>>
}

/**
 * The folder of settings, certificates and history where nobody named another: the one Electron gives the desktop app
 * (`userData`), so that both entries serve the same settings. PORTSIDE_DATA_DIR overrides it in both.
 */
export function defaultDataFolder({ platform, home, environment }: DataFolderFacts): string {
  const named = environment.PORTSIDE_DATA_DIR
  if (named) return named
  if (platform === 'win32') return join(environment.APPDATA || join(home, 'AppData', 'Roaming'), 'Portside')
  if (platform === 'darwin') return join(home, 'Library', 'Application Support', 'Portside')
  return join(environment.XDG_CONFIG_HOME || join(home, '.config'), 'Portside')
}

/**
 * The folder named by `--data-dir DIR` or `--data-dir=DIR` in the desktop app's arguments, or null. Other arguments are
 * Chromium's and not looked at.
 */
export function dataFolderOf(args: readonly string[]): string | null {
  const flag = '--data-dir'
  const index = args.findIndex((argument) => argument === flag || argument.startsWith(`${flag}=`))
  const found = args[index]
  if (found === undefined) return null
  const value = found === flag ? args[index + 1] : found.slice(flag.length + 1)
  return value === undefined || value === '' ? null : value
}
