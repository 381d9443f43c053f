import { describe, expect, it } from 'vitest'
import { parseLaunchWish, readLaunchWish, startsHidden } from '../../../app/main/desktop/launch-wish.ts'

const packaged = (...args: string[]) =>
  readLaunchWish({ args: ['/opt/portside', ...args], workingFolder: '/home/ann', isPackaged: true })

describe('what a start asks for', () => {
  it.each<[string, string[], string | null]>([
    ['nothing', [], null],
    ['a folder', ['/srv/photos'], '/srv/photos'],
    ['a folder seen from where it was typed', ['photos/2026'], '/home/ann/photos/2026'],
    ['the last of two folders', ['/srv/a', '/srv/b'], '/srv/b'],
    ['a folder among switches of Chromium', ['--no-sandbox', '/srv/a', '--lang=de'], '/srv/a'],
    ['no folder but the data folder', ['--data-dir', '/srv/data'], null],
    ['a folder beside the data folder', ['--data-dir', '/srv/data', '/srv/a'], '/srv/a'],
    ['a folder by its address', ['file:///srv/a%20b'], '/srv/a b'],
    [
      'an address of another computer, which is no folder here',
      ['file://other/srv'],
      '/home/ann/file:/other/srv',
    ],
    ['an empty word', [''], null],
  ])('is %s', (_case, args, folder) => {
    expect(packaged(...args).folder).toBe(folder)
  })

  it('leaves the folder of the code aside while the program is developed', () => {
    const facts = { workingFolder: '/home/ann', isPackaged: false }
    expect(readLaunchWish({ ...facts, args: ['electron', '--no-sandbox', '/code'] }).folder).toBeNull()
    expect(readLaunchWish({ ...facts, args: ['electron', '/code', '/srv/a'] }).folder).toBe('/srv/a')
  })

  it('knows when no window is wanted', () => {
    expect(packaged('--hidden').isHidden).toBe(true)
    expect(packaged('--hidden-thing').isHidden).toBe(false)
  })

  it.each([
    [null],
    ['--hidden'],
    [{ folder: 7, isHidden: 'yes' }],
    [{ folder: '', isHidden: 1 }],
    [{ folder: '/a'.repeat(20_000) }],
  ])('is nothing when a second start hands over something else: %j', (value) => {
    expect(parseLaunchWish(value)).toEqual({ folder: null, isHidden: false })
  })

  it('is understood from a second start', () => {
    expect(parseLaunchWish({ folder: '/srv/a', isHidden: true })).toEqual({
      folder: '/srv/a',
      isHidden: true,
    })
  })
})

describe('starting without a window', () => {
  it.each([
    [
      'by the switch',
      { folder: null, isHidden: true },
      { wasOpenedAtLogin: false, startHidden: false },
      true,
    ],
    [
      'by macOS, which knows no switches',
      { folder: null, isHidden: false },
      { wasOpenedAtLogin: true, startHidden: true },
      true,
    ],
    [
      'not when a person starts it',
      { folder: null, isHidden: false },
      { wasOpenedAtLogin: false, startHidden: true },
      false,
    ],
    [
      'not when a folder was opened',
      { folder: '/srv', isHidden: true },
      { wasOpenedAtLogin: false, startHidden: true },
      false,
    ],
  ])('happens %s', (_case, wish, system, expected) => {
    expect(startsHidden(wish, system)).toBe(expected)
  })
})
