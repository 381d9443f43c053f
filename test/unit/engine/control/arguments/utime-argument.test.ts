import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseUtime } from '../../../../../app/main/engine/control/arguments/utime-argument.ts'
import { ArgumentError } from '../../../../../app/main/engine/control/command-definition.ts'

const read = (argument: string) => {
  const parsed = parseUtime(argument)
  return parsed instanceof ArgumentError ? parsed.reply.code : parsed
}
const name = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => !/[\0\r\n]/.test(text))
const second = fc.integer({ min: 0, max: Date.UTC(9999, 11, 31) / 1000 }).map((seconds) => seconds * 1000)
const digits = (timeMs: number) => new Date(timeMs).toISOString().replace(/\D/g, '').slice(0, 14)

describe('the argument of SITE UTIME', () => {
  it.each([
    ['minutes', '202401020304 a', { timeMs: Date.UTC(2024, 0, 2, 3, 4), path: 'a' }],
    ['a month that does not exist', '20241302030405 a', 501],
    ['no path', '20240102030405', 501],
    ['two times only', 'a 20240102030405 20240102030405 UTC', 501],
  ])('%s', (_title, argument, expected) => {
    expect(read(argument)).toEqual(expected)
  })

  it('is read in the syntax of ncftp for every time and name', () => {
    fc.assert(
      fc.property(second, name, (timeMs, path) => {
        expect(read(`${digits(timeMs)} ${path}`)).toEqual({ timeMs, path })
      }),
    )
  })

  it('is read in the syntax of lftp for every time and name, the second time counts', () => {
    fc.assert(
      fc.property(second, name, (timeMs, path) => {
        const argument = `${path} 20000101000000 ${digits(timeMs)} 20010101000000 UTC`
        expect(read(argument)).toEqual({ timeMs, path })
      }),
    )
  })
})
