import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { dataFolderOf, defaultDataFolder } from '../../../app/main/cli/data-folder.ts'

describe('the default data folder', () => {
  it.each([
    ['linux', {}, join('/home/ann', '.config', 'Portside')],
    ['linux', { XDG_CONFIG_HOME: '/cfg' }, join('/cfg', 'Portside')],
    ['freebsd', {}, join('/home/ann', '.config', 'Portside')],
    ['darwin', {}, join('/home/ann', 'Library', 'Application Support', 'Portside')],
    ['win32', { APPDATA: 'C:\\Roaming' }, join('C:\\Roaming', 'Portside')],
    ['win32', {}, join('/home/ann', 'AppData', 'Roaming', 'Portside')],
    ['linux', { PORTSIDE_DATA_DIR: '/data', XDG_CONFIG_HOME: '/cfg' }, '/data'],
  ] as const)('on %s with %j is %s', (platform, environment, folder) => {
    expect(defaultDataFolder({ platform, home: '/home/ann', environment })).toBe(folder)
  })
})

describe('--data-dir of the desktop app', () => {
  it.each([
    [['electron', '.', '--data-dir', '/d'], '/d'],
    [['electron', '.', '--data-dir=/d'], '/d'],
    [['electron', '.', '--no-sandbox'], null],
    [['electron', '.', '--data-dir'], null],
    [['electron', '.', '--data-dir='], null],
    [['electron', '.', '--data-directory=/x'], null],
  ] as const)('in %j is %s', (args, folder) => {
    expect(dataFolderOf(args)).toBe(folder)
  })
})
