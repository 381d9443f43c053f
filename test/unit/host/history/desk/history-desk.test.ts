import {
  closeSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { describe, expect, it } from 'vitest'
import { deskOn, rowsOf } from '../../../../helpers/history/history-files.ts'
import {
  activity,
  keyAt,
  sessionOpened,
  t0,
  transferEnded,
  transferStarted,
  transfers,
} from '../../../../helpers/history/history-records.ts'
import { tempTree } from '../../../../helpers/temp-tree.ts'

describe('writing', () => {
  it('keeps a session with what became known of it, its end and the sums of its transfers', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    desk.write([
      sessionOpened(t0),
      { type: 'session-known', key: keyAt(t0), userName: 'ann', userId: 'u1' },
      { type: 'session-known', key: keyAt(t0), clientName: 'curl', failedLogins: 2 },
      transferStarted(t0 + 1),
      transferEnded(t0 + 1),
      transferStarted(t0 + 2, { direction: 'upload' }),
      transferEnded(t0 + 2, { bytes: 7, result: 'connection-lost' }),
      {
        type: 'session-closed',
        key: keyAt(t0),
        at: t0 + 900.4,
        reason: 'quit',
        stages: [{ name: 'login', afterMs: 3 }],
      },
    ])
    desk.close()
    expect(rowsOf(file, 'SELECT * FROM sessions')).toEqual([
      {
        key: keyAt(t0),
        startedAt: t0,
        endedAt: t0 + 900,
        userId: 'u1',
        userName: 'ann',
        address: '192.0.2.1',
        clientName: 'curl',
        tlsProtocol: null,
        endReason: 'quit',
        stages: '[{"name":"login","afterMs":3}]',
        failedLogins: 2,
        transfers: 2,
        sentBytes: 1_000,
        receivedBytes: 7,
      },
    ])
  })

  it('keeps a transfer with its end and its digest', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    desk.write([transferStarted(t0, { direction: 'upload', path: '/docs/Übung.txt' })])
    desk.write([
      transferEnded(t0, { result: 'disk-full', detail: 'no space', storedPath: '/docs/Übung (1).txt' }),
      { type: 'transfer-hashed', key: keyAt(t0), algorithm: 'SHA-256', value: 'ab12' },
    ])
    desk.close()
    expect(rowsOf(file, 'SELECT * FROM transfers')).toMatchObject([
      {
        key: keyAt(t0),
        endedAt: t0 + 50,
        durationMs: 50,
        path: '/docs/Übung.txt',
        storedPath: '/docs/Übung (1).txt',
        bytes: 1_000,
        result: 'disk-full',
        detail: 'no space',
        isEncrypted: 1,
        hashAlgorithm: 'SHA-256',
        hashValue: 'ab12',
      },
    ])
  })

  it('writes a batch that comes a second time only once', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    const batch = [sessionOpened(t0), ...transfers(3), activity(t0)]
    desk.write(batch)
    desk.write(batch)
    desk.close()
    expect(rowsOf(file, 'SELECT transfers, sentBytes FROM sessions')).toEqual([
      { transfers: 3, sentBytes: 3_000 },
    ])
    expect(rowsOf(file, 'SELECT sum(transfers) AS n FROM hourlyTotals')).toEqual([{ n: 3 }])
    expect(rowsOf(file, 'SELECT count(*) AS n FROM activities')).toEqual([{ n: 1 }])
  })

  it('keeps what stands behind a NUL, which ends a text for SQLite: "ann" and a NUL is not "ann"', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    desk.write([
      sessionOpened(t0),
      { type: 'session-known', key: keyAt(t0), clientName: 'a\0b' },
      { ...activity(t0), userName: 'ann\0bob', facts: { reason: 'a\0b' } },
    ])
    desk.close()
    expect(rowsOf(file, 'SELECT clientName FROM sessions')).toEqual([{ clientName: 'a\ufffdb' }])
    expect(rowsOf(file, 'SELECT userName, facts FROM activities')).toEqual([
      { userName: 'ann\ufffdbob', facts: '{"reason":"a\\u0000b"}' },
    ])
  })

  it('leaves out a record that cannot be stored, and keeps those around it', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    const strange = transferStarted(t0 + 1, { sessionKey: Number.NaN })
    expect(desk.write([transferStarted(t0), strange, transferStarted(t0 + 2)])).toBe(1)
    desk.close()
    expect(rowsOf(file, 'SELECT key FROM transfers')).toEqual([{ key: keyAt(t0) }, { key: keyAt(t0 + 2) }])
  })

  it('sums transfers by the hour in which they began', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    const hourMs = 3_600_000
    desk.write([...transfers(2), ...transfers(3, t0 + hourMs), transferStarted(t0 + 5)])
    desk.close()
    expect(rowsOf(file, 'SELECT hour, userName, result, transfers, bytes FROM hourlyTotals')).toEqual([
      { hour: t0 / hourMs, userName: 'ann', result: 'done', transfers: 2, bytes: 2_000 },
      { hour: t0 / hourMs + 1, userName: 'ann', result: 'done', transfers: 3, bytes: 3_000 },
    ])
  })
})

