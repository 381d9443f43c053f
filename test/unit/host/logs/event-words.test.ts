import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { wordEvent, wordings } from '../../../../app/main/host/logs/event-words.ts'
import { createKnownSessions } from '../../../../app/main/host/logs/known-sessions.ts'

const peer = { address: '192.0.2.7', port: 4000 }
const local = { address: '192.0.2.1', port: 21 }
const facts = { at: 1_000, sessionId: 'one' }
const opened: EngineEvent = { ...facts, type: 'session-opened', peer, local }

describe('events in words', () => {
  it('leaves out nothing but progress', () => {
    const leftOut = Object.entries(wordings).filter(([, wording]) => wording === null)
    expect(leftOut.map(([type]) => type).sort()).toEqual(['hash-progressed', 'transfers-progressed'])
  })

  it.each<[EngineEvent, string, string, string]>([
    [opened, 'info', 'sessions', 'Connected from 192.0.2.7 port 4000 to 192.0.2.1 port 21'],
    [
      { ...facts, type: 'login-failed', userName: 'ann', reason: 'wrong-password' },
      'warning',
      'security',
      'Wrong password for “ann”',
    ],
    [
      { ...facts, type: 'command-received', verb: 'CWD', argument: 'docs' },
      'debug',
      'commands',
      '> CWD docs',
    ],
    [
      { ...facts, type: 'reply-sent', code: 211, text: 'End', lines: ['Features:', 'UTF8', 'End'] },
      'debug',
      'commands',
      '< 211 Features: | UTF8 | End',
    ],
    [
      { ...facts, type: 'session-closed', reason: 'idle-timeout' },
      'info',
      'sessions',
      'Connection ended (idle-timeout): Nothing happened for too long',
    ],
    [{ ...facts, type: 'session-closed', reason: 'internal-error' }, 'error', 'sessions', 'Connection ended'],
    [{ at: 1, type: 'session-refused', peer, reason: 'blocked' }, 'debug', 'security', 'was refused'],
    [
      { at: 1, type: 'session-refused', peer, reason: 'too-many-sessions' },
      'warning',
      'sessions',
      '192.0.2.7',
    ],
    [
      { at: 1, type: 'listener-failed', host: '::', port: 21, code: 'EACCES' },
      'error',
      'server',
      'Cannot listen on :: port 21 (EACCES); it is tried again',
    ],
  ])('says of %o what happened', (event, level, area, message) => {
    const said = wordEvent(event, null)
    expect([said?.level, said?.area]).toEqual([level, area])
    expect(said?.message).toContain(message)
  })

  it('names the file of a transfer when it ends, and how it went', () => {
    const sessions = createKnownSessions()
    sessions.before(opened)
    sessions.before({
      ...{ ...facts, type: 'transfer-started', transferId: 't', kind: 'upload', path: '/docs/a.txt' },
      ...{ shareId: null, namesInShare: [], totalBytes: null, mode: 'passive', isEncrypted: true },
    })
    const end = { ...facts, type: 'transfer-ended', transferId: 't', bytes: 7, durationMs: 1_250 } as const
    const say = (event: EngineEvent) => wordEvent(event, sessions.find('one'))
    expect(say({ ...end, outcome: { kind: 'completed' }, storedPath: '/docs/a (1).txt' })).toEqual({
      level: 'info',
      area: 'transfers',
      message: 'Upload of /docs/a.txt completed: 7 bytes in 1.25 s, stored as /docs/a (1).txt',
    })
    expect(say({ ...end, outcome: { kind: 'failed', failure: 'no-space', reason: 'no-space' } })).toEqual({
      level: 'warning',
      area: 'transfers',
      message: 'Upload of /docs/a.txt failed (no-space, no-space): 7 bytes in 1.25 s',
    })
    expect(say({ ...end, outcome: { kind: 'aborted', by: 'client' } })?.message).toContain(
      'was aborted by the client',
    )
  })
})
