import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { checkFolder } from '../../../../app/main/host/folders/check-folder.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portside-folder-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('checking a folder', () => {
  it('gives the path of a folder normalised', async () => {
    mkdirSync(join(root, 'photos'))
    const folder = join(root, 'photos')
    expect(await checkFolder(`${folder}/../photos/`)).toEqual({ ok: true, folder })
  })

  it('refuses a file and says what to choose instead', async () => {
    writeFileSync(join(root, 'a.txt'), 'x')
    expect(await checkFolder(join(root, 'a.txt'))).toEqual({
      ok: false,
      message: '“a.txt” is a file. Choose the folder it lies in.',
    })
  })

  it('refuses a folder that does not exist', async () => {
    expect(await checkFolder(join(root, 'gone'))).toEqual({
      ok: false,
      message: 'The folder “gone” does not exist.',
    })
  })

  it.each(['', 'photos', './photos', '/tmp\0/x'])('refuses %j, which is no absolute path', async (path) => {
    expect((await checkFolder(path)).ok).toBe(false)
  })

  it('refuses a folder this program may not open', async () => {
    const folder = join(root, 'locked')
    mkdirSync(folder, { mode: 0o000 })
    const check = await checkFolder(folder)
    chmodSync(folder, 0o700)
    // The administrator of a machine may open everything, and Windows knows no mode bits.
    const mayOpenAll = process.getuid === undefined || process.getuid() === 0
    expect(check.ok).toBe(mayOpenAll)
  })
})
