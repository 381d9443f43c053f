import { describe, expect, it } from 'vitest'
import type { FolderFinding } from '../../../../../app/main/host/settings/portable/import-folders.ts'
import {
  type ImportChoices,
  importSettings,
} from '../../../../../app/main/host/settings/portable/import-settings.ts'
import { summarize } from '../../../../../app/main/host/settings/portable/import-summary.ts'
import {
  readDocument,
  writeDocument,
} from '../../../../../app/main/host/settings/portable/portable-document.ts'
import { settingsSchema } from '../../../../../app/main/host/settings/settings-schema.ts'
import { type PortablePart, portableParts } from '../../../../../app/preload/contract/portable-types.ts'

const password = {
  algorithm: 'scrypt',
  n: 16,
  r: 8,
  p: 1,
  salt: Buffer.alloc(16).toString('base64'),
  hash: Buffer.alloc(32, 7).toString('base64'),
} as const
const selected = (...shareIds: string[]) => ({
  kind: 'selected',
  grants: shareIds.map((shareId) => ({ shareId, preset: 'full' })),
})
const settingsOf = (parts: object) => settingsSchema.parse({ version: 2, ...parts })
const share = (id: string, name: string, more: object = {}) => ({
  id,
  name,
  folder: `/there/${name}`,
  ...more,
})

interface Given {
  readonly parts?: readonly PortablePart[]
  readonly choices?: ImportChoices
  readonly findings?: Readonly<Record<string, FolderFinding>>
  readonly passwords?: ReadonlyMap<string, typeof password>
}

const everything = (choice: 'merge' | 'replace'): ImportChoices =>
  Object.fromEntries(portableParts.map((part) => [part, choice]))

/** Exports `there` and imports it here. */
function importInto(here: object, there: object, given: Given = {}) {
  const { parts = portableParts, choices = everything('merge'), findings = {}, passwords = new Map() } = given
  const reading = readDocument(writeDocument(settingsOf(there), parts, null, 1))
  if (!reading.ok) throw new Error(reading.message)
  const { document } = reading
  const folders = new Map(
    document.settings.shares.map(({ id, folder }) => [
      id,
      findings[id] ?? ({ kind: 'here', folder } as const),
    ]),
  )
  const result = importSettings(settingsOf(here), document, choices, { folders, passwords, nowMs: 9 })
  if (!result.ok) throw new Error(result.problem.message)
  return {
    settings: result.settings,
    notes: result.value,
    summary: summarize(settingsOf(here), document, folders),
  }
}

describe('importing into an empty Portside', () => {
  it('brings everything, with references that still hold', () => {
    const there = {
      server: { controlPort: 2200 },
      appearance: { theme: 'dark' },
      shares: [share('s', 'Photos')],
      groups: [{ id: 'g', name: 'Staff', access: selected('s') }],
      users: [{ id: 'u', name: 'ann', groupIds: ['g'], access: selected('s') }],
    }
    const { settings, notes } = importInto({}, there, { passwords: new Map([['u', password]]) })
    expect(settings).toEqual(
      settingsOf({ ...there, users: [{ ...there.users[0], password, createdAtMs: 9 }] }),
    )
    expect(notes).toEqual([])
  })

  it('switches users without a password off, and guests not', () => {
    const users = [
      { id: 'u', name: 'ann' },
      { id: 'x', name: 'anonymous', isAnonymous: true },
    ]
    const { settings, notes } = importInto({}, { users })
    expect(settings.users.map(({ isEnabled, password: kept }) => [isEnabled, kept])).toEqual([
      [false, null],
      [true, null],
    ])
    expect(notes).toEqual(['User “ann” is switched off: it has no password yet.'])
  })

  it('takes only the parts that were chosen', () => {
    const there = {
      server: { controlPort: 2200 },
      shares: [share('s', 'Photos')],
      appearance: { theme: 'dark' },
    }
    const { settings } = importInto({}, there, { choices: { appearance: 'replace' } })
    expect(settings).toEqual(settingsOf({ appearance: { theme: 'dark' } }))
  })
})

