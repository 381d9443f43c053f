import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { compose } from '../../app/main/compose.ts'
import type { ComposeOptions, Portside } from '../../app/main/compose-options.ts'
import type { EngineEvent } from '../../app/main/engine/engine-event.ts'
import { createForgetfulBanStore, openBans } from '../../app/main/host/bans/ban-store.ts'
import { openTlsUse } from '../../app/main/host/certificates/tls-use.ts'
import { createNoHistory, type History } from '../../app/main/host/history/history.ts'
import { noOverrides } from '../../app/main/host/server/engine-options-of.ts'
import { openSettingsStore, type SettingsStore } from '../../app/main/host/settings/settings-store.ts'
import { EventRecord } from './engine-events.ts'
import { RawFtpClient } from './raw-ftp-client.ts'
import { storedPassword } from './stored-password.ts'
import { type TempTree, type TreeSpec, tempTree } from './temp-tree.ts'

/** The whole program without a window, serving on a port the system chose. */
export interface TestPortside {
  readonly portside: Portside
  readonly store: SettingsStore
  readonly events: EventRecord
  /** The folder of the share `docs`. */
  readonly tree: TempTree
  /** `localAddress` is where the client comes from; 127.0.0.1 when it is not said. */
  connect(localAddress?: string): Promise<RawFtpClient>
  logIn(userName?: string, password?: string, localAddress?: string): Promise<RawFtpClient>
}

/** What the settings file says besides the share `docs` (id `s`, every right) and the users. */
export interface PortsideSetUp {
  readonly tree?: TreeSpec
  /** Fields of users; `id` and `name` are needed, the password of each is `secret`. */
  readonly users: readonly object[]
  readonly groups?: readonly object[]
  readonly server?: object
  readonly share?: object
  /** Dialogs of a desktop; there is none when it is not said. */
  readonly desktop?: ComposeOptions['desktop']
  /** What is remembered; nothing when it is not said. */
  readonly history?: History
}

/** Starts it from a settings file that is written by hand, and stops it when the test has ended. */
export async function startPortside(setUp: PortsideSetUp): Promise<TestPortside> {
  const tree = tempTree(setUp.tree ?? { 'a.txt': 'content' })
  const dataFolder = join(tempTree().path, 'data')
  mkdirSync(dataFolder)
  const settings = {
    version: 2,
    server: { controlPort: 0, tls: 'off', ...setUp.server },
    shares: [{ id: 's', name: 'docs', folder: tree.path, preset: 'full', ...setUp.share }],
    users: setUp.users.map((user) => ({ password: storedPassword('secret'), ...user })),
    groups: setUp.groups ?? [],
  }
  writeFileSync(join(dataFolder, 'settings.json'), JSON.stringify(settings))
  const { store, notices } = await openSettingsStore(dataFolder)
  if (notices.length > 0) throw new Error(notices.join(' '))
  const events = new EventRecord()
  const troubles: string[] = []
  const portside = compose({
    store,
    dataFolder,
    loadFixedCertificate: null,
    tlsUse: await openTlsUse({ folder: dataFolder, onTrouble: (text) => troubles.push(text) }),
    bans: await openBans(createForgetfulBanStore()),
    history:
      setUp.history ?? createNoHistory({ phase: 'temporary', problem: null, bytes: null, oldestAt: null }),
    overrides: { ...noOverrides, listeners: [{ host: '127.0.0.1', port: 0 }] },
    isTemporary: false,
    appVersion: '0.0.0',
    host: 'headless',
    remedy: 'settings',
    desktop: setUp.desktop ?? null,
    onEvent: (event: EngineEvent) => events.all.push(event),
    onNotice: (text) => troubles.push(text),
    log: (line) => troubles.push(line),
  })
  onTestFinished(async () => {
    await portside.close(0)
    if (troubles.length > 0) throw new Error(`Portside complained: ${troubles.join(' ')}`)
  })
  const problem = await portside.server.start()
  if (problem !== null) throw new Error(problem)
  const connect = (localAddress = '127.0.0.1') => {
    const [bound] = portside.server.engine?.boundListeners ?? []
    return RawFtpClient.connect({ host: '127.0.0.1', port: bound?.port ?? 0, localAddress })
  }
  return {
    portside,
    store,
    events,
    tree,
    connect,
    async logIn(userName = 'ann', password = 'secret', localAddress = '127.0.0.1') {
      const client = await connect(localAddress)
      await client.logIn(userName, password)
      return client
    },
  }
}
