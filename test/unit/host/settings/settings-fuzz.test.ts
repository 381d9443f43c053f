import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareNameFault } from '../../../../app/main/host/settings/name-rules.ts'
import { salvageSettings } from '../../../../app/main/host/settings/salvage.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { suggestShareName } from '../../../../app/main/host/settings/share-folder-rules.ts'

const whole = JSON.stringify(
  settingsSchema.parse({
    version: 2,
    shares: [{ id: 's', name: 'Photos', folder: '/srv/photos', preset: 'full' }],
    users: [
      { id: 'u', name: 'ann', access: { kind: 'selected', grants: [{ shareId: 's', preset: 'full' }] } },
    ],
  }),
)

const wholeBytes = Buffer.from(whole)

/** Files as they come out of broken disks, other programs and hostile hands. */
const hostileFile: fc.Arbitrary<string | Uint8Array> = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.uint8Array({ maxLength: 300 }),
  // A whole file with some bytes of another one in it.
  fc
    .tuple(fc.nat(wholeBytes.length), fc.uint8Array({ maxLength: 16 }))
    .map(([at, bytes]) =>
      Buffer.concat([wholeBytes.subarray(0, at), bytes, wholeBytes.subarray(at + bytes.length)]),
    ),
  fc.json(),
  // A whole file cut short.
  fc.nat(whole.length).map((length) => whole.slice(0, length)),
  // A whole file with some characters replaced.
  fc
    .tuple(fc.nat(whole.length), fc.string({ maxLength: 8 }))
    .map(([at, text]) => whole.slice(0, at) + text + whole.slice(at + text.length)),
  // The right shape with the wrong values.
  fc
    .record({ server: fc.anything(), shares: fc.anything(), users: fc.anything(), appearance: fc.anything() })
    .map((fields) =>
      JSON.stringify({ version: 2, ...fields }, (_key, value) => (typeof value === 'bigint' ? 1 : value)),
    ),
)

describe('a settings file nobody wrote', () => {
  it('opens as valid settings or is kept aside unchanged, and never throws', async () => {
    await fc.assert(
      fc.asyncProperty(hostileFile, async (content) => {
        const folder = mkdtempSync(join(tmpdir(), 'portside-fuzz-'))
        try {
          writeFileSync(join(folder, 'settings.json'), content)
          const { store, notices } = await openSettingsStore(folder)
          expect(settingsSchema.parse(store.current)).toEqual(store.current)
          const aside = readdirSync(folder).filter((name) => name.includes('.broken-'))
          expect(aside.length > 0).toBe(notices.length > 0)
          const kept = readFileSync(join(folder, aside[0] ?? 'settings.json'))
          expect(kept.equals(Buffer.from(content))).toBe(true)
          // The next save leaves it where it is.
          if (aside[0] === undefined) return
          await store.update((settings) => ({
            ...settings,
            appearance: { ...settings.appearance, theme: 'dark' },
          }))
          expect(readFileSync(join(folder, aside[0])).equals(Buffer.from(content))).toBe(true)
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: 300 },
    )
  })

  it('never gives anybody more than the file did before one of its values broke', async () => {
    const rule = { isLanOnly: true, requiresTls: true, allowedAddresses: ['10.0.0.0/8'], maxSessions: 1 }
    const original = settingsSchema.parse({
      version: 2,
      shares: ['s', 't'].map((id) => ({ id, name: id, folder: `/srv/${id}`, names: { deny: ['*.key'] } })),
      groups: [
        {
          id: 'g',
          name: 'Staff',
          ...rule,
          access: { kind: 'selected', grants: [{ shareId: 's', preset: 'full' }] },
        },
      ],
      users: [
        {
          id: 'u',
          name: 'ann',
          ...rule,
          access: { kind: 'selected', grants: [{ shareId: 's', preset: 'full' }] },
        },
        { id: 'v', name: 'bob', ...rule, groupIds: ['g'], access: { kind: 'groups' } },
      ],
    })
    const parts = ['shares', 'groups', 'users'] as const
    const spots = parts.flatMap((part) =>
      original[part].flatMap((entry, index) => Object.keys(entry).map((field) => ({ part, index, field }))),
    )
    await fc.assert(
      fc.property(fc.constantFrom(...spots), fc.jsonValue(), ({ part, index, field }, value) => {
        const json = structuredClone(original) as unknown as Record<string, Record<string, unknown>[]>
        json[part]![index]![field] = value
        fc.pre(!settingsSchema.safeParse(json).success)
        const { settings, problems } = salvageSettings(json)
        expect(problems.length).toBeGreaterThan(0)
        for (const user of settings.users.filter(({ isEnabled }) => isEnabled)) {
          const before = original.users.find(({ name }) => name === user.name)
          const access =
            user.access.kind === 'selected' && user.access.grants.length === 0 ? before?.access : user.access
          expect({ ...user, access }).toEqual(before)
        }
        for (const share of settings.shares.filter(({ isEnabled }) => isEnabled))
          expect(original.shares).toContainEqual(share)
      }),
      { numRuns: 500 },
    )
  })
})

describe('suggestShareName', () => {
  it('gives a usable, free name for any folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.array(fc.string()), (folder, taken) => {
        const name = suggestShareName(folder, taken)
        expect(shareNameFault(name)).toBeNull()
        expect(taken).not.toContain(name)
      }),
    )
  })
})
