import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../../../../app/main/engine/vfs/memory-storage.ts'
import { DiskRoom } from '../../../../../app/main/engine/vfs/metered/disk-room.ts'
import type { StorageBackend } from '../../../../../app/main/engine/vfs/storage.ts'
import { failureOf } from '../../../../helpers/vfs/collect.ts'

/** A disk whose free bytes the test sets, and that counts how often it was asked. */
function diskOf(freeBytes: number | null) {
  const disk = { freeBytes, asked: 0 }
  const storage: StorageBackend = Object.assign(createMemoryStorage(), {
    async freeBytes() {
      disk.asked += 1
      return disk.freeBytes
    },
  })
  return { disk, room: new DiskRoom(storage) }
}

describe('the room of a disk', () => {
  it('keeps the reserve to the byte', async () => {
    const { room } = diskOf(100)
    expect(await failureOf(room.check(70, 30))).toBe('succeeded')
    expect(await failureOf(room.check(71, 30))).toBe('no-space')
  })

  it('counts what is on its way to the disk', async () => {
    const { room } = diskOf(100)
    const written = await room.take(40, 30)
    expect(await failureOf(room.take(31, 30))).toBe('no-space')
    written()
    const { room: other } = diskOf(100)
    const ends = await Promise.all([0, 1, 2].map(() => failureOf(other.take(30, 30))))
    expect(ends.filter((end) => end === 'succeeded').length).toBe(2)
  })

  it('asks again before it refuses, as others may have made room', async () => {
    const { disk, room } = diskOf(100)
    expect(await failureOf(room.check(100, 30))).toBe('no-space')
    disk.freeBytes = 200
    expect(await failureOf(room.check(100, 30))).toBe('succeeded')
  })

  it('does not ask for every write, and asks again after some megabytes', async () => {
    const { disk, room } = diskOf(10 ** 12)
    for (let index = 0; index < 7; index += 1) (await room.take(1024 * 1024, 1))()
    expect(disk.asked).toBe(1)
    for (let index = 0; index < 7; index += 1) (await room.take(1024 * 1024, 1))()
    expect(disk.asked).toBe(2)
  })

  it('never asks without a reserve, and takes anything where nobody knows', async () => {
    const { disk, room } = diskOf(0)
    expect(await failureOf(room.check(10, 0))).toBe('succeeded')
    expect(disk.asked).toBe(0)
    expect(await failureOf(diskOf(null).room.check(10, 10))).toBe('succeeded')
  })
})
