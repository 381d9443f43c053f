import { describe, expect, it } from 'vitest'
import { createServerPicture } from '../../../app/main/desktop/server-picture.ts'
import type { WireTransfer } from '../../../app/preload/contract/wire-sessions.ts'
import { fakeSession, fakeSnapshot } from '../../helpers/fake-dashboard-api.ts'

const transfer: WireTransfer = {
  id: 't1',
  direction: 'upload',
  path: '/Inbox/scan.pdf',
  bytes: 10,
  totalBytes: null,
  rate: 1000,
  startedAt: 0,
}

const progress = (rate: number) =>
  ({
    type: 'session-progressed',
    id: 's1',
    bytes: 20,
    rate,
    sentBytes: 0,
    receivedBytes: 20,
    isStalled: false,
  }) as const

describe('the picture of the server', () => {
  it('begins with the snapshot', () => {
    const sessions = [
      fakeSession(),
      fakeSession({ id: 's2', transfer }),
      fakeSession({ id: 's3', endedAt: 1 }),
    ]
    expect(createServerPicture(fakeSnapshot({ sessions })).totals()).toEqual({
      phase: 'running',
      problem: null,
      address: 'ftp://192.168.1.10:2121',
      connected: 2,
      transfers: 1,
      rate: 1000,
    })
  })

  it('follows sessions as they come, move and go', () => {
    const picture = createServerPicture(fakeSnapshot())
    picture.apply([{ type: 'session-changed', session: fakeSession({ transfer }) }])
    picture.apply([progress(5000)])
    expect(picture.totals()).toMatchObject({ connected: 1, transfers: 1, rate: 5000 })
    picture.apply([{ type: 'session-changed', session: fakeSession({ endedAt: 1, transfer: null }) }])
    picture.apply([progress(5000)])
    expect(picture.totals()).toMatchObject({ connected: 0, transfers: 0, rate: 0 })
    picture.apply([{ type: 'session-removed', id: 's1' }])
    expect(picture.totals().connected).toBe(0)
  })

  it('follows the server', () => {
    const { server } = fakeSnapshot()
    const picture = createServerPicture(fakeSnapshot())
    picture.apply([{ type: 'server-changed', server: { ...server, phase: 'stopped', addresses: [] } }])
    expect(picture.totals()).toMatchObject({ phase: 'stopped', address: null })
  })

  it('notices small files that begin and end between two batches', () => {
    const picture = createServerPicture(fakeSnapshot({ sessions: [fakeSession()] }))
    expect(picture.takeMoved()).toBe(false)
    picture.apply([{ type: 'session-changed', session: fakeSession({ receivedBytes: 5 }) }])
    expect(picture.takeMoved()).toBe(true)
    picture.apply([{ type: 'session-changed', session: fakeSession({ receivedBytes: 5 }) }])
    expect(picture.takeMoved()).toBe(false)
  })
})
