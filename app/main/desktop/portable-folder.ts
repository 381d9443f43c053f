import { dirname, join, posix } from 'node:path'

/** The file that makes a copy of the program carry its data along. */
export const portableMarker = 'portside-portable'
const dataName = 'Portside-data'

/** What decides where a portable copy keeps its data. */
export interface PortableFacts {
  readonly platform: NodeJS.Platform
  readonly executable: string
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isFile: (path: string) => boolean
}

/** The data folder beside the program, where the marker lies there too; null for a program that is not portable. */
export function portableDataFolder(facts: PortableFacts): string | null {
  const folder = programFolder(facts)
  return facts.isFile(join(folder, portableMarker)) ? join(folder, dataName) : null
}

/** Where the person has put the program: not the temporary place some packages unpack themselves to. */
function programFolder({ platform, executable, environment }: PortableFacts): string {
  if (environment.APPIMAGE) return dirname(environment.APPIMAGE)
  if (environment.PORTABLE_EXECUTABLE_DIR) return environment.PORTABLE_EXECUTABLE_DIR
  // Portside.app/Contents/MacOS/Portside: beside the bundle, which updates replace as a whole.
  if (platform === 'darwin') return posix.resolve(executable, '../../../..')
  return dirname(executable)
}
