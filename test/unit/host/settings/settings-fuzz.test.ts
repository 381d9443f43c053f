import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { shareNameFault } from '../../../../app/main/host/settings/name-rules.ts'
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

/** Files as they come out of broken disks, other programs and hostile hands. */
const hostileFile = fc.oneof(
  fc.string({ unit: 'binary' }),
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
        } finally {
          rmSync(folder, { recursive: true, force: true })
        }
      }),
      { numRuns: 300 },
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
