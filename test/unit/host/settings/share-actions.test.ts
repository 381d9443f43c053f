import { join, parse, resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Settings } from '../../../../app/main/host/settings/settings-schema.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import { addShare, removeShare, updateShare } from '../../../../app/main/host/settings/share-actions.ts'

const root = resolve('/home/ann')
const guard = { dataFolder: join(root, '.config', 'portside'), homeFolder: root }
const at = (...names: string[]) => join(root, ...names)

function settingsWith(shares: object[] = [], users: object[] = []): Settings {
  return settingsSchema.parse({ version: 2, shares, users })
}

const photos = { id: 'p', name: 'Photos', folder: at('photos'), preset: 'read-only' }

/** The result's problem or, when there is none, its warnings. */
function answer(result: ReturnType<typeof addShare>): unknown {
  return result.ok ? result.warnings : result.problem
}

describe('addShare', () => {
  it('adds a share under a tidied name and leaves the old value alone', () => {
    const before = settingsWith()
    const result = addShare(before, { folder: at('music'), name: ' Music ', preset: 'full' }, guard)
    expect(result).toMatchObject({ ok: true, value: { name: 'Music', folder: at('music'), preset: 'full' } })
    expect(before.shares).toEqual([])
    expect(result.ok && settingsSchema.parse(result.settings)).toEqual(result.ok && result.settings)
  })

  it.each<[string, string, RegExp]>([
    ['an empty name', '  ', /Enter a name/],
    ['a name that is taken', 'PHOTOS', /already a share called “Photos”/],
    ['a slash', 'a/b', /without “\/”/],
    ['a backslash', 'a\\b', /without “\/”/],
    ['dots', '..', /meaning of their own/],
    ['a control character', 'a\u0007', /control characters/],
    ['101 characters', 'x'.repeat(101), /at most 100/],
  ])('refuses %s', (_title, name, message) => {
    const result = addShare(settingsWith([photos]), { folder: at('new'), name, preset: 'full' }, guard)
    expect(answer(result)).toMatchObject({ field: 'name', message: expect.stringMatching(message) })
  })

  it.each<[string, string, RegExp]>([
    ['a whole disk', parse(root).root, /whole disk/],
    ['the data folder', guard.dataFolder, /settings and keys/],
    ['a folder in the data folder', join(guard.dataFolder, 'certificates'), /settings and keys/],
    ['a folder around the data folder', at('.config'), /settings and keys/],
  ])('refuses %s', (_title, folder, message) => {
    const result = addShare(settingsWith(), { folder, name: 'x', preset: 'full' }, guard)
    expect(answer(result)).toMatchObject({ field: 'folder', message: expect.stringMatching(message) })
  })

  it.each<[string, string, RegExp[]]>([
    ['a folder of its own', at('music'), []],
    ['a sibling with the same beginning', at('photos-old'), []],
    ['a sibling that begins with dots', at('..photos'), []],
    ['the same folder again', at('photos'), [/already shared as “Photos”/]],
    ['a folder inside a share', at('photos', '2024'), [/inside the share “Photos”/]],
  ])('warns as needed about %s', (_title, folder, warnings) => {
    const result = addShare(settingsWith([photos]), { folder, name: 'x', preset: 'full' }, guard)
    expect(answer(result)).toEqual(warnings.map((warning) => expect.stringMatching(warning)))
  })

  it('warns about the home folder and the shares inside it', () => {
    const elsewhere = { ...guard, dataFolder: resolve('/var/portside') }
    const result = addShare(settingsWith([photos]), { folder: root, name: 'x', preset: 'full' }, elsewhere)
    expect(answer(result)).toEqual([
      expect.stringMatching(/whole home folder/),
      expect.stringMatching(/“Photos” lies inside this one/),
    ])
  })
})

describe('updateShare', () => {
  it('changes what is said and keeps the rest', () => {
    const result = updateShare(settingsWith([photos]), 'p', { preset: 'full' }, guard)
    expect(result).toMatchObject({ ok: true, value: { ...photos, preset: 'full' }, warnings: [] })
  })

  it('lets a share change the case of its own name', () => {
    expect(updateShare(settingsWith([photos]), 'p', { name: 'PHOTOS' }, guard)).toMatchObject({ ok: true })
  })

  it.each<[string, string, object, string | null]>([
    ['a share that is gone', 'x', {}, null],
    ['the name of another', 'p', { name: 'music' }, 'name'],
    ['the data folder', 'p', { folder: guard.dataFolder }, 'folder'],
  ])('refuses %s', (_title, id, changes, field) => {
    const music = { id: 'm', name: 'Music', folder: at('music') }
    const result = updateShare(settingsWith([photos, music]), id, changes, guard)
    expect(result).toMatchObject({ ok: false, problem: { field } })
  })
})

describe('removeShare', () => {
  it('removes the share and every grant on it', () => {
    const grants = [
      { shareId: 'p', preset: 'full' },
      { shareId: 'm', preset: 'full' },
    ]
    const users = [
      { id: 'a', name: 'ann', access: { kind: 'selected', grants } },
      { id: 'b', name: 'bob' },
    ]
    const result = removeShare(settingsWith([photos], users), 'p')
    expect(result.ok && result.settings.shares).toEqual([])
    expect(result.ok && result.settings.users.map(({ access }) => access)).toEqual([
      {
        kind: 'selected',
        grants: [{ shareId: 'm', at: null, preset: 'full', permissions: [], folders: [] }],
      },
      { kind: 'all-shares' },
    ])
  })

  it('says when the share is gone already', () => {
    expect(removeShare(settingsWith(), 'p')).toMatchObject({ ok: false, problem: { field: null } })
  })
})
