import { expect, it } from 'vitest'
import type { EventSink } from '../../../../app/renderer/client/event-bridge.ts'
import { withOfferedFolders } from '../../../../app/renderer/stores/with-offered-folders.ts'
import { fakeSnapshot } from '../../../helpers/fake-dashboard-api.ts'

function setUp() {
  const passed: string[] = []
  let taken = 0
  const sink: EventSink = {
    onSnapshot: () => void passed.push('snapshot'),
    onEvents: () => void passed.push('events'),
    onFeed: (feed) => void passed.push(feed),
  }
  const wrapped = withOfferedFolders(sink, async () => {
    taken += 1
  })
  return { wrapped, passed, taken: () => taken }
}

it('takes a folder that was opened before the window and while it is there', () => {
  const { wrapped, passed, taken } = setUp()
  wrapped.onFeed('loading')
  wrapped.onSnapshot(fakeSnapshot())
  expect(taken()).toBe(1)
  wrapped.onEvents([{ type: 'session-removed', id: 's1' }])
  expect(taken()).toBe(1)
  wrapped.onEvents([{ type: 'folder-offered' }])
  expect(taken()).toBe(2)
  expect(passed).toEqual(['loading', 'snapshot', 'events', 'events'])
})

it('asks nobody where there is no desktop', () => {
  const { wrapped, taken } = setUp()
  wrapped.onSnapshot(fakeSnapshot({ desktop: null }))
  expect(taken()).toBe(0)
})
