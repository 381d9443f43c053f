import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createExportCalls } from '../../../../app/main/host/calls/export-calls.ts'
import { noDesktop } from '../../../../app/main/host/calls/outcome.ts'
import type { SaveWish } from '../../../../app/main/host/exports/export-file.ts'
import { createNoHistory } from '../../../../app/main/host/history/history.ts'
import { createLogBook } from '../../../../app/main/host/logs/log-book.ts'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'
import { historyOf, sampleActivity, sampleLine, sampleTransfer } from '../../../helpers/exports.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'

function setUp(history: Parameters<typeof createExportCalls>[0]['history'], path: string | null) {
  const book = createLogBook()
  const wishes: SaveWish[] = []
  const calls = createExportCalls({
    store: { current: defaultSettings },
    server: { status: { phase: 'stopped' } },
    history,
    book,
    appVersion: '1.2.3',
    host: 'desktop',
    isTemporary: false,
    desktop: {
      chooseSaveFile: async (wish) => {
        wishes.push(wish)
        return path
      },
    },
    now: () => 0,
  })
  return { calls, book, wishes }
}

const csv = { list: 'transfers', format: 'csv', filter: {} } as const

describe('exporting the history', () => {
  it('writes transfers as CSV that Excel reads: a mark, a header, UTC times, formulas defused', async () => {
    const tree = tempTree()
    const transfer = sampleTransfer({
      key: 7,
      userName: '=cmd|calc',
      path: '/docs/a "b",\nc.txt',
      hash: { algorithm: 'SHA-256', value: 'ab' },
    })
    const { calls, wishes } = setUp(() => historyOf({ transfers: [transfer] }), tree.at('out.csv'))
    const answer = await calls.exportHistory(csv)
    expect(answer).toEqual({ ok: true, value: { fileName: 'out.csv', count: 1 } })
    expect(readFileSync(tree.at('out.csv'), 'utf8')).toBe(
      '\uFEFFstarted,ended,duration_ms,direction,user,address,share,path,stored_path,bytes,total_bytes,result,detail,' +
        'encrypted,hash_algorithm,hash,key,session_key\r\n' +
        "1970-01-01T00:00:00.000Z,1970-01-01T00:00:01.000Z,1000,upload,'=cmd|calc,192.0.2.1,docs," +
        '"/docs/a ""b"",\\u000ac.txt",,10,10,done,,true,SHA-256,ab,7,1\r\n',
    )
    expect(wishes).toMatchObject([{ suggestedName: 'portside-transfers-1970-01-01.csv' }])
  })

  it('writes activities as JSON lines, each with its facts', async () => {
    const tree = tempTree()
    const activities = [sampleActivity({ key: 1 }), sampleActivity({ key: 2, facts: { reason: 'x' } })]
    const { calls } = setUp(() => historyOf({ activities }), tree.at('out'))
    await calls.exportHistory({ list: 'activities', format: 'jsonl', filter: {} })
    const lines = readFileSync(tree.at('out'), 'utf8').trimEnd().split('\n')
    expect(lines.map((line) => JSON.parse(line))).toMatchObject([
      { key: 2, at: '1970-01-01T00:00:00.000Z', facts: { reason: 'x' } },
      { key: 1, kind: 'deleted' },
    ])
  })

  it('asks page after page by key, with the filter of the list', async () => {
    const tree = tempTree()
    const history = historyOf({ transfers: 1_100 })
    const { calls } = setUp(() => history, tree.at('out'))
    const answer = await calls.exportHistory({ ...csv, filter: { user: 'ann', kinds: ['deleted'] } })
    expect(answer).toMatchObject({ value: { count: 1_100 } })
    expect(history.asked).toEqual([
      { filter: { user: 'ann' }, before: null, limit: 500 },
      { filter: { user: 'ann' }, before: 601, limit: 500 },
      { filter: { user: 'ann' }, before: 101, limit: 500 },
    ])
  })

  it('writes 200,000 transfers without holding them', async () => {
    const tree = tempTree()
    const { calls } = setUp(() => historyOf({ transfers: 200_000 }), tree.at('out.csv'))
    const before = process.memoryUsage().heapUsed
    let most = 0
    const watch = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed - before)
    }, 20)
    const answer = await calls.exportHistory(csv)
    clearInterval(watch)
    expect(answer).toMatchObject({ value: { count: 200_000 } })
    expect(most).toBeGreaterThan(0)
    // What waits for the collector is in it; the rows as a whole would be several times as much.
    expect(most).toBeLessThan(120_000_000)
    const text = readFileSync(tree.at('out.csv'), 'utf8')
    expect(text.split('\r\n').length).toBe(200_002)
    expect(text.endsWith('200000,1\r\n') || text.endsWith(',1,1\r\n')).toBe(true)
  }, 60_000)

  it('refuses with one line when there is no history, and leaves no file', async () => {
    const tree = tempTree()
    const none = createNoHistory({ phase: 'off', problem: 'History is off.', bytes: null, oldestAt: null })
    const { calls } = setUp(() => none, tree.at('out'))
    expect(await calls.exportHistory(csv)).toEqual({
      ok: false,
      problem: { field: null, message: 'History is off.' },
    })
    expect(tree.names()).toEqual([])
  })

  it('does nothing when the dialog was cancelled, and needs a desktop', async () => {
    const history = historyOf({ transfers: 3 })
    expect(await setUp(() => history, null).calls.exportHistory(csv)).toEqual({ ok: true, value: null })
    expect(history.asked).toEqual([])
    const headless = createExportCalls({
      store: { current: defaultSettings },
      server: { status: { phase: 'stopped' } },
      history: () => history,
      book: createLogBook(),
      appVersion: '1.2.3',
      host: 'headless',
      isTemporary: false,
      desktop: null,
    })
    const refusal = { ok: false, problem: { field: null, message: noDesktop } }
    expect(await headless.exportHistory(csv)).toEqual(refusal)
    expect(await headless.exportLog({ filter: {} })).toEqual(refusal)
    expect(await headless.exportSupportBundle({ isRedacted: true })).toEqual(refusal)
  })
})

describe('exporting the log', () => {
  it('writes the lines that pass as plain text, the oldest first', async () => {
    const tree = tempTree()
    const { calls, book } = setUp(() => historyOf({}), tree.at('log.txt'))
    book.add(sampleLine({ message: 'first', sessionId: 's1', userName: 'ann', address: '192.0.2.1' }))
    book.add(sampleLine({ level: 'debug', message: 'left out' }))
    book.add(sampleLine({ level: 'error', area: 'server', message: 'second' }))
    const answer = await calls.exportLog({ filter: { level: 'info' } })
    expect(answer).toEqual({ ok: true, value: { fileName: 'log.txt', count: 2 } })
    expect(readFileSync(tree.at('log.txt'), 'utf8')).toBe(
      '1970-01-01T00:00:00.000Z INFO    transfers [s1] ann@192.0.2.1 first\n' +
        '1970-01-01T00:00:00.000Z ERROR   server    second\n',
    )
  })
})
