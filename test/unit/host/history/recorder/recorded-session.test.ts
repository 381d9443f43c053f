import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../../app/main/engine/engine-event.ts'
import { oneOfEach as events } from '../../../../helpers/history/one-of-each-event.ts'
import { recorderSettings, recorderUnderTest } from '../../../../helpers/history/recorder.ts'
import * as told from '../../../../helpers/live-events.ts'

describe('the story of a session', () => {
  it('is told by records that know each other', () => {
    const { tell, since, recorder } = recorderUnderTest()
    tell(told.opened(10), told.secured(11), told.loggedIn(12))
    const key = recorder.sessionKeyOf(told.id)
    tell(told.started(20, 'upload'), told.progressed(30, 4), told.transferEnded(40, 9), told.closed(50))
    const who = { userId: 'a1', userName: 'demo', address: '192.0.2.7' }
    const [opened, , , , transfer] = since()
    expect(opened?.key).toBe(key)
    expect(since()).toEqual([
      { type: 'session-opened', key, at: 10, address: '192.0.2.7' },
      { type: 'session-known', key, tlsProtocol: 'TLSv1.3' },
      { type: 'session-known', key, userId: 'a1', userName: 'demo' },
      {
        ...{ type: 'activity', key: expect.any(Number), at: 12, kind: 'signed-in', sessionKey: key, ...who },
        ...{ shareId: null, path: null, newPath: null, isDone: true, facts: {} },
      },
      {
        ...{ type: 'transfer-started', key: expect.any(Number), sessionKey: key, at: 20, ...who },
        ...{ direction: 'upload', shareId: 's', shareName: 'docs', path: '/share/a.bin' },
        ...{ totalBytes: null, isEncrypted: true },
      },
      {
        ...{ type: 'transfer-ended', key: transfer?.key, at: 40, bytes: 9, durationMs: 1 },
        ...{ result: 'done', detail: null, storedPath: null },
      },
      {
        ...{ type: 'session-closed', key, at: 50, reason: 'disconnected-by-admin' },
        stages: [
          { name: 'connected', afterMs: 0 },
          { name: 'secured', afterMs: 1 },
          { name: 'signed-in', afterMs: 2 },
          { name: 'first-bytes', afterMs: 20 },
          { name: 'first-transfer-done', afterMs: 30 },
          { name: 'ended', afterMs: 40 },
        ],
      },
    ])
    expect(recorder.sessionKeyOf(told.id)).toBeNull()
  })

  it('has no listings', () => {
    const { tell, history } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1), told.started(2, 'listing'), told.transferEnded(3, 9))
    expect([...history.of('transfer-started'), ...history.of('transfer-ended')]).toEqual([])
  })

  it('counts wrong passwords and says who tried', () => {
    const { tell, history } = recorderUnderTest()
    tell(told.opened(0), events['login-failed'], events['login-failed'])
    expect(history.of('session-known').map(({ failedLogins }) => failedLogins)).toEqual([1, 2])
    expect(history.activities('login-failed')).toMatchObject([
      { userName: 'bob', userId: null, isDone: false, facts: { reason: 'wrong-password' } },
      { userName: 'bob' },
    ])
  })

  it('says the name a program gives itself, and a guess before', () => {
    const { tell, history } = recorderUnderTest()
    tell(told.opened(0))
    for (const verb of ['USER', 'PASS', 'PWD', 'EPSV', 'TYPE', 'SIZE']) {
      tell(told.command(1, verb, verb === 'TYPE' ? 'I' : ''))
    }
    for (let index = 0; index < 100; index += 1) tell({ ...events['client-named'], name: `Tester ${index}` })
    expect(history.of('session-known').map(({ clientName }) => clientName)).toEqual(
      ['curl', 0, 1, 2, 3, 4].map((name) => (name === 'curl' ? name : `Tester ${name}`)),
    )
  })

  it('keeps two engines apart whose ids are the same', () => {
    const { tell, history } = recorderUnderTest()
    tell(told.opened(1), told.opened(2))
    const [first, second] = history.of('session-opened')
    expect(history.of('session-closed')).toMatchObject([{ key: first?.key, reason: 'server-stopped' }])
    tell(told.closed(3))
    expect(history.of('session-closed')[1]?.key).toBe(second?.key)
    expect(second?.key).not.toBe(first?.key)
  })

  it('uses the name the user has by then', () => {
    const { tell, history, recorder } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1))
    const users = recorderSettings.users.map((user) => ({ ...user, name: 'renamed' }))
    recorder.settingsChanged({ ...recorderSettings, users }, recorderSettings)
    tell(told.started(2, 'download'))
    expect(history.of('transfer-started')[0]?.userName).toBe('renamed')
  })

  it('is begun anew when the history is switched on in the middle of it', () => {
    const { tell, history, recorder } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1))
    const off = { ...recorderSettings, history: { ...recorderSettings.history, isOn: false } }
    recorder.settingsChanged(off, recorderSettings)
    recorder.settingsChanged(recorderSettings, off)
    const [first, again] = history.of('session-opened')
    expect(again).toEqual(first)
    expect(history.of('session-known').at(-1)).toMatchObject({ key: first?.key, userName: 'demo' })
  })

  it('has no key to be found by while nothing is remembered', () => {
    for (const [phase, isKnown] of [
      ['on', true],
      ['opening', true],
      ['off', false],
      ['failed', false],
      ['temporary', false],
    ] as const) {
      const { tell, recorder } = recorderUnderTest(phase)
      tell(told.opened(0))
      expect(recorder.sessionKeyOf(told.id) !== null, phase).toBe(isKnown)
    }
  })
})

