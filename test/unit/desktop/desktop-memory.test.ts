import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openDesktopMemory } from '../../../app/main/desktop/desktop-memory.ts'

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portside-memory-'))
  file = join(folder, 'desktop.json')
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the memory of the desktop', () => {
  it('knows the first time of each thing, over a restart', async () => {
    const first = await openDesktopMemory(file)
    expect([first.isFirstTimeInBackground(), first.isFirstTimeInBackground()]).toEqual([true, false])
    expect([first.isNewAddress('10.0.0.1'), first.isNewAddress('10.0.0.1')]).toEqual([true, false])
    await first.settled()
    const second = await openDesktopMemory(file)
    expect(second.isFirstTimeInBackground()).toBe(false)
    expect(second.isNewAddress('10.0.0.1')).toBe(false)
    expect(second.isNewAddress('10.0.0.2')).toBe(true)
    await second.settled()
  })

  it.each(['', '{', 'null', '7', '{"addresses":7}', '{"addresses":[1,null]}'])(
    'begins anew with a file it cannot read: %j',
    async (text) => {
      writeFileSync(file, text)
      const memory = await openDesktopMemory(file)
      expect(memory.isFirstTimeInBackground()).toBe(true)
      await memory.settled()
    },
  )

  it('forgets the oldest of very many addresses', async () => {
    const memory = await openDesktopMemory(file)
    for (let host = 0; host <= 1_000; host += 1) memory.isNewAddress(`10.0.${host >> 8}.${host & 255}`)
    await memory.settled()
    const { addresses } = JSON.parse(readFileSync(file, 'utf8'))
    expect(addresses).toHaveLength(1_000)
    expect(addresses).not.toContain('10.0.0.0')
  })

  it('goes on where it cannot be written', async () => {
    const memory = await openDesktopMemory(join(folder, 'missing', 'desktop.json'))
    expect(memory.isNewAddress('10.0.0.1')).toBe(true)
    await expect(memory.settled()).resolves.toBeUndefined()
  })
})
