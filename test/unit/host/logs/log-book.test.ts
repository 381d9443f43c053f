import { describe, expect, it } from 'vitest'
import { createLogBook, type NewLogLine } from '../../../../app/main/host/logs/log-book.ts'

const line = (message: string, more: Partial<NewLogLine> = {}): NewLogLine => ({
  ...{ at: 1, level: 'info', area: 'program', sessionId: null, userName: null, address: null },
  ...{ event: 'notice', message, ...more },
})
const texts = (piece: { lines: readonly { message: string }[] }) => piece.lines.map(({ message }) => message)

describe('the book of the log', () => {
  it('gives the lines after a number, the oldest first', () => {
    const book = createLogBook()
    for (const text of ['a', 'b', 'c']) book.add(line(text))
    const piece = book.read(1, 10, {})
    expect(texts(piece)).toEqual(['b', 'c'])
    expect([piece.lastNumber, piece.hasGap]).toEqual([3, false])
  })

  it('takes the newest of too many, and says that there are others', () => {
    const book = createLogBook()
    for (const text of ['a', 'b', 'c']) book.add(line(text))
    const piece = book.read(0, 2, {})
    expect(texts(piece)).toEqual(['b', 'c'])
    expect(piece.hasGap).toBe(true)
  })

  it('lets go of the oldest past its lines or its characters', () => {
    const few = createLogBook({ maxLines: 2 })
    for (const text of ['a', 'b', 'c']) few.add(line(text))
    expect(texts(few.read(0, 10, {}))).toEqual(['b', 'c'])
    expect(few.read(0, 10, {}).hasGap).toBe(true)
    expect(few.read(1, 10, {}).hasGap).toBe(false)
    const short = createLogBook({ maxCharacters: 10 })
    for (const text of ['aaaa', 'bbbb', 'cccc']) short.add(line(text))
    expect(texts(short.read(0, 10, {}))).toEqual(['bbbb', 'cccc'])
    short.add(line('d'.repeat(100)))
    expect(texts(short.read(0, 10, {}))).toEqual(['d'.repeat(100)])
  })

  it('filters by level and what is graver, area, session, user, address and text', () => {
    const book = createLogBook()
    book.add(line('one', { level: 'debug', area: 'commands', sessionId: 's', address: '192.0.2.7' }))
    book.add(line('Two', { level: 'error', userName: 'ann', event: 'mistake' }))
    const find = (filter: Parameters<typeof book.read>[2]) => texts(book.read(0, 10, filter))
    expect(find({ level: 'warning' })).toEqual(['Two'])
    expect(find({ areas: ['commands'] })).toEqual(['one'])
    expect(find({ sessionId: 's' })).toEqual(['one'])
    expect(find({ user: 'ann' })).toEqual(['Two'])
    expect(find({ address: '192.0.2.' })).toEqual(['one'])
    expect(find({ text: 'tWO' })).toEqual(['Two'])
    expect(find({ text: 'MISTAKE' })).toEqual(['Two'])
  })
})
