import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import { createPreviewCalls, maxPreviewEntries } from '../../../../app/main/host/calls/preview-calls.ts'
import { createAccountSource } from '../../../../app/main/host/principal-builder.ts'
import { settingsSchema } from '../../../../app/main/host/settings/settings-schema.ts'
import { calls } from '../../../../app/preload/contract/contract.ts'
import type { WirePreview } from '../../../../app/preload/contract/preview-types.ts'

const nowMs = Date.UTC(2027, 2, 3)
const password = {
  algorithm: 'scrypt',
  n: 16,
  r: 8,
  p: 1,
  salt: Buffer.alloc(16).toString('base64'),
  hash: Buffer.alloc(32).toString('base64'),
}

/** The call over settings with one share, Photos, with so many folders in it. */
async function callsFor(user: object, folderCount = 2) {
  const settings = settingsSchema.parse({
    version: 2,
    shares: [{ id: 's', name: 'Photos', folder: '/srv/photos' }],
    users: [{ id: 'a', name: 'ann', password, ...user }],
  })
  const storage = createMemoryStorage()
  for (let count = 0; count < folderCount; count += 1) await storage.makeDirectory([`folder ${count}`])
  const accounts = createAccountSource({ settings: () => settings, openStorage: async () => storage })
  return createPreviewCalls({ settings: () => settings, accounts, now: () => nowMs })
}

async function previewOf(
  user: object,
  path: string | null = null,
  folderCount?: number,
): Promise<WirePreview> {
  const { previewListing } = await callsFor(user, folderCount)
  const answer = calls.previewListing.result.parse(await previewListing({ userId: 'a', path }))
  if (!answer.ok) throw new Error(answer.problem.message)
  return answer.value
}

describe('previewListing', () => {
  it('shows what the user finds where its sessions begin', async () => {
    expect(await previewOf({})).toMatchObject({
      path: '/',
      permissions: ['list'],
      entries: [{ name: 'Photos', kind: 'directory', isMountPoint: true, permissions: ['list', 'download'] }],
      isCut: false,
      refusal: null,
      signInProblem: null,
    })
    expect(await previewOf({ startFolder: '/Photos' })).toMatchObject({ path: '/Photos' })
  })

  it('shows nothing to a user without shares', async () => {
    expect(await previewOf({ access: { kind: 'selected', grants: [] } })).toMatchObject({ entries: [] })
  })

  it('says when there is more than it shows', async () => {
    const cut = await previewOf({}, '/Photos', maxPreviewEntries + 1)
    expect([cut.entries.length, cut.isCut]).toEqual([maxPreviewEntries, true])
    const whole = await previewOf({}, '/Photos', maxPreviewEntries)
    expect([whole.entries.length, whole.isCut]).toEqual([maxPreviewEntries, false])
  })

  it.each([
    ['a disabled user', { isEnabled: false }, 'it is disabled'],
    ['an expired user', { expiresAtMs: nowMs }, 'it has expired'],
    ['a user without password', { password: null }, 'it has no password'],
  ])('shows %s its shares all the same and says why it cannot sign in', async (_title, user, reason) => {
    const { entries, signInProblem } = await previewOf(user)
    expect(entries.map(({ name }) => name)).toEqual(['Photos'])
    expect(signInProblem).toBe(`This user cannot sign in: ${reason}.`)
  })

  it('finds nothing wrong with guests who have no password', async () => {
    const guest = { name: 'anonymous', isAnonymous: true, password: null }
    expect(await previewOf(guest)).toMatchObject({ signInProblem: null, entries: [{ name: 'Photos' }] })
  })

  it('gives the reply a client would get for what is not there', async () => {
    expect(await previewOf({}, '/Photos/none')).toMatchObject({
      entries: [],
      refusal: '550 No such file or folder.',
    })
  })

  it('says when the user is gone', async () => {
    const { previewListing } = await callsFor({})
    expect(await previewListing({ userId: 'x', path: null })).toMatchObject({ ok: false })
  })
})
