import { join } from 'node:path'
import { Menu, nativeImage, Tray } from 'electron'
import type { Words } from './texts/words.ts'
import type { TrayLook, TrayState } from './tray-look.ts'
import { type TrayActions, trayMenu } from './tray-menu.ts'

/** The icon beside the clock. */
export interface TrayIcon {
  /** Shows this; nothing is touched that stays the same. */
  show(look: TrayLook, words: Words): void
  remove(): void
}

/** Puts the icon beside the clock; its pictures are in `iconFolder`. */
export function openTray(iconFolder: string, actions: TrayActions): TrayIcon {
  const pictureOf = (state: TrayState): Electron.NativeImage =>
    nativeImage.createFromPath(join(iconFolder, `${state}${suffix(process.platform)}.png`))
  const tray = new Tray(pictureOf('stopped'))
  // A click opens the menu on macOS.
  if (process.platform !== 'darwin') tray.on('click', actions.open)
  let shown: { readonly look: TrayLook; readonly words: Words } | null = null

  return {
    show(look, words) {
      if (tray.isDestroyed()) return
      const before = shown
      if (before?.words === words && JSON.stringify(before.look) === JSON.stringify(look)) return
      shown = { look, words }
      if (before?.look.state !== look.state) tray.setImage(pictureOf(look.state))
      tray.setToolTip(look.status)
      tray.setContextMenu(Menu.buildFromTemplate(trayMenu(look, words, actions)))
    },
    remove: () => tray.destroy(),
  }
}

/** macOS colours template images itself; panels of Linux scale one large picture. */
function suffix(platform: NodeJS.Platform): string {
  if (platform === 'darwin') return 'Template'
  return platform === 'linux' ? '-panel' : ''
}