describe('a transfer that was cut off', () => {
  const aborted = (by: 'client' | 'admin' | 'server'): EngineEvent => ({
    ...events['transfer-ended'],
    outcome: { kind: 'aborted', by },
  })
  const started = () => {
    const { tell, history } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1), told.started(2, 'download'))
    return { tell, ends: () => history.of('transfer-ended').map(({ result, detail }) => [result, detail]) }
  }

  it('is cancelled by the client after ABOR, and a lost connection without', () => {
    const [asked, gone] = [started(), started()]
    asked.tell(told.command(3, 'ABOR'), aborted('client'))
    gone.tell(aborted('client'))
    expect(asked.ends()).toEqual([['cancelled-by-client', null]])
    expect(gone.ends()).toEqual([['connection-lost', 'client-closed']])
  })

  it('waits for its session to say why', () => {
    const { tell, ends } = started()
    tell(aborted('server'))
    expect(ends()).toEqual([])
    tell({ ...events['session-closed'], reason: 'server-stopped' })
    expect(ends()).toEqual([['server-stopped', 'server-stopped']])
  })

  it('waits no longer than until the session goes on', () => {
    const { tell, ends } = started()
    tell(aborted('server'), told.replied(9, 426, 'Aborted.'))
    expect(ends()).toEqual([['failed', null]])
  })
})

describe('a digest', () => {
  const upload = (path: string): EngineEvent[] => [
    { ...events['transfer-started'], path, transferId: path },
    { ...events['transfer-ended'], transferId: path },
  ]
  const hash = (path: string, parts: object = {}): EngineEvent[] => [
    { ...events['hash-started'], path, ...parts },
    events['hash-ended'],
  ]
  const change = (operation: 'renamed' | 'deleted', path: string, newPath: string | null): EngineEvent => ({
    ...events['path-changed'],
    ...{ operation, path: path as never, newPath: newPath as never },
  })
  const hashed = (...story: EngineEvent[]) => {
    const { tell, history } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1), ...story)
    const transfers = new Map(history.of('transfer-started').map(({ key, path }) => [key, path]))
    return {
      transfers: history.of('transfer-hashed').map(({ key, value }) => [transfers.get(key), value]),
      activities: history.activities('hashed').map(({ path, isDone, facts }) => ({ path, isDone, ...facts })),
    }
  }
  const said = { isDone: true, algorithm: 'MD5', value: 'ab' }

  it.each<[string, EngineEvent[], unknown[]]>([
    ['belongs to the transfer of that file', [...upload('/a'), ...hash('/a')], [['/a', 'ab']]],
    ['belongs to the last one', [...upload('/a'), ...upload('/a'), ...hash('/a')], [['/a', 'ab']]],
    ['follows a rename', [...upload('/a'), change('renamed', '/a', '/b'), ...hash('/b')], [['/a', 'ab']]],
    ['belongs to none of another file', [...upload('/a'), ...hash('/b')], []],
    ['belongs to none that was deleted', [...upload('/a'), change('deleted', '/a', null), ...hash('/a')], []],
    [
      'belongs to none that was replaced by a rename',
      [...upload('/a'), change('renamed', '/b', '/a'), ...hash('/a')],
      [],
    ],
    ['of a part belongs to none', [...upload('/a'), ...hash('/a', { isOfPart: true })], []],
  ])('%s', (_, story, expected) => {
    expect(hashed(...story).transfers).toEqual(expected)
  })

  it('is an activity as well, also when it came to nothing', () => {
    const aborted: EngineEvent = {
      type: 'hash-ended',
      at: 9,
      sessionId: told.id,
      durationMs: 1,
      outcome: 'aborted',
    }
    const story = [...hash('/a'), ...hash('/b', { isOfPart: true }), events['hash-started'], aborted]
    expect(hashed(...story).activities).toEqual([
      { path: '/a', ...said },
      { path: '/b', ...said, isOfPart: true },
      { path: '/a', isDone: false, algorithm: 'MD5', reason: 'aborted' },
    ])
  })
})
