import { describe, expect, it } from 'vitest'
import { firstPage, withNews, withNextPage } from '../../../../app/renderer/stores/history-pages.ts'
import { isNews } from '../../../../app/renderer/stores/watch-ends.ts'
import { fakeNowMs, fakeSession } from '../../../helpers/fake-dashboard-api.ts'

const keyed = (...keys: number[]) => keys.map((key) => ({ key }))

describe('pages of the history', () => {
  it('follow each other without an entry twice', () => {
    const pages = withNextPage(firstPage({ entries: keyed(9, 8, 7), next: 7 }), {
      entries: keyed(7, 6),
      next: null,
    })
    expect(pages.entries).toEqual(keyed(9, 8, 7, 6))
    expect(pages.next).toBeNull()
    expect(pages.phase).toBe('ready')
  })

  it('count what is new without moving anything, a long transfer that ended late included', () => {
    const pages = firstPage({ entries: keyed(9, 7), next: 7 })
    const news = withNews(pages, { entries: keyed(11, 9, 8, 7, 6), next: 6 })
    expect(news.newCount).toBe(2)
    expect(news.entries).toBe(pages.entries)
    expect(news.isNewCountOpen).toBe(false)
  })

  it('say that there are more when none of the newest is known', () => {
    const news = withNews(firstPage({ entries: keyed(1), next: null }), { entries: keyed(9, 8), next: 8 })
    expect([news.newCount, news.isNewCountOpen]).toEqual([2, true])
  })

  it('stay the same object when nothing is new', () => {
    const pages = firstPage({ entries: keyed(2, 1), next: null })
    expect(withNews(pages, { entries: keyed(2, 1), next: null })).toBe(pages)
  })
})

describe('a change of a session', () => {
  const transfer = {
    id: 't1',
    direction: 'upload' as const,
    path: '/a',
    bytes: 1,
    totalBytes: null,
    rate: 1,
    startedAt: fakeNowMs,
  }
  const idle = fakeSession()
  const moving = fakeSession({ transfer })

  it.each([
    ['a transfer that is over', moving, idle, true],
    [
      'a transfer that another one follows',
      moving,
      fakeSession({ transfer: { ...transfer, id: 't2' } }),
      true,
    ],
    ['bytes that move', moving, fakeSession({ transfer: { ...transfer, bytes: 9 } }), false],
    ['a transfer that begins', idle, moving, false],
    ['something too short to be seen', idle, fakeSession({ sentBytes: 5 }), true],
    ['a session that has come', undefined, idle, true],
  ])('is news or not: %s', (_title, before, now, expected) => {
    expect(isNews(before, now)).toBe(expected)
  })
})
