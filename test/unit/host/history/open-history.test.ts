import { describe, expect, it, onTestFinished } from 'vitest'
import { DeskError } from '../../../../app/main/host/history/desk/desk-message.ts'
import type { History } from '../../../../app/main/host/history/history.ts'
import { openHistory } from '../../../../app/main/host/history/open-history.ts'
import { rowsOf } from '../../../helpers/history/history-files.ts'
import {
  activity,
  keyAt,
  sessionOpened,
  t0,
  transferEnded,
  transferStarted,
  transfers,
} from '../../../helpers/history/history-records.ts'
import { type DeskFaults, localDesk } from '../../../helpers/history/local-desk.ts'
import { type StepClock, stepClock } from '../../../helpers/history/step-clock.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'

interface SetUp {
  readonly history: History
  readonly clock: StepClock
  readonly faults: DeskFaults
  readonly file: string
  readonly notices: string[]
  readonly states: string[]
  readonly rules: { isOn: boolean; keepDays: number; maxBytes: number }
}

function setUp(file = tempTree().at('history.db'), failing: DeskFaults['failing'] = () => null): SetUp {
  const clock = stepClock()
  const { connect, faults } = localDesk(file, () => t0)
  faults.failing = failing
  const rules = { isOn: true, keepDays: 90, maxBytes: 1_000_000_000 }
  const history = openHistory({ connect, rules: () => rules, schedule: clock.schedule, lastKey: 5 })
  const notices: string[] = []
  const states: string[] = []
  history.watch({
    onNotice: (text) => notices.push(text),
    onStateChanged: () => states.push(history.state.phase),
  })
  onTestFinished(() => history.close())
  return { history, clock, faults, file, notices, states, rules }
}

const fullDisk = new DeskError('disk', 'the disk is full')
const page = { before: null, limit: 10 }

describe('a history', () => {
  it('is opening at first, and takes records that it writes once it is open', async () => {
    const { history, file } = setUp()
    expect(history.state).toEqual({ phase: 'opening', problem: null, bytes: null, oldestAt: null })
    for (const record of [sessionOpened(t0), ...transfers(3)]) history.record(record)
    await history.settled()
    expect(history.state).toMatchObject({ phase: 'on', problem: null, oldestAt: t0 })
    await history.close()
    expect(rowsOf(file, 'SELECT count(*) AS n FROM transfers')).toEqual([{ n: 3 }])
  })

  it('knows the greatest key only when it is open, and a guess before', async () => {
    const first = setUp()
    first.history.record(transferStarted(t0))
    await first.history.close()
    const { history } = setUp(first.file)
    expect(history.lastKey).toBe(5)
    await history.settled()
    expect(history.lastKey).toBe(keyAt(t0))
  })

  it('writes within a second, many records in one batch', async () => {
    const { history, clock, faults } = setUp()
    await clock.pass(0)
    for (const record of transfers(100)) history.record(record)
    await clock.pass(999)
    expect(faults.calls.filter((name) => name === 'write')).toHaveLength(1)
    const { entries } = await history.findTransfers({}, page)
    expect(entries).toHaveLength(10)
    expect(entries[0]).toMatchObject({ key: keyAt(t0 + 9_900), result: 'done', bytes: 1_000 })
  })

  it('forgets everything that is over, and what was about to be written with it', async () => {
    const { history } = setUp()
    for (const record of transfers(3)) history.record(record)
    await history.clear()
    expect((await history.findTransfers({}, page)).entries).toEqual([])
  })

  it('looks through the file once and forgets what is too old from time to time', async () => {
    const { history, clock, faults } = setUp()
    for (const record of transfers(3, t0 - 91 * 86_400_000)) history.record(record)
    await clock.pass(20_000)
    expect(faults.calls).toContain('check')
    expect((await history.findTransfers({}, page)).entries).toEqual([])
    const trims = faults.calls.filter((name) => name === 'trim').length
    await clock.pass(11 * 60_000)
    expect(faults.calls.filter((name) => name === 'trim').length).toBeGreaterThan(trims)
  })

  it('holds other rules at once', async () => {
    const { history, clock, rules } = setUp()
    for (const record of transfers(3, t0 - 5 * 86_400_000)) history.record(record)
    await clock.pass(20_000)
    expect((await history.findTransfers({}, page)).entries).toHaveLength(3)
    rules.keepDays = 4
    history.rulesChanged()
    await clock.pass(6_000)
    expect((await history.findTransfers({}, page)).entries).toEqual([])
  })
})

