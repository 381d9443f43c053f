import { describe, expect, it } from 'vitest'
import { createDesktopDesk } from '../../../../app/main/host/desktop/desktop-desk.ts'
import { type Settings, settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import type { SettingsStore } from '../../../../app/main/host/settings/settings-store.ts'

function setUp({ hasDesktop = true } = {}) {
  let settings: Settings = settingsSchema.parse({ version: 2 })
  const told: string[] = []
  const offered: string[] = []
  const store: SettingsStore = {
    get current() {
      return settings
    },
    update: async (change) => {
      settings = change(settings)
      return settings
    },
    subscribe: () => () => undefined,
    settled: async () => undefined,
  }
  const desk = createDesktopDesk({
    store,
    desktop: hasDesktop ? {} : null,
    offer: async ({ folder }) => {
      offered.push(folder)
      return { ok: true, value: { token: 'token', folder, suggestedName: 'Photos', warnings: [] } }
    },
    dashboards: () => ({
      desktopChanged: () => told.push('desktop'),
      folderOffered: () => told.push('folder'),
    }),
  })
  return { desk, told, offered, rules: () => settings.desktop }
}

describe('the desk of the desktop', () => {
  it('changes what is said and leaves the rest, each kind of notification by itself', async () => {
    const { desk, rules } = setUp()
    await desk.calls.updateDesktop({ closeAction: 'keep', notifications: { newAddresses: true } })
    await desk.calls.updateDesktop({ startAtLogin: true, notifications: { uploads: false } })
    expect(rules()).toEqual({
      closeAction: 'keep',
      startAtLogin: true,
      startHidden: false,
      notifications: { uploads: false, newAddresses: true, blocked: true, certificate: true },
      keepAwake: 'transfers',
    })
  })

  it('tells dashboards what the desktop found out, once', () => {
    const { desk, told } = setUp()
    desk.tell({ hasTray: true })
    desk.tell({ hasTray: true })
    desk.tell({ isKeptAwake: true })
    expect(told).toEqual(['desktop', 'desktop'])
    expect(desk.wire()).toMatchObject({ hasTray: true, isKeptAwake: true, isPortable: false })
  })

  it('is not there without a desktop', () => {
    expect(setUp({ hasDesktop: false }).desk.wire()).toBeNull()
  })

  it('hands an opened folder out once, with the checks of a chosen one', async () => {
    const { desk, told, offered } = setUp()
    expect(await desk.calls.takeOfferedFolder(null)).toEqual({ ok: true, value: null })
    desk.offerFolder('/home/ann/Photos')
    expect(told).toEqual(['folder'])
    expect(await desk.calls.takeOfferedFolder(null)).toMatchObject({ ok: true, value: { token: 'token' } })
    expect(await desk.calls.takeOfferedFolder(null)).toEqual({ ok: true, value: null })
    expect(offered).toEqual(['/home/ann/Photos'])
  })

  it('hands out the latest of several folders', async () => {
    const { desk } = setUp()
    desk.offerFolder('/home/ann/Photos')
    desk.offerFolder('/home/ann/Scans')
    expect(await desk.calls.takeOfferedFolder(null)).toMatchObject({ value: { folder: '/home/ann/Scans' } })
  })
})
