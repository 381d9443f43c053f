import { describe, expect, it } from 'vitest'
import { shareDraftSchema, userDraftSchema } from '../../../../../app/preload/contract/fields/drafts.ts'
import { newUserDraft } from '../../../../../app/renderer/views/accounts/account-draft.ts'
import { findDraftProblems } from '../../../../../app/renderer/views/editing/draft-problems.ts'
import { newShareDraft } from '../../../../../app/renderer/views/shares/share-draft.ts'

const user = newUserDraft()
const share = newShareDraft('Photos')

describe('what is wrong with a draft', () => {
  it('is nothing for what main gives by itself', () => {
    expect(findDraftProblems(userDraftSchema, user)).toEqual({})
    expect(findDraftProblems(shareDraftSchema, share)).toEqual({})
  })

  it.each([
    ['a limit that is no number', { maxSessions: Number.NaN }, { maxSessions: 'Type a number.' }],
    ['no session at all', { maxSessions: 0 }, { maxSessions: 'At least 1.' }],
    ['half a date', { expiresAtMs: Number.NaN }, { expiresAtMs: 'Choose a date and a time.' }],
    [
      'a speed below what a transfer needs',
      { speed: { download: 5, upload: null } },
      { 'speed.download': 'At least 1.02 kB/s.' },
    ],
    [
      'a line that is no address',
      { allowedAddresses: ['192.168.1.0/24', '192.168.1'] },
      {
        allowedAddresses:
          '“192.168.1”: use an address such as 192.168.1.7 or a network such as 192.168.1.0/24.',
      },
    ],
    [
      'a start folder without its slash',
      { startFolder: 'photos' },
      { startFolder: 'Begin the start folder with “/”, such as /photos.' },
    ],
  ])('is said beside %s', (_title, part, problems) => {
    expect(findDraftProblems(userDraftSchema, { ...user, ...part })).toEqual(problems)
  })

  it('names the entry of a list of folders', () => {
    const folders = [
      { folder: 'photos', preset: 'full', permissions: [] },
      { folder: 'a/../b', preset: 'full', permissions: [] },
    ]
    expect(Object.keys(findDraftProblems(shareDraftSchema, { ...share, folders }))).toEqual([
      'folders.1.folder',
    ])
  })

  it('names the pattern that is too long', () => {
    const names = { allow: ['x'.repeat(300)], deny: [], hide: [] }
    expect(findDraftProblems(shareDraftSchema, { ...share, names })['names.allow']).toMatch(
      /use at most 255 characters\.$/,
    )
  })
})
