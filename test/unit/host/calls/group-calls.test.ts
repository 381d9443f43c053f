import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createGroupCalls } from '../../../../app/main/host/calls/group-calls.ts'
import { openSettingsStore, type SettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { calls as contractCalls } from '../../../../app/preload/contract/contract.ts'

let root = ''
let store: SettingsStore
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'portside-groups-'))
  store = (await openSettingsStore(root)).store
})
afterEach(() => rmSync(root, { recursive: true, force: true }))

describe('groups', () => {
  it('are made, changed and removed through the contract', async () => {
    const calls = createGroupCalls(store, () => 5)
    const added = await calls.addGroup(
      contractCalls.addGroup.argument.parse({ name: 'Staff', isLanOnly: true }),
    )
    const id = added.ok ? added.value.id : ''
    expect(store.current.groups).toMatchObject([{ id, name: 'Staff', isLanOnly: true, createdAtMs: 5 }])
    const changes = contractCalls.updateGroup.argument.parse({ id, note: 'days only' })
    expect(await calls.updateGroup(changes)).toEqual({ ok: true, value: null })
    expect(store.current.groups).toMatchObject([{ name: 'Staff', isLanOnly: true, note: 'days only' }])
    expect(await calls.removeGroup({ id })).toEqual({ ok: true, value: { userCount: 0 } })
    expect(await calls.removeGroup({ id })).toMatchObject({ ok: false, problem: { field: null } })
  })

  it('are refused beside the field that is wrong', async () => {
    const calls = createGroupCalls(store, () => 5)
    expect(await calls.addGroup({ name: '' })).toMatchObject({ ok: false, problem: { field: 'name' } })
  })
})
