import { describe, expect, it } from 'vitest'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import { lowRoomBytes, roomOfShare } from '../../../../app/main/host/shares/share-room.ts'

const serverReserve = 64_000_000

function room(freeBytes: number | null, share: object = {}, accounts: object = {}) {
  const settings = settingsSchema.parse({
    version: 2,
    shares: [{ id: 'a', name: 'Inbox', folder: '/srv/inbox', preset: 'upload-only', ...share }],
    server: { diskReserveBytes: serverReserve },
    ...accounts,
  })
  const [first] = settings.shares
  if (first === undefined) throw new Error('no share was parsed')
  return roomOfShare(first, freeBytes, settings)
}

const uploader = (preset: string, shareId = 'a') => ({
  id: 'u',
  name: 'ann',
  access: { kind: 'selected', grants: [{ shareId, preset }] },
})

describe('the room of a share', () => {
  it("is none once only the server's reserve is left, where the share says nothing", () => {
    expect(room(serverReserve)).toBe('none')
    expect(room(serverReserve + 1)).toBe('low')
    expect(room(serverReserve + lowRoomBytes)).toBe('enough')
  })

  it("goes by the share's own reserve, even a smaller one", () => {
    expect(room(5_000_000_000, { diskReserveBytes: 6_000_000_000 })).toBe('none')
    expect(room(1, { diskReserveBytes: 0 })).toBe('low')
  })

  it('is enough while nobody has looked', () => {
    expect(room(null)).toBe('enough')
  })

  it('is enough where nobody may upload: a DVD is full by nature', () => {
    expect(room(0, { preset: 'read-only' })).toBe('enough')
    expect(room(0, { preset: 'custom', permissions: ['list', 'download', 'delete'] })).toBe('enough')
    expect(room(0, { preset: 'read-only' }, { users: [uploader('full', 'other')] })).toBe('enough')
  })

  it('counts whom uploading is granted, a user, a group or in one folder', () => {
    const readOnly = { preset: 'read-only' }
    expect(room(0, readOnly, { users: [uploader('read-upload')] })).toBe('none')
    expect(room(0, readOnly, { groups: [uploader('upload-only')] })).toBe('none')
    expect(room(0, { ...readOnly, folders: [{ folder: 'in', preset: 'upload-only' }] })).toBe('none')
    expect(room(0, { preset: 'custom', permissions: ['append'] })).toBe('none')
  })
})
