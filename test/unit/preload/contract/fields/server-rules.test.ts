import { describe, expect, it } from 'vitest'
import { legacyCharsetNames } from '../../../../../app/main/engine/legacy-charset.ts'
import { serverSettingsSchema } from '../../../../../app/main/host/settings/server-settings-schema.ts'
import { calls } from '../../../../../app/preload/contract/contract.ts'
import { isAddressOrName, legacyCharsets } from '../../../../../app/preload/contract/fields/server-rules.ts'
import { serverSettingsSchema as wireSchema } from '../../../../../app/preload/contract/wire-types.ts'

describe('the settings of the server', () => {
  it('are the same in the settings file, in the snapshot and in the call that changes them', () => {
    const fields = Object.keys(serverSettingsSchema.parse({})).sort()
    expect(Object.keys(wireSchema.shape).sort()).toEqual(fields)
    expect(Object.keys(calls.updateSettings.argument.shape).sort()).toEqual(fields)
  })

  it('stay as they are where a change does not name them', () => {
    expect(calls.updateSettings.argument.parse({ maxSessions: 5 })).toEqual({ maxSessions: 5 })
  })

  it('know the legacy charsets the engine knows', () => {
    expect(legacyCharsets).toEqual(legacyCharsetNames)
  })
})

describe('isAddressOrName', () => {
  it.each([
    ['203.0.113.7', true],
    ['home.example.org', true],
    ['localhost', true],
    ['xn--bcher-kva.example', true],
    ['203.0.113', false],
    ['203.0.113.256', false],
    ['203.0.113.07', false],
    ['example.org.1', false],
    ['-bad.example', false],
    ['two words', false],
    ['', false],
  ])('%s: %s', (text, expected) => {
    expect(isAddressOrName(text)).toBe(expected)
  })
})
