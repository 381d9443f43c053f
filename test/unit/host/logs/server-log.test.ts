import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createServerLog, type ServerLogDependencies } from '../../../../app/main/host/logs/server-log.ts'
import {
  defaultSettings,
  type LogRules,
  type Settings,
} from '../../../../app/main/host/settings/settings-schema.ts'
import { hurriedClock } from '../../../helpers/logs/hurried-clock.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'
import { waitFor } from '../../../helpers/wait-for.ts'

const nowMs = Date.UTC(2026, 10, 21, 7, 52, 37)
const peer = { address: '192.0.2.7', port: 4000 }
const local = { address: '192.0.2.1', port: 21 }
const facts = { at: nowMs, sessionId: 'one' }
const opened: EngineEvent = { ...facts, type: 'session-opened', peer, local }
const command: EngineEvent = { ...facts, type: 'command-received', verb: 'CWD', argument: 'a\u202eb' }

function startLog(rules: Partial<LogRules> = {}, options: Partial<ServerLogDependencies> = {}) {
  const allRules = { ...defaultSettings.logs, ...rules }
  const clock = hurriedClock()
  const grown: number[] = []
  let changes = 0
  const log = createServerLog({
    folder: null,
    rules: () => allRules,
    isAnonymous: () => false,
    now: () => nowMs,
    schedule: clock.schedule,
    onGrown: (lastNumber) => grown.push(lastNumber),
    onChanged: () => {
      changes += 1
    },
    ...options,
  })
  onTestFinished(() => log.close())
  const lines = () => log.book.read(0, 1_000, {}).lines
  const messages = () => lines().map(({ message }) => message)
  return { log, lines, messages, grown, changes: () => changes, rules: allRules }
}

const user = (name: string, more: object = {}) =>
  ({ ...more, id: 'u', name, isEnabled: true }) as unknown as Settings['users'][number]

