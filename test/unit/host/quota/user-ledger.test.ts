import { describe, expect, it } from 'vitest'
import { pathKeyOf, UserLedger } from '../../../../app/main/host/quota/user-ledger.ts'

const ledgerOn = (platform: NodeJS.Platform = 'linux') => new UserLedger(pathKeyOf(platform))
const file = (bytes: number) => ({ bytes, files: 1 })

describe('what a user has stored', () => {
  it('is the sum over shares and paths', () => {
    const ledger = ledgerOn()
    ledger.change('a', ['x'], file(10))
    ledger.change('a', ['x'], { bytes: 5, files: 0 })
    ledger.change('b', ['x'], file(1))
    expect(ledger.held).toEqual({ bytes: 16, files: 2 })
    expect(ledger.shareIds).toEqual(['a', 'b'])
  })

  it('counts bytes appended to what others stored and not their file', () => {
    const ledger = ledgerOn()
    ledger.change('a', ['x'], { bytes: 5, files: 0 })
    expect(ledger.held).toEqual({ bytes: 5, files: 0 })
  })

  it('never falls below nothing', () => {
    const ledger = ledgerOn()
    ledger.change('a', ['x'], { bytes: -5, files: 0 })
    ledger.change('a', ['y'], file(5))
    ledger.change('a', ['y'], { bytes: -9, files: 0 })
    expect(ledger.held).toEqual({ bytes: 0, files: 1 })
  })

  it('moves with folders, and with no folder of a longer name', () => {
    const ledger = ledgerOn()
    ledger.change('a', ['d', 'x'], file(1))
    ledger.change('a', ['d', 'e', 'y'], file(2))
    ledger.change('a', ['dd', 'z'], file(4))
    ledger.move('a', ['d'], ['n', 'm'])
    expect(
      ledger
        .records('a')
        .map(({ names }) => names.join('/'))
        .sort(),
    ).toEqual(['dd/z', 'n/m/e/y', 'n/m/x'])
    expect(ledger.held).toEqual({ bytes: 7, files: 3 })
  })

  it('takes what a moved file replaces away', () => {
    const ledger = ledgerOn()
    ledger.change('a', ['x'], file(1))
    ledger.change('a', ['y'], file(2))
    ledger.move('a', ['x'], ['y'])
    expect(ledger.held).toEqual({ bytes: 1, files: 1 })
  })

  it.each([
    ['either Unicode form', 'linux', 'e\u0301', '\u00e9'],
    ['either case on Windows', 'win32', 'Photo.JPG', 'photo.jpg'],
    ['either case on macOS', 'darwin', 'Photo.JPG', 'photo.jpg'],
  ] as const)('is found in %s', (_title, platform, stored, asked) => {
    const ledger = ledgerOn(platform)
    ledger.change('a', [stored], file(3))
    ledger.remove('a', [asked])
    expect(ledger.held).toEqual({ bytes: 0, files: 0 })
    expect(ledger.shareIds).toEqual([])
  })

  it('tells cases apart where disks do', () => {
    const ledger = ledgerOn('linux')
    ledger.change('a', ['X'], file(3))
    ledger.remove('a', ['x'])
    expect(ledger.held).toEqual({ bytes: 3, files: 1 })
  })
})
