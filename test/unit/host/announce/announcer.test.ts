import { describe, expect, it } from 'vitest'
import type { AnnouncedService } from '../../../../app/main/host/announce/announced-service.ts'
import { createAnnouncer } from '../../../../app/main/host/announce/announcer.ts'
import type { ServerStatus } from '../../../../app/main/host/server/server-controller.ts'
import { type Settings, settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'

const runningOn = (port: number): ServerStatus => ({
  phase: 'running',
  startedAt: 0,
  listeners: [{ host: '0.0.0.0', port, tls: 'optional' }],
  troubles: [],
})

/** An announcer whose network is a list of what was said to it. */
function setUp(announce = true) {
  const heard: string[] = []
  const troubles: string[] = []
  let settings = settingsSchema.parse({ version: 2, server: { announce } })
  let listener: (settings: Settings, previous: Settings) => void = () => undefined
  let addresses = 'home'
  let onTrouble: (error: Error) => void = () => undefined
  let look: (() => void) | null = null
  const announcer = createAnnouncer({
    store: {
      get current() {
        return settings
      },
      subscribe(heardBy) {
        listener = heardBy
        return () => undefined
      },
    },
    onTrouble: (text) => troubles.push(text),
    announce: ({ name, port }: AnnouncedService, troubled) => {
      onTrouble = troubled
      heard.push(`hello ${name} ${port}`)
      return { end: async () => void heard.push(`goodbye ${name} ${port}`) }
    },
    addresses: () => addresses,
    hostName: 'attic',
    schedule: (run) => {
      look = run
      return () => {
        look = null
      }
    },
  })
  return {
    announcer,
    heard,
    troubles,
    fail: (message: string) => onTrouble(new Error(message)),
    isLooking: () => look !== null,
    moveTo: (network: string) => {
      addresses = network
      look?.()
    },
    setAnnounce: (isOn: boolean) => {
      const previous = settings
      settings = { ...settings, server: { ...settings.server, announce: isOn } }
      listener(settings, previous)
    },
  }
}

describe('the announcer', () => {
  it('says nothing and looks at nothing while the setting is off', () => {
    const { announcer, heard, isLooking } = setUp(false)
    announcer.serverChanged(runningOn(2121))
    expect(heard).toEqual([])
    expect(isLooking()).toBe(false)
  })

  it('announces the server when it runs and says goodbye when it stops', async () => {
    const { announcer, heard, isLooking } = setUp()
    announcer.serverChanged({ phase: 'starting' })
    announcer.serverChanged(runningOn(2121))
    announcer.serverChanged({ phase: 'stopping' })
    await announcer.close()
    expect(heard).toEqual(['hello attic 2121', 'goodbye attic 2121'])
    expect(isLooking()).toBe(false)
  })

  it('follows the port and the network, and nothing else', async () => {
    const { announcer, heard, moveTo } = setUp()
    announcer.serverChanged(runningOn(2121))
    announcer.serverChanged(runningOn(2121))
    announcer.serverChanged(runningOn(2122))
    moveTo('home')
    moveTo('office')
    await announcer.close()
    expect(heard.toSorted()).toEqual(
      [
        'hello attic 2121',
        'goodbye attic 2121',
        'hello attic 2122',
        'goodbye attic 2122',
        'hello attic 2122',
        'goodbye attic 2122',
      ].toSorted(),
    )
  })

  it('follows the setting while the server runs', async () => {
    const { announcer, heard, setAnnounce } = setUp(false)
    announcer.serverChanged(runningOn(2121))
    setAnnounce(true)
    setAnnounce(false)
    await announcer.close()
    expect(heard).toEqual(['hello attic 2121', 'goodbye attic 2121'])
  })

  it('tells once that the network does not let it', () => {
    const { announcer, troubles, fail } = setUp()
    announcer.serverChanged(runningOn(2121))
    fail('bind EACCES 0.0.0.0:5353')
    fail('bind EACCES 0.0.0.0:5353')
    expect(troubles).toEqual([
      'The server could not be announced to the local network: bind EACCES 0.0.0.0:5353',
    ])
  })
})
