import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { folderWith } from '../../../helpers/settings/failing-disk.ts'

/** Written by the last program that knew version 1 alone. */
const version1 = readFileSync(
  fileURLToPath(new URL('../../../fixtures/settings/version-1.json', import.meta.url)),
  'utf8',
)

/** What version 2 says of things version 1 knew nothing about. */
const newOfServer = {
  maxSessionsPerUser: null,
  speed: { download: null, upload: null },
  sessionSpeed: { download: null, upload: null },
  diskReserveBytes: 64_000_000,
  announce: false,
}
const newOfShares = {
  isEnabled: true,
  expiresAtMs: null,
  permissions: [],
  folders: [],
  links: 'inside',
  names: { allow: [], deny: [], hide: [] },
  onExisting: 'overwrite',
  partialUploads: 'resume',
  quota: { maxBytes: null, maxFiles: null },
  maxFileBytes: null,
  diskReserveBytes: null,
}
const newOfUsers = {
  kind: 'person',
  expiresAtMs: null,
  groupIds: [],
  isLanOnly: false,
  allowedAddresses: [],
  deniedAddresses: [],
  startFolder: null,
  maxSessions: null,
  speed: { download: null, upload: null },
  sessionSpeed: { download: null, upload: null },
  quota: { maxBytes: null, maxFiles: null },
  maxFileBytes: null,
}
/** Version 1 left these unsaid where they had their default. */
const saidSinceThen = { isAdmin: false, allowsPlain: false, tlsResumption: null }
const newOfGrants = { at: null, permissions: [], folders: [] }

type Entries = readonly Record<string, unknown>[]
interface Access {
  readonly kind: string
  readonly grants?: Entries
}

function accessNow(access: Access): object {
  if (access.grants === undefined) return access
  return { ...access, grants: access.grants.map((grant) => ({ ...grant, ...newOfGrants })) }
}

describe('a file of version 1', () => {
  it('loads with everything it says, and defaults for what it knew nothing about', async () => {
    const { store, notices } = await openSettingsStore(folderWith({ 'settings.json': version1 }))
    const before = JSON.parse(version1) as {
      server: object
      shares: Entries
      users: (Record<string, unknown> & { access: Access })[]
      appearance: object
    }
    expect(notices).toEqual([])
    expect(store.current).toEqual({
      // Parts that came to be later.
      ...defaultSettings,
      version: 2,
      server: { ...newOfServer, ...before.server },
      shares: before.shares.map((share) => ({ ...newOfShares, ...share })),
      users: before.users.map((user) => ({
        ...newOfUsers,
        ...saidSinceThen,
        ...user,
        access: accessNow(user.access),
      })),
      groups: [],
      appearance: { ...defaultSettings.appearance, ...before.appearance },
    })
  })

  it('is kept as the backup by the first save, which is of version 2', async () => {
    const folder = folderWith({ 'settings.json': version1 })
    const { store } = await openSettingsStore(folder)
    expect(readdirSync(folder)).toEqual(['settings.json'])
    await store.update((settings) => ({
      ...settings,
      appearance: { ...settings.appearance, theme: 'light' },
    }))
    expect(readFileSync(join(folder, 'settings.json.bak'), 'utf8')).toBe(version1)
    expect(JSON.parse(readFileSync(join(folder, 'settings.json'), 'utf8'))).toEqual(store.current)
    expect((await openSettingsStore(folder)).store.current).toEqual(store.current)
  })
})
