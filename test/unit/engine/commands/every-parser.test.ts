import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../../../app/main/engine/commands/registry.ts'
import { siteRegistry } from '../../../../app/main/engine/commands/site/site-registry.ts'
import { ArgumentError } from '../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../helpers/commands/any-text.ts'

/** Text that looks like arguments: the pieces parsers cut at, in any order. */
const nearlyArgument = fc
  .array(
    fc.constantFrom(
      'a',
      '"',
      '""',
      ' ',
      '  ',
      ',',
      ';',
      '=',
      '|',
      '1',
      '0',
      '-',
      '/',
      '20240101000000',
      'UTC',
      '.',
    ),
    {
      maxLength: 24,
    },
  )
  .map((pieces) => pieces.join(''))
const argument = fc.oneof(anyText, nearlyArgument, nearlyArgument)

const parsers = [
  ...commandRegistry.all.map(({ verbs, bind }) => ({ name: verbs[0] as string, bind })),
  ...siteRegistry.all.map(({ name, bind }) => ({ name: `SITE ${name}`, bind })),
]

describe('the argument of every command', () => {
  it.each(parsers)('$name is taken or refused with a reply, whatever it is', ({ bind }) => {
    fc.assert(
      fc.property(argument, (text) => {
        const bound = bind(text)
        if (!(bound instanceof ArgumentError)) return typeof bound === 'function'
        const { code, lines } = bound.reply
        expect([500, 501, 504, 522, 536]).toContain(code)
        // What the client sent is not in the refusal: it may hold anything.
        return lines.length === 1 && /^[\x20-\x7e]{5,110}$/.test(lines[0] ?? '')
      }),
      { numRuns: 300 },
    )
  })

  // A pattern that tries every way would take minutes here, which the limit of the test ends.
  it.each(parsers)('$name is read soon, however long it is', ({ bind }) => {
    for (const text of [
      '"'.repeat(4000),
      '" '.repeat(2000),
      'a '.repeat(2000),
      '1'.repeat(4000),
      ' '.repeat(4000),
    ]) {
      for (const end of ['', 'x', '1', '"']) expect(bind(`a${text}${end}`)).toBeDefined()
    }
  })
})
