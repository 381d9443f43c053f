import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDataFolder } from '../../../../app/main/host/settings/data-folder.ts'
import { FolderInUseError } from '../../../../app/main/host/settings/instance-lock.ts'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'

let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'portside-folder-'))
})
afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

describe('a data folder', () => {
  it('is made, held and let go again', async () => {
    const folder = join(root, 'a b', 'ünï')
    const { lock, store, notices } = await openDataFolder(folder)
    expect(store.current).toEqual(defaultSettings)
    expect(notices).toEqual([])
    await expect(openDataFolder(folder)).rejects.toThrow(FolderInUseError)
    await lock.release()
    await (await openDataFolder(folder)).lock.release()
  })

  it('is refused in one line when it is a file', async () => {
    const file = join(root, 'file')
    writeFileSync(file, 'x')
    for (const path of [file, join(file, 'below')]) {
      const message = `The data folder ${path} cannot be used (it is a file and not a folder).`
      await expect(openDataFolder(path)).rejects.toThrow(message)
    }
  })

  it('is let go when its settings cannot be read', async () => {
    mkdirSync(join(root, 'settings.json'))
    await expect(openDataFolder(root)).rejects.toThrow(/cannot be used/)
    expect(readdirSync(root)).toEqual(['settings.json'])
  })
})
