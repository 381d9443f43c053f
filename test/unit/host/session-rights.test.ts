import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../app/main/engine/engine-event.ts'
import {
  type Account,
  type AccountSource,
  openNativeStorage,
  type Principal,
  presetPermissions,
} from '../../../app/main/engine/host-door.ts'
import { createRunningTransfers } from '../../../app/main/host/running-transfers.ts'
import { createSessionRights } from '../../../app/main/host/session-rights.ts'
import {
  defaultSettings,
  type Settings,
  settingsSchema,
} from '../../../app/main/host/settings/settings-schema.ts'
import { waitFor } from '../../helpers/wait-for.ts'

function settingsWith(...users: object[]): Settings {
  return settingsSchema.parse({ ...defaultSettings, users })
}

function accountOf(user: Settings['users'][number], { shares }: Settings): Account {
  const { id, name, password, isEnabled, isAnonymous, requiresTls } = user
  return {
    accountId: id,
    name,
    password,
    isEnabled,
    isAnonymous,
    requiresTls,
    mounts: () =>
      Promise.all(
        shares.map(async ({ id: shareId, name: shareName, folder, preset }) => ({
          shareId,
          at: [shareName],
          storage: await openNativeStorage(folder),
          permissions: presetPermissions[preset === 'custom' ? 'full' : preset],
        })),
      ),
  }
}

function setUp(accountIds: readonly (string | null)[]) {
  const applied: { accountId: string; principal: Principal | null }[] = []
  const aborted: string[] = []
  let settings = defaultSettings
  const engine = {
    sessions: () =>
      accountIds.map((accountId, index) => ({
        sessionId: `s${index}`,
        accountId,
        peer: { address: '192.0.2.1', port: index },
      })),
    applyPrincipal(accountId: string, principal: Principal | null) {
      applied.push({ accountId, principal })
      return 0
    },
    start: async () => undefined,
    stop: async () => undefined,
    boundListeners: [],
    disconnect: () => true,
    abortTransfer: (sessionId: string) => aborted.push(sessionId) > 0,
    setSpeed: () => undefined,
    subscribe: () => () => undefined,
  }
  const accounts: AccountSource = {
    find: (name) => {
      const user = settings.users.find((entry) => entry.name === name)
      return user === undefined ? null : accountOf(user, settings)
    },
    findAnonymous: () => null,
  }
  const rights = createSessionRights({
    engine: () => engine,
    settings: () => settings,
    accounts,
    log: () => undefined,
  })
  const change = (next: Settings): void => {
    const previous = settings
    settings = next
    rights.settingsChanged(next, previous)
  }
  return { applied, aborted, change, rights }
}

const share = (id: string, name: string, preset: string) => ({ id, name, preset, folder: tmpdir() })

const started = (sessionId: string, kind: 'download' | 'upload', path: string): EngineEvent => ({
  type: 'transfer-started',
  at: 0,
  transferId: `of ${sessionId}`,
  sessionId,
  kind,
  path,
  totalBytes: null,
  mode: 'passive',
  isEncrypted: false,
})

describe('transfers that are already running', () => {
  it('are aborted when their share is no longer shared or no longer allows them, and no others are', async () => {
    const { applied, aborted, change, rights } = setUp(['u1', 'u1', 'u1', 'u1'])
    const user = { id: 'u1', name: 'ann' }
    const withShares = (...shares: object[]) => settingsSchema.parse({ ...settingsWith(user), shares })
    change(withShares(share('a', 'Photos', 'full'), share('b', 'Inbox', 'full'), share('c', 'Old', 'full')))
    await waitFor('the first rights', () => applied.length === 1)
    rights.applyEngineEvent(started('s0', 'download', '/Photos/a.raw'))
    rights.applyEngineEvent(started('s1', 'upload', '/Photos/b.raw'))
    rights.applyEngineEvent(started('s2', 'upload', '/Inbox/deep/c.raw'))
    rights.applyEngineEvent(started('s3', 'download', '/Old/d.raw'))
    change(withShares(share('a', 'Pictures', 'read-only'), share('b', 'Inbox', 'upload-only')))
    await waitFor('the rights', () => applied.length === 2)
    expect(aborted).toEqual(['s1', 's3'])
  })

  it('are forgotten when they end', () => {
    const transfers = createRunningTransfers(() => [])
    transfers.applyEngineEvent(started('s0', 'download', '/Gone/a'))
    expect(transfers.isAllowed('s0', [])).toBe(false)
    transfers.applyEngineEvent({
      type: 'transfer-ended',
      at: 1,
      transferId: 'of s0',
      sessionId: 's0',
      bytes: 0,
      durationMs: 1,
      outcome: { kind: 'completed' },
    })
    expect(transfers.isAllowed('s0', [])).toBe(true)
  })
})

describe('rights of sessions that are already there', () => {
  it('follow a change of their user, once for each account', async () => {
    const { applied, change } = setUp(['u1', 'u1', null])
    change(settingsWith({ id: 'u1', name: 'ann' }))
    await waitFor('the rights', () => applied.length > 0)
    expect(applied).toMatchObject([{ accountId: 'u1', principal: { name: 'ann', isAnonymous: false } }])
  })

  it('end with a user who was disabled or removed', async () => {
    const { applied, change } = setUp(['u1', 'u2'])
    change(settingsWith({ id: 'u1', name: 'ann', isEnabled: false }))
    await waitFor('the rights', () => applied.length === 2)
    expect(applied).toEqual([
      { accountId: 'u1', principal: null },
      { accountId: 'u2', principal: null },
    ])
  })

  it('have the last word of two changes in a row', async () => {
    const { applied, change } = setUp(['u1'])
    change(settingsWith({ id: 'u1', name: 'ann' }))
    change(settingsWith({ id: 'u1', name: 'ann', isEnabled: false }))
    await waitFor('the rights', () => applied.length === 2)
    expect(applied.at(-1)).toEqual({ accountId: 'u1', principal: null })
  })
})
