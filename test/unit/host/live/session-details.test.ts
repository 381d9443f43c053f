import { describe, expect, it } from 'vitest'
import { createLiveFeed } from '../../../../app/main/host/live/live-feed.ts'
import { endedRowKeptMs } from '../../../../app/main/host/live/live-state.ts'
import { createSessionDetailsBook } from '../../../../app/main/host/live/session-details.ts'
import { maxTranscriptCharacters, maxTranscriptEntries } from '../../../../app/main/host/live/transcript.ts'
import { sessionDetailSchema } from '../../../../app/preload/contract/wire-sessions.ts'
import {
  closed,
  command,
  id,
  loggedIn,
  opened,
  progressed,
  replied,
  secured,
  started,
  transferEnded,
} from '../../../helpers/live-events.ts'

function bookAfter(...events: Parameters<ReturnType<typeof createSessionDetailsBook>['apply']>[0][]) {
  const book = createSessionDetailsBook()
  for (const event of events) book.apply(event)
  return book
}

describe('the details of a session', () => {
  it('tell when each stage was reached, the first time', () => {
    const offer = {
      type: 'data-offered',
      at: 60,
      sessionId: id,
      mode: 'passive',
      address: null,
      port: 50_001,
    } as const
    const there = { type: 'data-connected', at: 72, sessionId: id, transferId: 't1' } as const
    const book = bookAfter(
      opened(10),
      command(12, 'AUTH', 'TLS'),
      replied(13, 234, 'Go on.'),
      secured(40),
      loggedIn(55),
      offer,
      started(61, 'download'),
      there,
      progressed(80, 9),
      transferEnded(90, 9),
      loggedIn(95),
      closed(100),
    )
    expect(book.of(id)?.stages).toEqual([
      { name: 'connected', afterMs: 0, tookMs: null },
      { name: 'secured', afterMs: 30, tookMs: 27 },
      { name: 'signed-in', afterMs: 45, tookMs: null },
      { name: 'data-offered', afterMs: 50, tookMs: null },
      { name: 'data-connected', afterMs: 62, tookMs: 12 },
      { name: 'first-bytes', afterMs: 70, tookMs: null },
      { name: 'first-transfer-done', afterMs: 80, tookMs: null },
      { name: 'ended', afterMs: 90, tookMs: null },
    ])
    expect(book.of(id)).toMatchObject({
      transfers: [{ kind: 'download', bytes: 9, outcome: 'Done', isFailed: false }],
      network: { localPort: 2121, dataConnections: 1, data: { port: 50_001, state: 'done' } },
    })
    sessionDetailSchema.parse(book.of(id))
  })

  it('keep the conversation as it went over the wire', () => {
    const book = bookAfter(
      opened(1),
      command(2, 'PASS', '********'),
      replied(3, 211, 'Features:', 'UTF8', 'End\r\n220 forged'),
    )
    expect(book.of(id)?.transcript.map(({ from, text }) => [from, text])).toEqual([
      ['client', 'PASS ********'],
      ['server', '211-Features:\n UTF8\n211 End??220 forged'],
    ])
  })

  it('let go of the oldest lines, by number and by length', () => {
    const book = bookAfter(opened(1))
    for (let at = 2; at < 1000; at += 1) book.apply(command(at, 'NOOP'))
    const many = book.of(id)?.transcript ?? []
    expect(many).toHaveLength(maxTranscriptEntries)
    expect(many.at(-1)?.number).toBe(998)
    for (let at = 1000; at < 1300; at += 1) book.apply(command(at, 'CWD', 'x'.repeat(10_000)))
    const long = book.of(id)?.transcript ?? []
    expect(long.reduce((sum, { text }) => sum + text.length, 0)).toBeLessThanOrEqual(maxTranscriptCharacters)
  })

  it('survive a clock that was set back', () => {
    const book = bookAfter(opened(1000), secured(10), loggedIn(5))
    sessionDetailSchema.parse(book.of(id))
  })

  it('are there as long as the row', () => {
    let now = 1
    let run = (): void => undefined
    const feed = createLiveFeed(
      {
        now: () => now,
        schedule(next) {
          run = next
          return () => undefined
        },
      },
      () => undefined,
    )
    feed.apply(opened(1))
    feed.apply(closed(2))
    expect(feed.detail(id)?.transcript.at(-1)?.text).toBe('Disconnected by you')
    now = 2 + endedRowKeptMs
    run()
    expect(feed.rows()).toEqual([])
    expect(feed.detail(id)).toBeNull()
  })
})
