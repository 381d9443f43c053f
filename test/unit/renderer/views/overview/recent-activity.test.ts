import { describe, expect, it } from 'vitest'
import {
  type Activity,
  activitySchema,
  type PastTransfer,
  pastTransferSchema,
} from '../../../../../app/preload/contract/wire-history.ts'
import { activityWords } from '../../../../../app/renderer/views/overview/activity-words.ts'
import { groupRecent } from '../../../../../app/renderer/views/overview/recent-activity.ts'

const nowMs = Date.UTC(2027, 2, 3, 12, 0, 0)
let lastKey = 0

function transfer(parts: Partial<PastTransfer> = {}): PastTransfer {
  lastKey += 1
  return pastTransferSchema.parse({
    key: lastKey,
    sessionKey: 1,
    startedAt: nowMs - 1000,
    endedAt: nowMs,
    durationMs: 1000,
    direction: 'upload',
    userName: 'scanner',
    address: '192.0.2.7',
    shareId: 'a',
    shareName: 'Inbox',
    path: `/Inbox/scan-${lastKey}.pdf`,
    storedPath: null,
    bytes: 100,
    totalBytes: null,
    result: 'done',
    detail: null,
    isEncrypted: false,
    hash: null,
    ...parts,
  })
}

function activity(parts: Partial<Activity> = {}): Activity {
  lastKey += 1
  return activitySchema.parse({
    key: lastKey,
    at: nowMs,
    kind: 'signed-in',
    sessionKey: 1,
    userName: 'demo',
    address: '192.0.2.7',
    shareId: null,
    path: null,
    newPath: null,
    isDone: true,
    facts: {},
    ...parts,
  })
}

const told = (transfers: PastTransfer[], activities: Activity[] = []): string[] =>
  groupRecent(transfers, activities, () => 'Inbox', 8).map(activityWords)

describe('recent activity', () => {
  it('tells uploads of one user to one share in one line, with all their bytes', () => {
    const transfers = Array.from({ length: 12 }, () => transfer())
    const [entry, ...others] = groupRecent(transfers, [], () => null, 8)
    expect(others).toEqual([])
    expect(entry).toMatchObject({ count: 12, bytes: 1200, kind: 'uploaded' })
    expect(told(transfers)).toEqual(['12 files uploaded by scanner to Inbox'])
  })

  it('names the file where there is one alone', () => {
    expect(told([transfer({ path: '/Inbox/letter.pdf' })])).toEqual([
      'letter.pdf uploaded by scanner to Inbox',
    ])
  })

  it('tells apart who, where, which way and how it ended', () => {
    expect(
      told([
        transfer({ path: '/Inbox/a' }),
        transfer({ path: '/Inbox/b', userName: 'demo' }),
        transfer({ path: '/Photos/c', shareName: 'Photos' }),
        transfer({ path: '/Inbox/d', direction: 'download' }),
        transfer({ path: '/Inbox/e', result: 'connection-lost' }),
      ]),
    ).toEqual([
      'Upload of e by scanner did not finish',
      'd downloaded by scanner from Inbox',
      'c uploaded by scanner to Photos',
      'b uploaded by demo to Inbox',
      'a uploaded by scanner to Inbox',
    ])
  })

  it('begins a new line after more than ten minutes', () => {
    const transfers = [0, 9, 18, 40].map((minutes) => transfer({ endedAt: nowMs - minutes * 60_000 }))
    expect(groupRecent(transfers, [], () => null, 8).map(({ count }) => count)).toEqual([3, 1])
  })

  it('leaves out what still runs and what was refused, and keeps failed logins', () => {
    expect(
      told(
        [transfer({ endedAt: null, durationMs: null, result: null })],
        [
          activity({ kind: 'deleted', isDone: false, path: '/Inbox/a' }),
          activity({ kind: 'login-failed', isDone: false, userName: 'root' }),
          activity({ kind: 'login-failed', isDone: false, userName: 'admin' }),
        ],
      ),
    ).toEqual(['2 failed logins from 192.0.2.7'])
  })

  it('mixes both lists, the newest first, and stops at what there is room for', () => {
    const activities = [
      activity({ at: nowMs - 5, kind: 'server-started', userName: null, address: null }),
      activity({ at: nowMs - 3 }),
    ]
    const transfers = [transfer({ endedAt: nowMs - 4, path: '/Inbox/a' })]
    expect(told(transfers, activities)).toEqual([
      'demo signed in from 192.0.2.7',
      'a uploaded by scanner to Inbox',
      'Server started',
    ])
    expect(groupRecent(transfers, activities, () => null, 2)).toHaveLength(2)
  })

  it('says which setting was changed, and counts several', () => {
    const change = (setting: string) =>
      activity({ kind: 'setting-changed', userName: null, address: null, facts: { setting } })
    expect(told([], [change('users.demo.access')])).toEqual(['Setting changed: users.demo.access'])
    expect(told([], [change('a'), change('b')])).toEqual(['2 settings changed'])
  })
})
