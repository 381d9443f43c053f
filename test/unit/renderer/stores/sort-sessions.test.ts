import { describe, expect, it } from 'vitest'
import type { WireSession } from '../../../../app/preload/contract/wire-sessions.ts'
import {
  nextOrder,
  type SortKey,
  sortKeys,
  sortSessions,
} from '../../../../app/renderer/stores/sort-sessions.ts'
import { fakeNowMs, fakeSession } from '../../../helpers/fake-dashboard-api.ts'

const transfer = {
  id: 't',
  direction: 'download' as const,
  path: '/Music/b.flac',
  bytes: 1,
  totalBytes: 10,
  rate: 500,
  startedAt: fakeNowMs,
}
const sessions: readonly WireSession[] = [
  fakeSession({
    id: 's9',
    userName: 'Bob',
    peerAddress: '192.168.1.10',
    connectedAt: fakeNowMs - 9000,
    lastActiveAt: fakeNowMs - 5000,
    workingDirectory: '/Zoo',
    sentBytes: 3,
  }),
  fakeSession({
    id: 's10',
    userName: 'ann',
    peerAddress: '192.168.1.9',
    connectedAt: fakeNowMs - 1000,
    activity: 'sending',
    transfer,
    sentBytes: 20,
  }),
  fakeSession({
    id: 's2',
    userName: null,
    peerAddress: '::1',
    tlsProtocol: null,
    clientName: 'curl',
    connectedAt: fakeNowMs - 5000,
    lastActiveAt: fakeNowMs - 8000,
    workingDirectory: '/',
    endedAt: null,
  }),
]
const by = (key: SortKey, isDescending = false) =>
  sortSessions(sessions, { by: key, isDescending }).map(({ id }) => id)

describe('the order of connections', () => {
  it.each<[SortKey, string[]]>([
    ['state', ['s10', 's9', 's2']],
    ['user', ['s10', 's9', 's2']],
    ['from', ['s10', 's9', 's2']],
    ['doing', ['s2', 's10', 's9']],
    ['speed', ['s9', 's2', 's10']],
    ['sent', ['s2', 's9', 's10']],
    ['connected', ['s10', 's2', 's9']],
    ['security', ['s2', 's9', 's10']],
    ['client', ['s2', 's9', 's10']],
    ['share', ['s10', 's9', 's2']],
    ['session', ['s2', 's9', 's10']],
  ])('by %s is that of its values', (key, ids) => {
    expect(by(key)).toEqual(ids)
  })

  it('puts who is idle for longest first, and who moves a file last', () => {
    expect(by('idle', true)).toEqual(['s2', 's9', 's10'])
  })

  it('keeps who has no value last, whichever way', () => {
    expect(by('user')).toEqual(['s10', 's9', 's2'])
    expect(by('user', true)).toEqual(['s9', 's10', 's2'])
  })

  it('keeps equals as they came', () => {
    expect(by('received')).toEqual(['s9', 's10', 's2'])
    expect(by('received', true)).toEqual(['s9', 's10', 's2'])
  })

  it('is that of arrival without a column', () => {
    expect(sortSessions(sessions, null)).toBe(sessions)
  })

  it('is known for every column', () => {
    for (const key of sortKeys) expect(by(key)).toHaveLength(3)
  })
})

describe('a click on a head', () => {
  it('goes up, down, and back to arrival for words', () => {
    const up = nextOrder(null, 'user')
    expect(up).toEqual({ by: 'user', isDescending: false })
    const down = nextOrder(up, 'user')
    expect(down).toEqual({ by: 'user', isDescending: true })
    expect(nextOrder(down, 'user')).toBeNull()
  })

  it('begins with the largest for amounts', () => {
    const first = nextOrder({ by: 'user', isDescending: false }, 'speed')
    expect(first).toEqual({ by: 'speed', isDescending: true })
    expect(nextOrder(first, 'speed')).toEqual({ by: 'speed', isDescending: false })
  })
})
