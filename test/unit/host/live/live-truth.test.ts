import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createLiveFeed } from '../../../../app/main/host/live/live-feed.ts'
import { endedRowKeptMs } from '../../../../app/main/host/live/live-state.ts'
import { sessionSchema } from '../../../../app/preload/contract/wire-sessions.ts'

const ids = ['a', 'b', 'c'] as const
const peer = { address: '192.0.2.7', port: 1 }

type Step = (at: number, sessionId: string) => EngineEvent

/** Everything an engine can say of a session, in no order an engine would. */
const steps: readonly Step[] = [
  (at, sessionId) => ({ type: 'session-opened', at, sessionId, peer, local: peer }),
  (at, sessionId) => ({ type: 'session-closed', at, sessionId, reason: 'client-closed' }),
  (at, sessionId) => ({ type: 'command-received', at, sessionId, verb: 'USER', argument: 'x' }),
  (at, sessionId) => ({ type: 'command-received', at, sessionId, verb: 'AUTH', argument: 'TLS' }),
  (at, sessionId) => ({ type: 'reply-sent', at, sessionId, code: 550, text: 'No.', lines: ['No.'] }),
  (at, sessionId) => ({ type: 'tls-handshake-failed', at, sessionId, failure: 'too-old' }),
  (at, sessionId) => ({ type: 'logged-in', at, sessionId, accountId: 'u', userName: 'u' }),
  (at, sessionId) => ({ type: 'logged-out', at, sessionId }),
  (at, sessionId) => ({ type: 'data-offered', at, sessionId, mode: 'passive', address: null, port: 9 }),
  (at, sessionId) => ({ type: 'data-unused', at, sessionId }),
  (at, sessionId) => ({ type: 'data-connected', at, sessionId, transferId: `${sessionId}-t` }),
  (at, sessionId) => ({
    type: 'transfer-started',
    at,
    transferId: `${sessionId}-t`,
    sessionId,
    kind: 'upload',
    path: '/a',
    shareId: null,
    namesInShare: [],
    totalBytes: null,
    mode: 'passive',
    isEncrypted: false,
  }),
  (at, sessionId) => ({
    type: 'transfers-progressed',
    at,
    transfers: [{ transferId: `${sessionId}-t`, sessionId, bytes: at }],
  }),
  (at, sessionId) => ({
    type: 'transfer-ended',
    at,
    transferId: `${sessionId}-t`,
    sessionId,
    bytes: at,
    durationMs: 1,
    outcome: { kind: 'aborted', by: 'client' },
  }),
  (at) => ({ type: 'session-refused', at, peer, reason: 'too-many-sessions' }),
]

const story = fc.array(
  fc.record({ step: fc.constantFrom(...steps), id: fc.constantFrom(...ids), waitMs: fc.nat(40_000) }),
  { maxLength: 120 },
)

describe('rows and sockets', () => {
  it('agree after every event, and nothing is left when all have ended', () => {
    fc.assert(
      fc.property(story, (events) => {
        let now = 1
        let look: (() => void) | null = null
        const shown = new Map<string, { readonly endedAt: number | null }>()
        const feed = createLiveFeed(
          {
            now: () => now,
            schedule(run) {
              look = run
              return () => {
                look = null
              }
            },
          },
          (event) => {
            if (event.type === 'session-changed') shown.set(event.session.id, event.session)
            if (event.type === 'session-removed') shown.delete(event.id)
          },
        )
        const sockets = new Set<string>()
        let opened = 0
        const names = new Map<string, string>()
        const tell = (step: Step, id: string): void => {
          // An id lives once; the engine never uses it again.
          if (step === steps[0]) {
            if (names.has(id)) return
            opened += 1
            names.set(id, `${id}${opened}`)
            sockets.add(`${id}${opened}`)
          }
          const sessionId = names.get(id) ?? 'nobody'
          if (step === steps[1]) {
            sockets.delete(sessionId)
            names.delete(id)
          }
          feed.apply(step(now, sessionId))
        }
        const check = (): void => {
          const rows = feed.rows()
          const alive = rows.filter(({ endedAt }) => endedAt === null).map(({ id }) => id)
          expect(new Set(alive)).toEqual(sockets)
          expect(new Set(rows.map(({ id }) => id))).toEqual(new Set(shown.keys()))
          for (const row of rows) sessionSchema.parse(row)
        }
        for (const { step, id, waitMs } of events) {
          now += waitMs
          tell(step, id)
          check()
        }
        for (const id of [...names.keys()]) tell(steps[1] as Step, id)
        check()
        for (const { transfer, endedAt } of feed.rows()) {
          expect(transfer).toBeNull()
          expect(endedAt).not.toBeNull()
        }
        now += endedRowKeptMs
        ;(look as (() => void) | null)?.()
        expect(feed.rows()).toEqual([])
        expect(shown.size).toBe(0)
      }),
      { numRuns: 150 },
    )
  })
})