describe('switched off', () => {
  it('writes nothing new, says so, ends what had begun, and still answers', async () => {
    const { history, rules } = setUp()
    history.record(transferStarted(t0))
    await history.settled()
    rules.isOn = false
    history.rulesChanged()
    expect(history.state.phase).toBe('off')
    history.record(transferEnded(t0))
    for (const record of transfers(3, t0 + 1_000)) history.record(record)
    await history.settled()
    const { entries } = await history.findTransfers({}, page)
    expect(entries.map(({ key, result }) => [key, result])).toEqual([[keyAt(t0), 'done']])
    rules.isOn = true
    expect(history.state.phase).toBe('on')
  })
})

describe('what is decided about the history', () => {
  it.each(['history.isOn', 'history.cleared'])('is the last thing it tells: %s', async (setting) => {
    const { history, rules } = setUp()
    await history.settled()
    rules.isOn = false
    history.record(activity(t0, { kind: 'setting-changed', facts: { setting } }))
    history.record(activity(t0 + 1, { kind: 'setting-changed', facts: { setting: 'server.tls' } }))
    await history.settled()
    const { entries } = await history.findActivities({}, page)
    expect(entries.map(({ facts }) => facts)).toEqual([{ setting }])
  })
})

describe('a disk that is full', () => {
  it('is said once, keeps what was recorded, and is tried again', async () => {
    const { history, clock, faults, notices, states } = setUp()
    await history.settled()
    faults.failing = (name) => (name === 'write' ? fullDisk : null)
    for (const record of transfers(3)) history.record(record)
    await clock.pass(60_000)
    expect(history.state).toMatchObject({
      phase: 'failed',
      problem:
        'The history cannot be written: the disk is full. It is tried again; the server goes on without it.',
    })
    expect(notices).toEqual([history.state.problem])
    faults.failing = () => null
    await clock.pass(30_000)
    expect(history.state.phase).toBe('on')
    expect(states.filter((phase) => phase === 'failed')).not.toHaveLength(0)
    expect((await history.findTransfers({}, page)).entries).toHaveLength(3)
  })

  it('does not keep the program from ending', async () => {
    const { history, faults, clock } = setUp()
    await history.settled()
    faults.failing = () => fullDisk
    history.record(sessionOpened(t0))
    await history.close()
    await clock.pass(600_000)
  })

  it('is tried again when the file could not even be opened', async () => {
    const { history, clock, faults } = setUp(undefined, (name) => (name === 'open' ? fullDisk : null))
    history.record(sessionOpened(t0))
    await expect(history.findSessions({}, page)).rejects.toThrow(
      'The history cannot be opened: the disk is full.',
    )
    faults.failing = () => null
    await clock.pass(10_000)
    expect(history.state.phase).toBe('on')
    expect((await history.findSessions({}, page)).entries).toHaveLength(1)
  })
})

describe('a file of a newer version', () => {
  it('is left alone, said, and not asked again', async () => {
    const line = 'The history was written by a newer version of Portside.'
    const { history, clock, faults, notices } = setUp(undefined, (name) =>
      name === 'open' ? new DeskError('newer', line) : null,
    )
    history.record(sessionOpened(t0))
    await clock.pass(600_000)
    expect(history.state).toMatchObject({ phase: 'failed', problem: line })
    expect(notices).toEqual([line])
    expect(faults.calls).toEqual(['open'])
    await expect(history.sumTransfers({})).rejects.toThrow(line)
  })
})