describe('merging', () => {
  it('gives entries of the same name the ids they have here, so that grants still hold', () => {
    const here = {
      shares: [share('h', 'photos', { preset: 'read-only' }), share('k', 'Kept')],
      users: [{ id: 'bob', name: 'bob', password, access: selected('h', 'k') }],
    }
    const there = {
      shares: [share('t', 'Photos', { preset: 'full' }), share('n', 'New')],
      users: [{ id: 'ann', name: 'ann', access: selected('t', 'n') }],
    }
    const { settings, summary } = importInto(here, there, { passwords: new Map([['ann', password]]) })
    expect(settings.shares.map(({ id, name, preset }) => [id, name, preset])).toEqual([
      ['h', 'Photos', 'full'],
      ['k', 'Kept', 'read-only'],
      ['n', 'New', 'read-only'],
    ])
    const grantsOf = (name: string) => {
      const access = settings.users.find((user) => user.name === name)?.access
      return access?.kind === 'selected' ? access.grants.map(({ shareId }) => shareId) : null
    }
    expect(grantsOf('bob')).toEqual(['h', 'k'])
    expect(grantsOf('ann')).toEqual(['h', 'n'])
    expect(summary.parts.find(({ part }) => part === 'shares')).toEqual({
      part: 'shares',
      count: 2,
      sameNames: ['Photos'],
      onlyHere: ['Kept'],
    })
  })

  it('keeps the password of a user that is here, unless the file brings one', () => {
    const here = { users: [{ id: 'h', name: 'ann', password, createdAtMs: 3 }] }
    const there = { users: [{ id: 't', name: 'Ann', note: 'from there' }] }
    const kept = importInto(here, there)
    expect(kept.settings.users).toMatchObject([
      { id: 'h', password, isEnabled: true, note: 'from there', createdAtMs: 3 },
    ])
    const other = { ...password, n: 32 }
    const brought = importInto(here, there, {
      passwords: new Map([['t', other as unknown as typeof password]]),
    })
    expect(brought.settings.users).toMatchObject([{ id: 'h', password: other }])
  })

  it('gives a new id to what has the id of something else here', () => {
    const { settings } = importInto({ shares: [share('s', 'Renamed')] }, { shares: [share('s', 'Photos')] })
    const [first, second] = settings.shares
    expect([first?.id, first?.name, second?.name]).toEqual(['s', 'Renamed', 'Photos'])
    expect(second?.id).not.toBe('s')
  })

  it('makes the guests of there those of here, whatever they are called', () => {
    const guest = (id: string, name: string) => ({ id, name, isAnonymous: true })
    const { settings } = importInto({ users: [guest('h', 'guest')] }, { users: [guest('t', 'anonymous')] })
    expect(settings.users).toMatchObject([{ id: 'h', name: 'anonymous', isAnonymous: true }])
  })
})

describe('replacing', () => {
  it('removes what the file does not have, and every reference to it', () => {
    const here = {
      shares: [share('a', 'Away'), share('p', 'Photos')],
      groups: [{ id: 'g', name: 'Gone', access: selected('a') }],
      users: [{ id: 'u', name: 'ann', password, groupIds: ['g'], access: selected('a', 'p') }],
    }
    const choices = { shares: 'replace', groups: 'replace' } as const
    const { settings } = importInto(here, { shares: [share('x', 'Photos')] }, { choices })
    expect(settings.shares.map(({ id, name }) => [id, name])).toEqual([['p', 'Photos']])
    expect(settings.groups).toEqual([])
    expect(settings.users).toMatchObject([{ groupIds: [], access: { grants: [{ shareId: 'p' }] } }])
  })
})

describe('references to what did not come along', () => {
  it('are found again by name', () => {
    const there = {
      shares: [share('t', 'Photos')],
      groups: [{ id: 'tg', name: 'Staff' }],
      users: [{ id: 'u', name: 'ann', groupIds: ['tg'], access: selected('t') }],
    }
    const here = { shares: [share('h', 'photos')], groups: [{ id: 'hg', name: 'staff' }] }
    const passwords = new Map([['u', password]])
    const { settings, notes } = importInto(here, there, { parts: ['users'], passwords })
    expect(settings.users).toMatchObject([
      { isEnabled: true, groupIds: ['hg'], access: { grants: [{ shareId: 'h' }] } },
    ])
    expect(notes).toEqual([])
  })

  it('are dropped and said; a user without one of its groups is switched off', () => {
    const there = {
      shares: [share('t', 'Photos')],
      groups: [{ id: 'g', name: 'Staff', isLanOnly: true }],
      users: [{ id: 'u', name: 'ann', groupIds: ['g'], access: selected('t') }],
    }
    const { settings, notes } = importInto({}, there, {
      parts: ['users'],
      passwords: new Map([['u', password]]),
    })
    expect(settings.users).toMatchObject([{ isEnabled: false, groupIds: [], access: { grants: [] } }])
    expect(notes).toEqual([
      'User “ann” lost a share that is not here.',
      'User “ann” is switched off: one of its groups is not here.',
    ])
  })
})

describe('folders', () => {
  it('that are not there make a share wait, or keep the one of here', () => {
    const findings = {
      a: { kind: 'missing', folder: '/there/A' },
      b: { kind: 'missing', folder: '/there/B' },
    } as const
    const there = { shares: [share('a', 'A'), share('b', 'B')] }
    const { settings, notes, summary } = importInto(
      { shares: [{ id: 'h', name: 'B', folder: '/here/b' }] },
      there,
      { findings },
    )
    expect(settings.shares.map(({ name, folder }) => [name, folder])).toEqual([
      ['B', '/here/b'],
      ['A', '/there/A'],
    ])
    expect(notes).toHaveLength(2)
    expect(summary.missingFolders.map(({ name }) => name)).toEqual(['A', 'B'])
  })

  it('that may not be shared leave the share out, with every grant on it', () => {
    const findings = { a: { kind: 'refused', reason: 'A whole disk cannot be shared.' } } as const
    const there = { shares: [share('a', 'A')], users: [{ id: 'u', name: 'ann', access: selected('a') }] }
    const { settings, notes, summary } = importInto({}, there, {
      findings,
      passwords: new Map([['u', password]]),
    })
    expect(settings.shares).toEqual([])
    expect(settings.users).toMatchObject([{ access: { grants: [] } }])
    expect(notes[0]).toBe('Share “A” was left out: A whole disk cannot be shared.')
    expect(summary.refusedShares).toEqual([{ name: 'A', reason: 'A whole disk cannot be shared.' }])
  })
})
