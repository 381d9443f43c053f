import { describe, expect, it } from 'vitest'
import { portableDataFolder } from '../../../app/main/desktop/portable-folder.ts'

const facts = { platform: 'linux' as const, executable: '/opt/Portside/portside', environment: {} }

describe('the data of a portable copy', () => {
  it.each([
    ['beside the program', facts, '/opt/Portside'],
    [
      'beside an AppImage, not where it unpacks itself',
      {
        ...facts,
        executable: '/tmp/.mount_x/portside',
        environment: { APPIMAGE: '/media/stick/P.AppImage' },
      },
      '/media/stick',
    ],
    [
      'beside the portable program of Windows',
      { ...facts, platform: 'win32' as const, environment: { PORTABLE_EXECUTABLE_DIR: '/E' } },
      '/E',
    ],
    [
      'beside the bundle of macOS, not in it',
      {
        ...facts,
        platform: 'darwin' as const,
        executable: '/Volumes/stick/Portside.app/Contents/MacOS/Portside',
      },
      '/Volumes/stick',
    ],
  ])('lies %s', (_case, given, folder) => {
    const isFile = (path: string): boolean => path === `${folder}/portside-portable`
    expect(portableDataFolder({ ...given, isFile })).toBe(`${folder}/Portside-data`)
  })

  it('lies elsewhere without the marker', () => {
    expect(portableDataFolder({ ...facts, isFile: () => false })).toBeNull()
  })
})
