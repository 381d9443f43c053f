import { describe, expect, it } from 'vitest'
import { accessWords } from '../../../../../app/renderer/views/accounts/access-words.ts'
import { sampleGrant, sampleShare } from '../../../../helpers/wire-samples.ts'

const shares = [sampleShare({ id: 'a', name: 'Photos' }), sampleShare({ id: 'b', name: 'Inbox' })]

describe('accessWords', () => {
  it('says all shares', () => {
    expect(accessWords({ kind: 'all-shares' }, shares)).toBe('All shares')
  })

  it('names each share with its access and leaves out shares that are gone', () => {
    const grants = [sampleGrant('b', 'upload-only'), sampleGrant('gone'), sampleGrant('a', 'read-only')]
    expect(accessWords({ kind: 'selected', grants }, shares)).toBe('Inbox: upload only; Photos: read only')
  })

  it('says nothing when nothing is reached', () => {
    expect(accessWords({ kind: 'selected', grants: [] }, shares)).toBe('Nothing')
  })
})
