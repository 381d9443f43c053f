import { describe, expect, it } from 'vitest'
import { createNotices, type NoticeChange } from '../../../../app/main/host/notices/notices.ts'

function setUp() {
  const changes: NoticeChange[] = []
  return {
    changes,
    notices: createNotices(
      () => 9,
      (change) => changes.push(change),
    ),
  }
}

describe('notices', () => {
  it('stay until they are dismissed', () => {
    const { notices, changes } = setUp()
    notices.raise('warning', 'The settings were restored.')
    const [notice] = notices.list()
    expect(notice).toMatchObject({ level: 'warning', text: 'The settings were restored.', at: 9 })
    notices.dismiss(notice?.id ?? '')
    expect(notices.list()).toEqual([])
    expect(changes.map(({ type }) => type)).toEqual(['notice-raised', 'notice-dismissed'])
  })

  it('are not doubled when the same is said again', () => {
    const { notices } = setUp()
    notices.raise('info', 'x')
    notices.raise('info', 'x')
    expect(notices.list()).toHaveLength(1)
  })

  it('say nothing when one is dismissed that is not there', () => {
    const { notices, changes } = setUp()
    notices.dismiss('gone')
    expect(changes).toEqual([])
  })

  it('never grow beyond fifty', () => {
    const { notices } = setUp()
    for (let number = 0; number < 60; number += 1) notices.raise('info', `x${number}`)
    expect(notices.list()).toHaveLength(50)
    expect(notices.list()[0]?.text).toBe('x10')
  })
})
