import { describe, expect, it } from 'vitest'
import type { WireUser } from '../../../../../app/preload/contract/wire-types.ts'
import { usersOfShare } from '../../../../../app/renderer/views/shares/users-of-share.ts'
import { sampleGrant, sampleUser } from '../../../../helpers/wire-samples.ts'

const user = (name: string, parts: Partial<WireUser> = {}): WireUser =>
  sampleUser({ id: name, name, ...parts })
const grant = (shareId: string): WireUser['access'] => ({
  kind: 'selected',
  grants: [sampleGrant(shareId)],
})
const anyone = user('anonymous', { isAnonymous: true })

describe('who reaches a share', () => {
  it.each([
    [
      'users of all shares and of this one',
      [user('ann'), user('bob', { access: grant('a') })],
      ['ann', 'bob'],
    ],
    ['not those of another share', [user('bob', { access: grant('b') })], []],
    ['not the disabled', [user('ann', { isEnabled: false })], []],
    ['anyone before all others', [user('ann'), anyone], ['Anyone', 'ann']],
  ])('is %s', (_title, users, names) => {
    expect(usersOfShare(users, { id: 'a', preset: 'read-only' })).toEqual(names)
  })

  it('is not anyone where nothing can be read', () => {
    expect(usersOfShare([anyone, user('ann')], { id: 'a', preset: 'upload-only' })).toEqual(['ann'])
  })
})
