import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parsePath } from '../../../../../app/main/engine/control/arguments/path-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

describe('a path', () => {
  it('is taken to the byte, or refused for CR, LF and NUL alone', () => {
    fc.assert(
      fc.property(
        fc.oneof(anyText, fc.string({ unit: fc.constantFrom('a', ' ', '\r', '\n', '\0', '"') })),
        (text) => {
          const path = parsePath(text)
          if (path instanceof ArgumentError)
            expect([path.reply.code, /[\0\r\n]/.test(text)]).toEqual([501, true])
          else expect([path, /[\0\r\n]/.test(text)]).toEqual([text, false])
        },
      ),
    )
  })
})