describe('the log', () => {
  it('keeps lines of an area from its level up, as the rules say at that moment', () => {
    const { log, messages, rules } = startLog({ levels: { sessions: 'warning' } })
    log.applyEngineEvent(opened)
    log.applyEngineEvent(command)
    expect(messages()).toEqual([])
    Object.assign(rules, { levels: { commands: 'debug' } })
    log.applyEngineEvent(command)
    log.applyEngineEvent({ ...facts, type: 'client-named', name: 'tool' })
    expect(messages()).toEqual(['> CWD a\\u202eb', 'The client calls itself “tool”'])
  })

  it('keeps every line of a traced session, of no other, and until it ends', async () => {
    const { log, messages, changes } = startLog({ levels: { sessions: 'error' } })
    log.applyEngineEvent(opened)
    log.applyEngineEvent({ ...opened, sessionId: 'two' })
    expect(log.trace('one', true)).toBe(true)
    expect(log.state().tracedSessionIds).toEqual(['one'])
    log.applyEngineEvent(command)
    log.applyEngineEvent({ ...command, sessionId: 'two' })
    log.applyEngineEvent({ ...facts, type: 'session-closed', reason: 'quit' })
    expect(messages()).toEqual([
      'Every line of the protocol is logged',
      '> CWD a\\u202eb',
      'Connection ended (quit): The client said goodbye',
    ])
    expect(log.state().tracedSessionIds).toEqual([])
    expect(log.trace('one', true)).toBe(false)
    await waitFor('the change to be told', () => changes() > 0)
  })

  it('says who a line is about', () => {
    const { log, lines } = startLog()
    log.applyEngineEvent(opened)
    log.applyEngineEvent({ ...facts, type: 'login-failed', userName: 'e\u001bve', reason: 'unknown-account' })
    log.applyEngineEvent({ ...facts, type: 'logged-in', accountId: 'u', userName: 'ann' })
    log.applyEngineEvent({ ...facts, type: 'logged-out' })
    log.applyEngineEvent({ ...facts, type: 'session-closed', reason: 'quit' })
    expect(lines().map(({ event, userName, address }) => [event, userName, address])).toEqual([
      ['session-opened', null, '192.0.2.7'],
      ['login-failed', 'e\\u001bve', '192.0.2.7'],
      ['logged-in', 'ann', '192.0.2.7'],
      ['logged-out', 'ann', '192.0.2.7'],
      ['session-closed', null, '192.0.2.7'],
    ])
    expect(lines()[1]?.message).toBe('There is no user “e\\u001bve”')
  })

  it('says once a minute that an address is refused, and how often it was', () => {
    const { log, messages } = startLog()
    const refused = { type: 'session-refused', peer, reason: 'too-many-sessions' } as const
    for (let count = 0; count < 50; count += 1) log.applyEngineEvent({ ...refused, at: nowMs + count })
    log.applyEngineEvent({ ...refused, at: nowMs + 60_000 })
    expect(messages()).toHaveLength(2)
    expect(messages()[1]).toContain('(and 49 more since)')
  })

  it('notes notices, mistakes, blocked addresses and what the server does, each once', () => {
    const { log, lines } = startLog()
    log.noticeRaised({ level: 'error', text: 'The disk is full' })
    log.mistake('RETR failed\nunexpectedly')
    log.securityEventAdded({ at: 1, kind: 'blocked', address: '192.0.2.7', userName: null, text: 'Guessing' })
    log.securityEventAdded({ at: 1, kind: 'login-failed', address: '192.0.2.7', userName: 'a', text: '' })
    log.serverStatusChanged({ phase: 'running', startedAt: 1, listeners: [], troubles: [] })
    log.serverStatusChanged({ phase: 'running', startedAt: 1, listeners: [], troubles: [] })
    log.serverStatusChanged({ phase: 'problem', problem: 'Port 21 is taken.' })
    expect(lines().map(({ level, area, message }) => `${level} ${area}: ${message}`)).toEqual([
      'error program: The disk is full',
      'error program: RETR failed\\u000aunexpectedly',
      'warning security: 192.0.2.7 was blocked: Guessing',
      'info server: The server is running',
      'error server: The server cannot run: Port 21 is taken.',
    ])
  })

  it('says nothing of a password that was only stored anew, and says when somebody changes it', () => {
    const { log, messages } = startLog()
    const withPassword = (password: string) => ({ ...defaultSettings, users: [user('ann', { password })] })
    log.passwordRehashed('u')
    log.settingsChanged(withPassword('two'), withPassword('one'))
    log.settingsChanged(withPassword('three'), withPassword('two'))
    expect(messages()).toEqual(['User “ann” was changed: password'])
  })

  it('names changed settings and never what they are', () => {
    const { log, messages } = startLog()
    const before = { ...defaultSettings, users: [user('ann', { password: 'old-hash' })] }
    const after = {
      ...before,
      server: { ...before.server, controlPort: 2125 },
      users: [user('bea', { password: 'new-hash' }), { ...user('cy'), id: 'v' }],
    }
    log.settingsChanged(after, before)
    log.settingsChanged({ ...after, users: [] }, after)
    expect(messages()).toEqual([
      'Settings of the server changed: controlPort',
      'User “bea” (was “ann”) was changed: password, name',
      'User “cy” was added',
      'User “bea” was removed',
      'User “cy” was removed',
    ])
  })

  it('tells of growth once for many lines', async () => {
    const { log, grown } = startLog()
    for (let count = 0; count < 1_000; count += 1) log.mistake('x')
    await waitFor('the growth', () => grown.length > 0)
    expect(grown).toEqual([1_000])
  })

  it('writes no file in a run without a folder', () => {
    const { log } = startLog()
    log.mistake('x')
    expect(log.state()).toMatchObject({ folder: null, bytes: 0, problem: null })
  })
})

