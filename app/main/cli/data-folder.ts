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
