import type { MenuItemConstructorOptions } from 'electron'
import type { Words } from './texts/words.ts'
import type { TrayLook } from './tray-look.ts'

/** What the tray's menu does. */
export interface TrayActions {
  readonly copyAddress: (address: string) => void
  readonly start: () => void
  readonly stop: () => void
  readonly disconnectAll: () => void
  readonly open: () => void
  readonly quit: () => void
}

/** The menu of the icon. */
export function trayMenu(look: TrayLook, words: Words, actions: TrayActions): MenuItemConstructorOptions[] {
  const { address, command, connected } = look
  return [
    { label: look.status, enabled: false },
    address === null
      ? { label: words('tray.noAddress'), enabled: false }
      : { label: words('tray.copyAddress', { address }), click: () => actions.copyAddress(address) },
    { type: 'separator' },
    {
      label: words(command === 'stop' ? 'tray.stop' : 'tray.start'),
      enabled: command !== null,
      click: command === 'stop' ? actions.stop : actions.start,
    },
    { label: words('tray.disconnectAll'), enabled: connected > 0, click: actions.disconnectAll },
    { type: 'separator' },
    { label: words('tray.open'), click: actions.open },
    { label: words('tray.quit'), click: actions.quit },
  ]
}
