import { tmpdir } from 'node:os'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../app/main/engine/engine-event.ts'
import {
  type Account,
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
  const applied: { accountId: string; principal: Principal }[] = []
  const ended: string[] = []
  const clock = { nowMs: 0 }
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
      if (principal !== null) applied.push({ accountId, principal })
      return 0
    },
    endSessionsOf(accountId: string, reason: string) {
      const isNew = !ended.includes(`${accountId} ${reason}`)
      if (isNew) ended.push(`${accountId} ${reason}`)
      return isNew ? 2 : 0
    },
    start: async () => undefined,
    stop: async () => undefined,
    boundListeners: [],
    failedListeners: [],
    retryListeners: async () => undefined,
    applyOptions: async () => undefined,
    disconnect: () => true,
    abortTransfer: (sessionId: string) => aborted.push(sessionId) > 0,
    subscribe: () => () => undefined,
  }
  const rights = createSessionRights({
    engine: () => engine,
    settings: () => settings,
    accountOf: (user) => accountOf(user, settings),
    now: () => clock.nowMs,
    log: () => undefined,
  })
  const change = (next: Settings): void => {
    const previous = settings
    settings = next
    rights.settingsChanged(next, previous)
  }
  return { applied, aborted, ended, clock, change, rights }
}

const share = (id: string, name: string, preset: string) => ({ id, name, preset, folder: tmpdir() })

const started = (
  sessionId: string,
  kind: 'download' | 'upload',
  shareId: string,
  path: string,
): EngineEvent => ({
  type: 'transfer-started',
  at: 0,
  transferId: `of ${sessionId}`,
  sessionId,
  kind,
  path: `/shown/${path}`,
  shareId,
  namesInShare: path.split('/'),
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
    rights.applyEngineEvent(started('s0', 'download', 'a', 'a.raw'))
    rights.applyEngineEvent(started('s1', 'upload', 'a', 'b.raw'))
    rights.applyEngineEvent(started('s2', 'upload', 'b', 'deep/c.raw'))
    rights.applyEngineEvent(started('s3', 'download', 'c', 'd.raw'))
    change(withShares(share('a', 'Pictures', 'read-only'), share('b', 'Inbox', 'upload-only')))
    await waitFor('the rights', () => applied.length === 2)
    expect(aborted).toEqual(['s1', 's3'])
  })

  it('are aborted when their share becomes another folder', async () => {
    const { applied, aborted, change, rights } = setUp(['u1', 'u1'])
    const withFolder = (folder: string) =>
      settingsSchema.parse({
        ...settingsWith({ id: 'u1', name: 'ann' }),
        shares: [{ ...share('a', 'Photos', 'full'), folder }, share('b', 'Inbox', 'full')],
      })
    change(withFolder(tmpdir()))
    await waitFor('the first rights', () => applied.length === 1)
    rights.applyEngineEvent(started('s0', 'download', 'a', 'a.raw'))
    rights.applyEngineEvent(started('s1', 'download', 'b', 'a.raw'))
    change(withFolder(`${tmpdir()}/`))
    await waitFor('the rights', () => applied.length === 2)
    expect(aborted).toEqual(['s0'])
  })

  it('are aborted as they start when their rights went while the file was being opened', async () => {
    const { applied, aborted, change, rights } = setUp(['u1'])
    const withShare = (preset: string) =>
      settingsSchema.parse({
        ...settingsWith({ id: 'u1', name: 'ann' }),
        shares: [share('a', 'Photos', preset)],
      })
    rights.applyEngineEvent({ type: 'logged-in', at: 0, sessionId: 's0', accountId: 'u1', userName: 'ann' })
    change(withShare('full'))
    change(withShare('read-only'))
    await waitFor('the rights', () => applied.length === 2)
    rights.applyEngineEvent(started('s0', 'download', 'a', 'a.raw'))
    expect(aborted).toEqual([])
    rights.applyEngineEvent(started('s0', 'upload', 'a', 'a.raw'))
    expect(aborted).toEqual(['s0'])
  })

  it('are forgotten when they end', () => {
    const transfers = createRunningTransfers(() => [])
    transfers.applyEngineEvent(started('s0', 'download', 'x', 'a'))
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

  it('follow the groups and limits of the server, and not the theme', async () => {
    const { applied, change } = setUp(['u1'])
    const settings = settingsWith({ id: 'u1', name: 'ann' })
    change(settings)
    change({ ...settings, groups: [...settings.groups] })
    change({ ...settings, server: { ...settings.server, maxSessionsPerUser: 2 } })
    await waitFor('the rights', () => applied.length === 3)
  })

  it('end with a user who was disabled or removed', async () => {
    const { ended, change } = setUp(['u1', 'u2'])
    change(settingsWith({ id: 'u1', name: 'ann', isEnabled: false }))
    await waitFor('the ends', () => ended.length === 2)
    expect(ended).toEqual(['u1 account-removed', 'u2 account-removed'])
  })

  it('have the last word of two changes in a row', async () => {
    const { applied, ended, change } = setUp(['u1'])
    change(settingsWith({ id: 'u1', name: 'ann' }))
    change(settingsWith({ id: 'u1', name: 'ann', isEnabled: false }))
    await waitFor('the end', () => ended.length === 1)
    expect(applied.length).toBeLessThanOrEqual(1)
  })

  it('end when the user expires', async () => {
    const { applied, ended, clock, change, rights } = setUp(['u1'])
    change(settingsWith({ id: 'u1', name: 'ann', expiresAtMs: 1000 }))
    await waitFor('the rights', () => applied.length === 1)
    clock.nowMs = 1000
    rights.refresh()
    await waitFor('the end', () => ended.length === 1)
    expect(ended).toEqual(['u1 account-expired'])
  })
})

