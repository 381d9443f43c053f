import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseMode, parseModedPath } from '../../../../../app/main/engine/control/arguments/mode-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'
import { anyText } from '../../../../helpers/commands/any-text.ts'

const read = (argument: string) => {
  const parsed = parseModedPath(argument)
  return parsed instanceof ArgumentError ? parsed.reply.code : parsed
}

describe('mode and path of SITE CHMOD', () => {
  it.each([
    ['three digits', '644 a', { mode: 0o644, path: 'a' }],
    ['a leading zero', '0755 a b', { mode: 0o755, path: 'a b' }],
    ['setuid', '4755 a', 504],
    ['letters', 'u+x a', 501],
    ['no path', '644', 501],
    ['no path behind the space', '644 ', 501],
    ['a digit that is not octal', '648 a', 501],
  ])('%s', (_title, argument, expected) => {
    expect(read(argument)).toEqual(expected)
  })

  it('come back as they were for every mode and name', () => {
    const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\0\r\n]/.test(text))
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 0o777 }), name, (mode, path) => {
        expect(read(`${mode.toString(8).padStart(3, '0')} ${path}`)).toEqual({ mode, path })
      }),
    )
  })

  it('never give rights beyond the nine bits', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const mode = parseMode(text)
        return mode instanceof ArgumentError || (mode >= 0 && mode <= 0o777)
      }),
    )
  })
})
