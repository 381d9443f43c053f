import { describe, expect, it } from 'vitest'
import { legacyCharsets } from '../../../../../app/preload/contract/fields/server-rules.ts'
import { charsetOptions } from '../../../../../app/renderer/views/settings/charset-options.ts'

describe('charsetOptions', () => {
  it('offer none first and then every charset once, by language', () => {
    const [none, ...others] = charsetOptions()
    expect(none?.value).toBe('none')
    expect(others.map(({ value }) => value).sort()).toEqual([...legacyCharsets].sort())
    const labels = others.map(({ label }) => label)
    expect(new Set(labels).size).toBe(labels.length)
    expect(labels).toEqual([...labels].sort((one, other) => one.localeCompare(other, 'en')))
  })
})
