import type { PaletteSource } from './palette-entry.ts'
import { actionEntries } from './sources/action-entries.ts'
import { addressEntries } from './sources/address-entries.ts'
import { appearanceEntries } from './sources/appearance-entries.ts'
import { connectionEntries } from './sources/connection-entries.ts'
import { screenEntries } from './sources/screen-entries.ts'
import { settingEntries } from './sources/setting-entries.ts'
import { shareEntries } from './sources/share-entries.ts'
import { userEntries } from './sources/user-entries.ts'

/**
 * Everything the palette finds. To add to it, write a `PaletteSource` in the room it is about, for example
 * `views/console/palette-entries.ts`, which reads the stores it is handed and returns entries, and name it here. Its texts
 * are in the catalogue of that room. An entry for a thing with several actions puts the most wanted one into `run` and
 * the others into `more`; these are found by typing too ("disconnect ann").
 */
export const paletteSources: readonly PaletteSource[] = [
  actionEntries,
  connectionEntries,
  userEntries,
  addressEntries,
  shareEntries,
  screenEntries,
  settingEntries,
  appearanceEntries,
]
