import { describe, expect, it } from 'vitest'
import { decideClose } from '../../../app/main/desktop/close-decision.ts'

describe('closing the window', () => {
  it.each([
    ['asks where there is an icon to come back by', 'ask', 'win32', true, 'ask'],
    ['asks on a Linux desktop with a place for icons', 'ask', 'linux', true, 'ask'],
    ['quits on a Linux desktop without one', 'ask', 'linux', false, 'quit'],
    ['keeps the program in the dock of macOS', 'ask', 'darwin', true, 'keep'],
    ['keeps sharing without an icon when somebody wants it so', 'keep', 'linux', false, 'keep'],
    ['quits when somebody wants it so', 'quit', 'darwin', true, 'quit'],
  ] as const)('%s', (_behaviour, closeAction, platform, hasTray, expected) => {
    expect(decideClose({ closeAction, platform, hasTray })).toBe(expected)
  })
})
