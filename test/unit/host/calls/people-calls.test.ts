import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createPeopleCalls } from '../../../../app/main/host/calls/people-calls.ts'
import { openSettingsStore, type SettingsStore } from '../../../../app/main/host/settings/settings-store.ts'

let root = ''
let store: SettingsStore
beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'portside-people-calls-'))
  store = (await openSettingsStore(join(root, 'data'))).store
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

const calls = () => createPeopleCalls(store, () => 5)
const list = 'name\r\nann\r\n"a/b"\r\nAnn\r\nbob\r\n'
const told = {
  count: 2,
  names: ['ann', 'bob'],
  known: 1,
  problems: [{ line: 3, message: 'Choose a name without “/” and “\\”.' }],
  problemCount: 1,
}

describe('names of users from a file', () => {
  it('are told of first, and nobody is added by that', async () => {
    expect(await calls().importUserNames({ text: list, isPreview: true })).toEqual({ ok: true, value: told })
    expect(store.current.users).toEqual([])
  })

  it('become users nobody can sign in as, and go out again', async () => {
    expect(await calls().importUserNames({ text: list, isPreview: false })).toEqual({ ok: true, value: told })
    expect(store.current.users).toMatchObject([
      { name: 'ann', isEnabled: false, password: null },
      { name: 'bob', isEnabled: false, password: null },
    ])
    expect(await calls().exportUserNames(undefined)).toEqual({ text: '\uFEFFname\r\nann\r\nbob\r\n' })
  })

  it('list at most a hundred of each, and count all', async () => {
    const good = Array.from({ length: 150 }, (_, index) => `user ${index}`)
    const bad = Array.from({ length: 130 }, (_, index) => `a/${index}`)
    const outcome = await calls().importUserNames({ text: [...good, ...bad].join('\n'), isPreview: true })
    const value = outcome.ok ? outcome.value : null
    expect(value).toMatchObject({ count: 150, problemCount: 130 })
    expect([value?.names.length, value?.problems.length]).toEqual([100, 100])
  })

  it.each([
    ['\r\n\r\n', 'There is no name in this file.'],
    ['name\r\n', 'There is no name in this file.'],
    ['"ann', 'A quotation mark in line 1 is not closed.'],
  ])('are refused when they are %j', async (text, message) => {
    const problem = { field: 'text', message }
    expect(await calls().importUserNames({ text, isPreview: false })).toEqual({ ok: false, problem })
  })
})
