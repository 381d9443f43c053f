import { describe, expect, it } from 'vitest'
import type { Account, AccountSource, Principal } from '../../../app/main/engine/host-door.ts'
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

function accountOf(user: Settings['users'][number]): Account {
  const { id, name, password, isEnabled, isAnonymous, requiresTls } = user
  return {
    accountId: id,
    name,
    password,
    isEnabled,
    isAnonymous,
    requiresTls,
    mounts: async () => [],
  }
}

function setUp(accountIds: readonly (string | null)[]) {
  const applied: { accountId: string; principal: Principal | null }[] = []
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
    },
    start: async () => undefined,
    stop: async () => undefined,
    boundListeners: [],
    disconnect: () => true,
    abortTransfer: () => true,
    subscribe: () => () => undefined,
  }
  const accounts: AccountSource = {
    find: (name) => {
      const user = settings.users.find((entry) => entry.name === name)
      return user === undefined ? null : accountOf(user)
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
  return { applied, change }
}

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