describe('the files of the log', () => {
  const newFolder = () => join(tempTree().path, 'logs')

  it('are JSON lines that fill the book of the next run', async () => {
    const folder = newFolder()
    const first = startLog({}, { folder })
    first.log.applyEngineEvent(opened)
    first.log.mistake('one')
    await first.log.close()
    const written = readFileSync(join(folder, 'portside.log'), 'utf8').trimEnd().split('\n')
    expect(written.map((line) => JSON.parse(line))).toEqual([
      expect.objectContaining({ event: 'session-opened', address: '192.0.2.7', sessionId: 'one' }),
      {
        ...{ level: 'error', time: '2026-11-21T07:52:37.000Z', area: 'program', sessionId: null },
        ...{ userName: null, address: null, event: 'mistake', message: 'one' },
      },
    ])

    const second = startLog({}, { folder })
    second.log.mistake('two')
    await waitFor('the lines of the first run', () => second.lines().length > 0)
    expect(second.messages()).toEqual([first.messages()[0], 'one', 'two'])
    expect(second.lines().map(({ number }) => number)).toEqual([1, 2, 3])
    await second.log.close()
    expect(readFileSync(join(folder, 'portside.log'), 'utf8').trimEnd().split('\n')).toHaveLength(3)
  })

  it('are read from their end, and only what is a line of ours counts', async () => {
    const folder = newFolder()
    mkdirSync(folder)
    const line = (message: string) =>
      JSON.stringify({
        ...{ level: 'info', time: '2026-11-21T07:52:37.000Z', area: 'program', sessionId: null },
        ...{ userName: null, address: null, event: 'notice', message },
      })
    const many = Array.from({ length: 20_000 }, (_, index) => line(`closed ${index}`))
    writeFileSync(join(folder, 'portside-20261121T000000Z-1.log'), `${many.join('\n')}\n`)
    const odd = ['no JSON', '{"level":"loud"}', line('esc \u001b[2J'), '{"cut']
    writeFileSync(join(folder, 'portside.log'), odd.join('\n'))
    const { lines, messages } = startLog({}, { folder })
    await waitFor('the lines before', () => lines().length > 0)
    expect(messages().slice(-2)).toEqual(['closed 19999', 'esc \\u001b[2J'])
    expect(readdirSync(folder)).toHaveLength(2)
  })

  it('hold no transfer of the self-check, which moves nobody’s files', async () => {
    const folder = newFolder()
    const { log } = startLog({ isWritten: false, transferLog: true }, { folder })
    const started = { kind: 'upload', path: '/check.bin', totalBytes: null, mode: 'passive' } as const
    const of = { ...facts, transferId: 't' }
    const events: EngineEvent[] = [
      opened,
      { ...facts, type: 'logged-in', accountId: 'portside-self-check', userName: 'Portside/self-check' },
      { ...of, type: 'transfer-started', ...started, shareId: null, namesInShare: [], isEncrypted: true },
      { ...of, type: 'transfer-ended', bytes: 7, durationMs: 1, outcome: { kind: 'completed' } },
    ]
    for (const event of events) log.applyEngineEvent(event)
    await log.close()
    expect(existsSync(join(folder, 'xferlog'))).toBe(false)
  })

  it('hold transfers and failed logins for other programs only when that is wanted', async () => {
    const folder = newFolder()
    const { log, rules } = startLog({ isWritten: false }, { folder })
    const start: EngineEvent = {
      ...{ ...facts, type: 'transfer-started', transferId: 't', kind: 'upload', path: '/docs/my a.txt' },
      ...{ shareId: null, namesInShare: [], totalBytes: null, mode: 'passive', isEncrypted: true },
    }
    const end: EngineEvent = {
      ...{ ...facts, type: 'transfer-ended', transferId: 't', bytes: 7, durationMs: 2_000 },
      outcome: { kind: 'completed' },
    }
    const events: EngineEvent[] = [
      { ...facts, type: 'login-failed', userName: 'ann', reason: 'wrong-password' },
      { ...facts, type: 'logged-in', accountId: 'u', userName: 'ann' },
      { ...facts, type: 'command-received', verb: 'TYPE', argument: 'I' },
      { ...facts, type: 'reply-sent', code: 200, text: '', lines: [''] },
      start,
      end,
    ]
    log.applyEngineEvent(opened)
    for (const event of events) log.applyEngineEvent(event)
    Object.assign(rules, { transferLog: true, loginFailureLog: true })
    for (const event of events) log.applyEngineEvent(event)
    await log.close()
    expect(readdirSync(folder).sort()).toEqual(['login-failures.log', 'xferlog'])
    expect(readFileSync(join(folder, 'xferlog'), 'utf8')).toMatch(
      /^\w{3} Nov 2\d \d\d:\d\d:37 2026 2 192\.0\.2\.7 7 \/docs\/my_a\.txt b _ i r ann ftp 0 \* c\n$/,
    )
    expect(readFileSync(join(folder, 'login-failures.log'), 'utf8')).toBe(
      '2026-11-21T07:52:37.000Z portside: login failed (wrong-password) for "ann" from 192.0.2.7\n',
    )
  })
})
