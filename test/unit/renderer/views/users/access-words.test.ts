import { describe, expect, it } from 'vitest'
import type { WireShare } from '../../../../../app/preload/contract/wire-types.ts'
import { accessWords } from '../../../../../app/renderer/views/users/access-words.ts'

const share = (id: string, name: string): WireShare => ({
  id,
  name,
  folder: `/srv/${id}`,
  preset: 'read-only',
  state: 'ok',
  freeBytes: null,
  isTemporary: false,
})
const shares = [share('a', 'Photos'), share('b', 'Inbox')]

describe('accessWords', () => {
  it('says all shares', () => {
    expect(accessWords({ kind: 'all-shares' }, shares)).toBe('All shares')
  })

  it('names each share with its access and leaves out shares that are gone', () => {
    const grants = [
      { shareId: 'b', preset: 'upload-only' as const },
      { shareId: 'gone', preset: 'full' as const },
      { shareId: 'a', preset: 'read-only' as const },
    ]
    expect(accessWords({ kind: 'selected', grants }, shares)).toBe('Inbox: upload only; Photos: read only')
  })

  it('says nothing when nothing is reached', () => {
    expect(accessWords({ kind: 'selected', grants: [] }, shares)).toBe('Nothing')
  })
})
