import { describe, expect, it } from 'vitest'
import type { ConsoleLine } from '../../../../app/preload/contract/wire-console.ts'
import { searchHistory, stepHistory } from '../../../../app/renderer/stores/console-history.ts'
import {
  answered,
  applyConsolesEvent,
  type ConsolesStoreState,
  createConsolesStore,
  dropConsole,
  maxHistory,
  maxKeptLines,
  opened,
  remembered,
} from '../../../../app/renderer/stores/consoles-store.ts'

const state = {
  phase: 'busy',
  path: '/',
  localPath: null,
  localFolder: null,
  tlsProtocol: null,
  progress: null,
} as const
const lines = (from: number, count: number): ConsoleLine[] =>
  Array.from({ length: count }, (_, at) => ({ number: from + at, from: 'server', text: 'x', at: 0 }))
const opening = (): ConsolesStoreState => ({ ...createConsolesStore().getState(), opening: 'ann' })
const output = (id: string, some: ConsoleLine[]) =>
  ({ type: 'console-output', id, lines: some, state }) as const

describe('what a window knows of consoles', () => {
  it('begins with the first output of the one that is being opened', () => {
    const after = applyConsolesEvent(opening(), output('c', lines(1, 2)))
    expect(after.consoles.map(({ id, userName }) => [id, userName])).toEqual([['c', 'ann']])
    expect([after.activeId, after.opening]).toEqual(['c', null])
  })

  it('is a console whose opening was answered before its first output, and what it says then', () => {
    const answered = opened('c', 'ann')(opening())
    expect(answered).toMatchObject({ activeId: 'c', opening: null, consoles: [{ id: 'c', lines: [] }] })
    const after = applyConsolesEvent(answered, output('c', lines(1, 2)))
    expect(after.consoles).toMatchObject([{ id: 'c', userName: 'ann', lines: lines(1, 2), state }])
    expect(opened('c', 'ann')(after)).toEqual(after)
  })

  it('is nothing of a console this window has not opened or has closed', () => {
    const fresh = createConsolesStore().getState()
    expect(applyConsolesEvent(fresh, output('c', lines(1, 1)))).toBe(fresh)
    const closed = dropConsole('c')(applyConsolesEvent(opening(), output('c', [])))
    expect(applyConsolesEvent(closed, output('c', lines(1, 1)))).toBe(closed)
  })

  it('is bounded: the newest lines of a conversation', () => {
    const one = applyConsolesEvent(opening(), output('c', lines(1, maxKeptLines)))
    const two = applyConsolesEvent(one, output('c', lines(maxKeptLines + 1, 10)))
    expect(two.consoles[0]?.lines.length).toBe(maxKeptLines)
    expect(two.consoles[0]?.lines[0]?.number).toBe(11)
  })

  it('is that a console is free once its command was answered', () => {
    const busy = applyConsolesEvent(opening(), output('c', []))
    const answer = { line: 'ls', isRefused: false, result: { kind: 'none' }, ms: 1 } as const
    expect(answered('c', answer)(busy).consoles[0]).toMatchObject({ answer, state: { phase: 'ready' } })
    expect(answered('gone', answer)(busy)).toBe(busy)
  })

  it('shows the one beside a console that was closed', () => {
    const one = applyConsolesEvent(opening(), output('c', []))
    const two = applyConsolesEvent({ ...one, opening: 'ben' }, output('d', []))
    expect(dropConsole('d')(two).activeId).toBe('c')
    expect(dropConsole('c')(two).activeId).toBe('d')
  })
})

describe('what was typed before', () => {
  it('is remembered once, within bounds, and never with a password', () => {
    let after = createConsolesStore().getState()
    for (const line of ['ls', 'NOOP', 'ls', ' ', 'PASS x', 'quote pass x', 'acct x'])
      after = remembered(line)(after)
    expect(after.history).toEqual(['NOOP', 'ls'])
    for (let number = 0; number <= maxHistory; number += 1) after = remembered(`NOOP ${number}`)(after)
    expect(after.history.length).toBe(maxHistory)
  })

  it('is gone through among lines that begin alike, and the draft comes back', () => {
    const history = ['get a', 'ls', 'get b']
    const first = stepHistory(history, { at: null, draft: 'get' }, 'back')
    expect(first).toEqual({ at: 2, line: 'get b' })
    expect(stepHistory(history, { at: 2, draft: 'get' }, 'back')).toEqual({ at: 0, line: 'get a' })
    expect(stepHistory(history, { at: 0, draft: 'get' }, 'back')).toBeNull()
    expect(stepHistory(history, { at: 2, draft: 'get' }, 'forward')).toEqual({ at: null, line: 'get' })
    expect(stepHistory(history, { at: null, draft: '' }, 'forward')).toBeNull()
  })

  it('is found by any part, the newest first', () => {
    expect(searchHistory(['get A', 'ls', 'put a'], 'a', 10)).toEqual(['put a', 'get A'])
    expect(searchHistory(['a', 'b', 'c'], '', 2)).toEqual(['c', 'b'])
  })
})
