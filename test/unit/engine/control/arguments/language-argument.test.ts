import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLanguage } from '../../../../../app/main/engine/control/arguments/language-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

const read = (argument: string) => {
  const parsed = parseLanguage(argument)
  return parsed instanceof ArgumentError ? parsed.reply.code : parsed
}

describe('the argument of LANG', () => {
  it.each([
    ['EN', 'en'],
    ['en-US', 'en-us'],
    ['de_AT', 'de_at'],
    ['', ''],
    ['  fr ', 'fr'],
    ['e n', 501],
    ['toolongforatag', 501],
    ['1', 501],
  ])('%j is %j', (argument, expected) => {
    expect(read(argument)).toBe(expected)
  })

  it('is a tag of letters, digits and hyphens, or nothing', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom('e', 'N', '-', '_', '1', ' ') })),
        (text) => {
          const tag = read(text)
          return tag === 501 || /^(?:[a-z]{1,8}(?:[-_][a-z0-9]{1,8})*)?$/.test(String(tag))
        },
      ),
    )
  })
})
