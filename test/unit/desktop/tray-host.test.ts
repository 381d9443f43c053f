import { describe, expect, it } from 'vitest'
import { hasTrayHost, type RunProgram } from '../../../app/main/desktop/tray-host.ts'

/** A system that has these programs; the others are not installed. */
function systemWith(answers: Readonly<Record<string, string>>) {
  const asked: string[] = []
  const run: RunProgram = async (program) => {
    asked.push(program)
    const answer = answers[program]
    if (answer === undefined) throw new Error(`spawn ${program} ENOENT`)
    return answer
  }
  return { run, asked }
}

describe('the place for icons beside the clock', () => {
  it.each([
    ['gdbus', '(true,)\n', true],
    ['gdbus', '(false,)\n', false],
    ['busctl', 'b true\n', true],
    ['busctl', 'b false\n', false],
    ['dbus-send', '   boolean true\n', true],
    ['dbus-send', '   boolean false\n', false],
  ])('is known from what %s says: %j', async (program, answer, expected) => {
    const { run } = systemWith({ [program]: answer })
    expect(await hasTrayHost('linux', run)).toBe(expected)
  })

  it('is not there where nobody can be asked', async () => {
    const { run, asked } = systemWith({})
    expect(await hasTrayHost('linux', run)).toBe(false)
    expect(asked).toEqual(['gdbus', 'busctl', 'dbus-send'])
  })

  it('is asked of the next program when one says something else', async () => {
    const { run } = systemWith({ gdbus: 'Error: no bus', busctl: 'b true' })
    expect(await hasTrayHost('linux', run)).toBe(true)
  })

  it.each(['win32', 'darwin'] as const)('is always there on %s, and nobody is asked', async (platform) => {
    const { run, asked } = systemWith({})
    expect(await hasTrayHost(platform, run)).toBe(true)
    expect(asked).toEqual([])
  })
})
