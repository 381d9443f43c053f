import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../../app/main/engine/engine-event.ts'
import { settingsSchema } from '../../../../../app/main/host/settings/settings-schema.ts'
import { oneOfEach as events } from '../../../../helpers/history/one-of-each-event.ts'
import { recorderSettings, recorderUnderTest } from '../../../../helpers/history/recorder.ts'
import * as told from '../../../../helpers/live-events.ts'
import { storedPassword } from '../../../../helpers/stored-password.ts'

/** Why an event leaves no record of its own. */
const notRecorded: Partial<Record<EngineEvent['type'], string>> = {
  'listener-opened': 'the status of the server says it',
  'listener-failed': 'the status of the server says it',
  'listener-closed': 'the status of the server says it',
  'tls-handshake-failed': 'the session ends with it',
  'logged-out': 'the next record of the session has nobody',
  'command-received': 'the log has the protocol; it may tell which program it is',
  'reply-sent': 'the log has the protocol',
  'passive-ports-exhausted': 'a notice says it',
  'data-offered': 'a stage of the session',
  'data-unused': 'a stage of the session',
  'data-connected': 'a stage of the session',
  'working-directory-changed': 'nothing is changed',
  'transfers-progressed': 'the end says how many bytes',
  'transfer-held-up': 'the end says what came of it',
  'hash-started': 'its end is recorded',
  'hash-progressed': 'its end is recorded',
}

describe('every event of the engine', () => {
  it('is in the table above', () => {
    const source = readFileSync('app/main/engine/engine-event.ts', 'utf8')
    const types = [...source.matchAll(/readonly type: '([a-z-]+)'/g)].map(([, type]) => type)
    expect(types.length).toBeGreaterThan(25)
    expect([...new Set(types)].sort()).toEqual(Object.keys(events).sort())
  })

  it.each(Object.values(events))('$type is recorded, or left out for a reason', (event) => {
    const { tell, since } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1), told.started(2, 'upload'), told.hashStarted(3))
    const before = since().length
    tell(event)
    expect(since().length > before).toBe(notRecorded[event.type] === undefined)
  })
})

describe('floods', () => {
  it('of connections leave the first ones and a count, and whoever signs in', () => {
    const { tell, history, recorder } = recorderUnderTest()
    for (let index = 0; index < 5_000; index += 1) {
      const id = `f${index}`
      tell(told.opened(index, id))
      if (index === 4_000) tell({ ...events['client-named'], sessionId: id })
      if (index === 4_000) tell({ ...events['logged-in'], at: index, sessionId: id })
      tell(told.closed(index, id))
    }
    recorder.close()
    expect(history.of('session-opened')).toHaveLength(61)
    expect(history.of('session-closed')).toHaveLength(61)
    expect(history.of('session-known').at(-2)).toMatchObject({ clientName: 'Tester' })
    const counts = history.activities('refused').map(({ facts }) => facts.count ?? 1)
    expect(counts).toEqual([1, 5_000 - 61 - 1])
  })

  it('of refused connections, wrong passwords and refused changes are counted', () => {
    const { tell, since, recorder } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1))
    const before = since().length
    const refused: EngineEvent = { ...events['path-changed'], outcome: 'not-permitted' }
    for (let index = 0; index < 5_000; index += 1) {
      tell(events['session-refused'], refused)
    }
    recorder.close()
    expect(since().length - before).toBe(2 + 101)
  })

  it('of files that are really deleted are told one by one', () => {
    const { tell, history } = recorderUnderTest()
    tell(told.opened(0), told.loggedIn(1))
    for (let index = 0; index < 5_000; index += 1) tell(events['path-changed'])
    expect(history.activities('deleted')).toHaveLength(5_000)
  })
})

describe('what the program does', () => {
  it('begins with its start', () => {
    expect(recorderUnderTest().history.activities('program-started')).toMatchObject([
      { at: 0, isDone: true, facts: { version: '1.2.3' } },
    ])
  })

  it('tells changed settings, and no password that was only stored anew', () => {
    const { history, recorder } = recorderUnderTest()
    const withPassword = (text: string) =>
      settingsSchema.parse({
        ...recorderSettings,
        users: [{ id: 'a1', name: 'demo', password: storedPassword(text) }],
      })
    const [first, second, third] = [withPassword('one'), withPassword('two'), withPassword('three')]
    recorder.passwordRehashed('a1')
    recorder.settingsChanged({ ...first, history: { ...first.history, isOn: false } }, first)
    recorder.settingsChanged(second, first)
    recorder.settingsChanged(third, second)
    expect(history.activities('setting-changed').map(({ facts }) => facts)).toEqual([
      { setting: 'history.isOn', change: 'changed', before: true, after: false },
      { setting: 'users.demo.password', change: 'changed' },
    ])
  })

  it('tells of a save that changes thousands of settings how many there were', () => {
    const { history, recorder } = recorderUnderTest()
    const users = Array.from({ length: 1_000 }, (_, index) => ({ id: `n${index}`, name: `new${index}` }))
    const after = settingsSchema.parse({ ...recorderSettings, users: [...recorderSettings.users, ...users] })
    recorder.settingsChanged(after, recorderSettings)
    const changes = history.activities('setting-changed')
    expect(changes).toHaveLength(201)
    expect(changes.at(-1)?.facts).toEqual({ setting: 'settings', change: 'changed', count: 800 })
  })
})

it('a history that was cleared begins with that', () => {
  const { recorder, history } = recorderUnderTest()
  recorder.historyCleared()
  expect(history.activities('setting-changed')).toMatchObject([
    { at: 0, facts: { setting: 'history.cleared' }, isDone: true },
  ])
})
