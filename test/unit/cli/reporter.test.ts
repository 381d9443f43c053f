import { describe, expect, it } from 'vitest'
import { describeEvent, harmless } from '../../../app/main/cli/event-line.ts'
import { createReporter, type ReadyFacts } from '../../../app/main/cli/reporter.ts'
import type { EngineEvent } from '../../../app/main/engine/engine-event.ts'

const facts: ReadyFacts = {
  control: [{ host: '127.0.0.1', port: 2121, tls: 'required' }],
  pid: 42,
  urls: ['ftp://127.0.0.1:2121'],
  shares: [{ name: 'photos', folder: '/srv/photos', preset: 'read-only' }],
  users: ['demo'],
}
const opened: EngineEvent = {
  type: 'session-opened',
  at: 0,
  sessionId: 'abcdefghij',
  peer: { address: '192.0.2.7', port: 5 },
  local: { address: '192.0.2.1', port: 21 },
}
const command: EngineEvent = {
  type: 'command-received',
  at: 0,
  sessionId: 'abcdefghij',
  verb: 'CWD',
  argument: 'x\r\ny',
}

function report(options: Parameters<typeof createReporter>[0]) {
  const written = { out: '', err: '' }
  const reporter = createReporter(
    options,
    {
      write(text) {
        written.out += text
      },
    },
    {
      write(text) {
        written.err += text
      },
    },
  )
  return { reporter, written }
}

describe('--json', () => {
  it('says first that the server listens, whatever happened before', () => {
    const { reporter, written } = report({ isJson: true, logLevel: 'silent' })
    reporter.event(opened)
    expect(written.out).toBe('')
    reporter.ready(facts)
    reporter.event(command)
    const lines = written.out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines[0]).toEqual({ event: 'listening', control: facts.control, web: null, pid: 42 })
    expect(lines[1]).toMatchObject({ event: 'session-opened', sessionId: 'abcdefghij' })
    expect(lines[2]).toMatchObject({ event: 'command-received', argument: 'x\r\ny' })
    expect(written.err).toBe('')
  })
})

describe('the lines for people', () => {
  it('tell what is shared, with whom and where', () => {
    const { reporter, written } = report({ isJson: false, logLevel: 'silent' })
    reporter.ready(facts)
    expect(written.out).toContain('photos: /srv/photos (read-only)')
    expect(written.out).toContain('demo')
    expect(written.out).toContain('ftp://127.0.0.1:2121')
  })

  it.each([
    ['silent', false, false],
    ['info', true, false],
    ['debug', true, true],
  ] as const)('at level %s tell connections: %s, commands: %s', (level, tellsConnections, tellsCommands) => {
    expect(describeEvent(opened, level) !== null).toBe(tellsConnections)
    expect(describeEvent(command, level) !== null).toBe(tellsCommands)
  })

  it('keep one fact on one line however a stranger names things', () => {
    expect(describeEvent(command, 'debug')).toBe('1970-01-01T00:00:00.000Z [abcdefgh] > CWD x\\u{d}\\u{a}y')
  })

  it.each([
    ['an escape sequence', '\x1b[2J', '\\u{1b}[2J'],
    ['a bidirectional override', 'a\u202eb', 'a\\u{202e}b'],
    ['a line separator', 'a\u2028b', 'a\\u{2028}b'],
    ['a lone surrogate', 'a\ud800b', 'a\\u{d800}b'],
    ['ordinary text', 'Grüße 日本 😀', 'Grüße 日本 😀'],
  ])('show %s harmlessly', (_title, text, shown) => {
    expect(harmless(text)).toBe(shown)
  })
})