describe('what a crash left open', () => {
  it('is ended as program-ended, as of the last time something was written', () => {
    const tree = tempTree()
    const file = tree.at('history.db')
    const killed = deskOn(file)
    killed.write([sessionOpened(t0), transferStarted(t0 + 10), transferStarted(t0 + 99_000)])
    killed.close()
    const lastAt = new Date(t0 + 60_000)
    utimesSync(file, lastAt, lastAt)
    const desk = deskOn(file)
    expect(desk.open()).toEqual({ lastKey: keyAt(t0 + 99_000) })
    desk.close()
    expect(rowsOf(file, 'SELECT endedAt, endReason FROM sessions')).toEqual([
      { endedAt: t0 + 60_000, endReason: 'program-ended' },
    ])
    expect(rowsOf(file, 'SELECT result, endedAt, durationMs FROM transfers')).toEqual([
      { result: 'program-ended', endedAt: t0 + 60_000, durationMs: 59_990 },
      { result: 'program-ended', endedAt: t0 + 99_000, durationMs: 0 },
    ])
  })

  it('stays open when only the thread was replaced', () => {
    const file = tempTree().at('history.db')
    const first = deskOn(file)
    first.open()
    first.write([transferStarted(t0)])
    first.close()
    const second = deskOn(file)
    second.write([transferEnded(t0)])
    second.close()
    expect(rowsOf(file, 'SELECT result FROM transfers')).toEqual([{ result: 'done' }])
  })
})

describe('a damaged file', () => {
  it('is moved aside whole, said in one line, and a new one is begun', () => {
    const tree = tempTree({ 'history.db': 'x'.repeat(10_000) })
    const desk = deskOn(tree.at('history.db'))
    expect(desk.open()).toEqual({ lastKey: null })
    expect(desk.write(transfers(1))).toBe(0)
    expect(tree.read('history-damaged-2026-01-01.db').toString()).toBe('x'.repeat(10_000))
    expect(desk.notices).toEqual([
      'history.db is damaged. It was kept as history-damaged-2026-01-01.db, and the history begins anew.',
    ])
  })

  it('does not replace one that was moved aside on the same day', () => {
    const tree = tempTree({ 'history.db': 'x'.repeat(10_000), 'history-damaged-2026-01-01.db': 'earlier' })
    deskOn(tree.at('history.db')).open()
    expect(tree.read('history-damaged-2026-01-01.db').toString()).toBe('earlier')
    expect(tree.read('history-damaged-2026-01-01-2.db').toString()).toBe('x'.repeat(10_000))
  })

  it('is found by the check of the start, and takes its log along', () => {
    const tree = tempTree()
    const file = tree.at('history.db')
    const first = deskOn(file)
    first.write(transfers(2_000))
    first.close()
    const pages = readFileSync(file).length / 4_096
    const opened = openSync(file, 'r+')
    for (let page = 50; page < pages; page += 3) writeSync(opened, 'y'.repeat(600), page * 4_096)
    closeSync(opened)
    writeFileSync(`${file}-wal`, '')

    const desk = deskOn(file)
    desk.open()
    while (desk.check());
    expect(tree.names().filter((name) => name.startsWith('history-damaged'))).toContain(
      'history-damaged-2026-01-01.db',
    )
    expect(desk.notices).toHaveLength(1)
    expect(desk.write(transfers(1))).toBe(0)
  })

  it('is not seen in a sound file', () => {
    const file = tempTree().at('history.db')
    const desk = deskOn(file)
    desk.write(transfers(100))
    let steps = 0
    while (desk.check()) steps += 1
    expect(steps).toBeGreaterThan(3)
    expect(desk.notices).toEqual([])
  })
})

describe('a file that somebody took away', () => {
  it('is said and begun anew, so that what happens next is not written to nowhere', () => {
    const tree = tempTree()
    const file = tree.at('history.db')
    const desk = deskOn(file)
    desk.write(transfers(3))
    for (const path of [file, `${file}-wal`]) rmSync(path)
    desk.write(transfers(1, t0 + 90_000))
    desk.close()
    expect(rowsOf(file, 'SELECT key FROM transfers')).toEqual([{ key: keyAt(t0 + 90_000) }])
    expect(desk.notices).toEqual(['history.db was taken away while it was in use. The history begins anew.'])
  })

  it('refuses what is written while its folder is gone, as a disk would, and goes on when it is back', () => {
    const tree = tempTree({ data: {} })
    const file = tree.at('data/history.db')
    const desk = deskOn(file)
    desk.write(transfers(3))
    renameSync(tree.at('data'), tree.at('elsewhere'))
    expect(() => desk.write(transfers(1, t0 + 90_000))).toThrow(/ENOENT/)
    renameSync(tree.at('elsewhere'), tree.at('data'))
    desk.write(transfers(1, t0 + 90_000))
    desk.close()
    expect(rowsOf(file, 'SELECT count(*) AS n FROM transfers')).toEqual([{ n: 4 }])
    expect(desk.notices).toEqual([])
  })
})

describe('clearing', () => {
  it('forgets what is over, gives its room back, and keeps what is running', () => {
    const tree = tempTree()
    const file = tree.at('history.db')
    const desk = deskOn(file)
    desk.write([sessionOpened(t0), ...transfers(500), transferStarted(t0 + 90_000), activity(t0)])
    const before = desk.facts()?.bytes ?? 0
    desk.clear()
    expect(desk.facts()?.bytes).toBeLessThan(before)
    expect(desk.facts()?.oldestAt).toBe(t0)
    desk.write([transferEnded(t0 + 90_000)])
    desk.close()
    expect(rowsOf(file, 'SELECT key, result FROM transfers')).toEqual([
      { key: keyAt(t0 + 90_000), result: 'done' },
    ])
    expect(rowsOf(file, 'SELECT transfers, sentBytes FROM sessions')).toEqual([
      { transfers: 1, sentBytes: 1_000 },
    ])
    expect(rowsOf(file, 'SELECT sum(transfers) AS n FROM hourlyTotals')).toEqual([{ n: 1 }])
    expect(readFileSync(file).includes('/docs/file-100.bin')).toBe(false)
  })
})
