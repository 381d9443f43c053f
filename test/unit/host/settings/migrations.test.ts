import { describe, expect, it } from 'vitest'
import type { Migration } from '../../../../app/main/host/settings/migrations.ts'
import { migrate, migrations } from '../../../../app/main/host/settings/migrations.ts'
import { settingsVersion } from '../../../../app/main/host/settings/settings-schema.ts'

describe('migrations', () => {
  it('lead from version 1 to the current one without a gap', () => {
    const needed = Array.from({ length: settingsVersion - 1 }, (_, index) => index + 1)
    expect([...migrations.keys()].sort((a, b) => a - b)).toEqual(needed)
  })

  it('leave a current file alone', () => {
    expect(migrate({ version: 2, server: { controlPort: 1 } })).toEqual({
      version: 2,
      server: { controlPort: 1 },
    })
  })

  it('run one after the other and number the result', () => {
    const chain = new Map<number, Migration>([
      [1, (settings) => ({ ...settings, steps: 'one' })],
      [2, (settings) => ({ ...settings, steps: `${settings.steps} two` })],
    ])
    expect(migrate({ version: 1 }, chain, 3)).toEqual({ version: 3, steps: 'one two' })
  })

  it.each<[string, unknown, RegExp]>([
    ['a file from the future', { version: 3 }, /newer version/],
    ['a version from before the first', { version: 0 }, /not known/],
    ['a file without a version', {}, /not a settings file/],
    ['a version that is text', { version: '1' }, /not a settings file/],
    ['a list', [], /not a settings file/],
    ['null', null, /not a settings file/],
  ])('refuse %s', (_title, json, message) => {
    expect(() => migrate(json)).toThrow(message)
  })
})
