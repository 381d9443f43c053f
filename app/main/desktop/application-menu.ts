import { app, Menu, type MenuItemConstructorOptions } from 'electron'
import type { Words } from './texts/words.ts'

/** What the menu does besides what every program's does. */
export interface MenuActions {
  readonly addFolder: () => void
}

/**
 * Sets the menu: small, but with what makes copy, paste, zoom and quit work from the keyboard on every system. Roles bring
 * their accelerators along.
 */
export function setupApplicationMenu(words: Words, actions: MenuActions): void {
  const isMac = process.platform === 'darwin'
  const development: MenuItemConstructorOptions[] = app.isPackaged
    ? []
    : [{ type: 'separator' }, { role: 'reload' }, { role: 'toggleDevTools' }]
  const addFolder: MenuItemConstructorOptions = {
    label: words('menu.addFolder'),
    accelerator: 'CmdOrCtrl+O',
    click: actions.addFolder,
  }
  const about: MenuItemConstructorOptions = { label: words('menu.about'), role: 'about' }
  const template: MenuItemConstructorOptions[] = [
    ...(isMac ? [{ role: 'appMenu' } as const] : []),
    {
      label: words('menu.file'),
      submenu: [
        addFolder,
        { type: 'separator' },
        { label: words('menu.close'), role: 'close' },
        ...(isMac ? [] : [{ label: words('menu.quit'), role: 'quit', accelerator: 'Ctrl+Q' } as const]),
      ],
    },
    {
      label: words('menu.edit'),
      submenu: [
        { label: words('menu.undo'), role: 'undo' },
        { label: words('menu.redo'), role: 'redo' },
        { type: 'separator' },
        { label: words('menu.cut'), role: 'cut' },
        { label: words('menu.copy'), role: 'copy' },
        { label: words('menu.paste'), role: 'paste' },
        { label: words('menu.selectAll'), role: 'selectAll' },
      ],
    },
    {
      label: words('menu.view'),
      submenu: [
        { label: words('menu.resetZoom'), role: 'resetZoom' },
        { label: words('menu.zoomIn'), role: 'zoomIn' },
        // The role wants Shift on most keyboards.
        { role: 'zoomIn', accelerator: 'CmdOrCtrl+=', visible: false, acceleratorWorksWhenHidden: true },
        { label: words('menu.zoomOut'), role: 'zoomOut' },
        { type: 'separator' },
        { label: words('menu.fullScreen'), role: 'togglefullscreen' },
        ...development,
      ],
    },
    isMac
      ? { role: 'windowMenu' }
      : { label: words('menu.window'), submenu: [{ label: words('menu.minimize'), role: 'minimize' }] },
    ...(isMac ? [] : [{ label: words('menu.help'), submenu: [about] }]),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(template))
  app.setAboutPanelOptions({
    applicationName: 'Portside',
    applicationVersion: app.getVersion(),
    version: `Electron ${process.versions.electron}, Chromium ${process.versions.chrome}, Node ${process.versions.node}`,
    copyright: 'Copyright © 2026 The Portside authors',
  })
}
