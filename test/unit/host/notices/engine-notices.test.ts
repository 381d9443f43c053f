import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createEngineNotices, repeatAfterMs } from '../../../../app/main/host/notices/engine-notices.ts'
import { createNotices } from '../../../../app/main/host/notices/notices.ts'

const exhausted = (at: number): EngineEvent => ({ type: 'passive-ports-exhausted', at, sessionId: 's' })
const notResumed: EngineEvent = {
  type: 'transfer-ended',
  at: 5,
  transferId: 't',
  sessionId: 's',
  bytes: 0,
  durationMs: 1,
  outcome: { kind: 'failed', failure: 'tls-not-resumed' },
}

function hearing() {
  const raised: string[] = []
  const notices = createNotices(
    () => 0,
    (change) => {
      if (change.type === 'notice-raised') raised.push(change.notice.text)
    },
  )
  return { raised, hear: createEngineNotices(notices) }
}

describe('notices of the engine', () => {
  it('say once that data ports run out, however many clients meet it, and again when it still does later', () => {
    const { raised, hear } = hearing()
    for (let at = 0; at < 100; at += 1) hear(exhausted(at))
    expect(raised).toEqual([expect.stringContaining('data ports')])
    hear(exhausted(repeatAfterMs))
    expect(raised).toHaveLength(2)
  })

  it('say so again after the clock was set back', () => {
    const { raised, hear } = hearing()
    hear(exhausted(1_000_000))
    hear(exhausted(10))
    expect(raised).toHaveLength(2)
  })

  it('say in plain words what a client that cannot resume needs', () => {
    const { raised, hear } = hearing()
    hear(notResumed)
    hear({ ...notResumed, outcome: { kind: 'failed', failure: 'peer-dropped' } })
    hear({ ...notResumed, outcome: { kind: 'completed' } })
    expect(raised).toEqual([expect.stringContaining('"prefer"')])
  })
})
