import { describe, expect, it } from 'vitest'
import { createUploadGroups, type UploadGroup } from '../../../app/main/desktop/upload-groups.ts'
import { createHandClock } from '../../helpers/hand-clock.ts'

const scan = (fileName: string, user = 'scanner', shareId = 'inbox') => ({
  user,
  share: 'Inbox',
  shareId,
  fileName,
})

function setUp() {
  const clock = createHandClock()
  const told: UploadGroup[] = []
  return { clock, told, groups: createUploadGroups((group) => told.push(group), clock) }
}

describe('files that come in', () => {
  it('are told together once no more follow', () => {
    const { clock, told, groups } = setUp()
    for (let page = 1; page <= 12; page += 1) {
      groups.add(scan(`page ${page}.pdf`))
      clock.pass(1_000)
    }
    expect(told).toEqual([])
    clock.pass(4_000)
    expect(told).toEqual([{ ...scan('page 12.pdf'), count: 12 }])
    expect(clock.waiting()).toBe(0)
  })

  it('are told after a minute even when more follow', () => {
    const { clock, told, groups } = setUp()
    for (let second = 0; second < 90; second += 1) {
      groups.add(scan('x'))
      clock.pass(1_000)
    }
    expect(told).toHaveLength(1)
    expect(told[0]?.count).toBe(60)
  })

  it('are told apart for each user and each share', () => {
    const { clock, told, groups } = setUp()
    groups.add(scan('a'))
    groups.add(scan('b', 'ann'))
    groups.add(scan('c', 'scanner', 'photos'))
    clock.pass(4_000)
    expect(told.map(({ user, shareId, count }) => [user, shareId, count])).toEqual([
      ['scanner', 'inbox', 1],
      ['ann', 'inbox', 1],
      ['scanner', 'photos', 1],
    ])
  })

  it('do not pile up when a crowd sends: the oldest group is told at once', () => {
    const { told, groups } = setUp()
    for (let user = 0; user <= 50; user += 1) groups.add(scan('x', `user ${user}`))
    expect(told.map(({ user }) => user)).toEqual(['user 0'])
  })

  it('are not told after the end', () => {
    const { clock, told, groups } = setUp()
    groups.add(scan('a'))
    groups.end()
    clock.pass(60_000)
    expect(told).toEqual([])
  })
})
