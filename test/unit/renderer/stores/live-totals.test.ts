import { describe, expect, it } from 'vitest'
import type { WireSession } from '../../../../app/preload/contract/wire-sessions.ts'
import { creditOf, finishedMark, movedSince } from '../../../../app/renderer/stores/live-totals.ts'
import { wireSession } from '../../../helpers/wire-session.ts'

const byId = (...sessions: WireSession[]) => new Map(sessions.map((session) => [session.id, session]))
const download = (bytes: number): WireSession['transfer'] => ({
  id: 't',
  direction: 'download',
  path: '/a',
  bytes,
  totalBytes: null,
  rate: 1,
  startedAt: 0,
})

describe('live totals', () => {
  it('add what runs to what is remembered', () => {
    const before = byId(wireSession({ sentBytes: 700, transfer: download(200) }))
    const credit = creditOf(before)
    expect(movedSince(credit, before)).toEqual({ sentBytes: 200, receivedBytes: 0 })
    const after = byId(wireSession({ sentBytes: 900, transfer: download(400) }))
    expect(movedSince(credit, after)).toEqual({ sentBytes: 400, receivedBytes: 0 })
  })

  it('keep counting what ended since, and who came since', () => {
    const credit = creditOf(byId(wireSession({ sentBytes: 100 })))
    const after = byId(wireSession({ sentBytes: 150 }), wireSession({ id: 'new', receivedBytes: 30 }))
    expect(movedSince(credit, after)).toEqual({ sentBytes: 50, receivedBytes: 30 })
  })

  it('ask anew when a transfer ends and not while it runs', () => {
    const mark = (session: WireSession) => finishedMark({ byId: byId(session) })
    expect(mark(wireSession({ sentBytes: 10, transfer: download(10) }))).toBe(
      mark(wireSession({ sentBytes: 90, transfer: download(90) })),
    )
    expect(mark(wireSession({ sentBytes: 90 }))).not.toBe(
      mark(wireSession({ sentBytes: 90, transfer: download(90) })),
    )
  })
})