describe('a change of a user that spares its sessions', () => {
  const ann = { id: 'u1', name: 'ann' }
  const disabled = { ...ann, isEnabled: false }

  it('tells how many sessions ended where it does not', async () => {
    const { change, rights, ended } = setUp(['u1', 'u1'])
    change(settingsWith(ann))
    const outcome = await rights.changing('u1', 'nothing', async () => change(settingsWith(disabled)))
    expect(outcome.ended).toBe(2)
    expect(ended).toEqual(['u1 account-removed'])
  })

  it.each([
    ['disabled', [disabled]],
    ['removed', []],
  ])('keeps those of a user who was %s, with what shares still give it', async (_title, users) => {
    const { change, rights, applied, ended } = setUp(['u1'])
    change(settingsWith(ann))
    const outcome = await rights.changing('u1', 'everything', async () => change(settingsWith(...users)))
    expect(outcome.ended).toBe(0)
    const later = applied.length
    change({ ...settingsWith(...users), shares: [] })
    await waitFor('later rights', () => applied.length > later)
    expect(ended).toEqual([])
    // Removed for good by a change that spares nothing.
    await rights.changing('u1', 'nothing', async () => change(settingsWith(ann)))
    await rights.changing('u1', 'nothing', async () => change(settingsWith()))
    expect(ended).toEqual(['u1 account-removed'])
  })

  const password = (hash: string) => ({
    algorithm: 'scrypt',
    n: 16,
    r: 8,
    p: 1,
    salt: Buffer.alloc(16).toString('base64'),
    hash: Buffer.alloc(32, hash).toString('base64'),
  })

  it.each([
    ['nothing', ['u1 password-changed']],
    ['everything', []],
    ['old-password', []],
  ] as const)('sparing %s, ends %j when the password is another', async (sparing, wanted) => {
    const { change, rights, ended } = setUp(['u1'])
    change(settingsWith({ ...ann, password: password('a') }))
    const other = settingsWith({ ...ann, password: password('b') })
    await rights.changing('u1', sparing, async () => change(other))
    expect(ended).toEqual(wanted)
  })
})
