import { describe, expect, it } from 'vitest'
import { ScoreBoard } from '../../../../app/main/host/bans/score-board.ts'

const rule = { maxPoints: 10, windowMs: 300_000 }

function setUp() {
  let ms = 0
  return {
    board: new ScoreBoard(() => ms),
    pass: (forMs: number) => {
      ms += forMs
    },
  }
}

describe('score board', () => {
  it('bans at the tenth wrong password and says what it saw', () => {
    const { board } = setUp()
    const results = Array.from({ length: 10 }, (_, n) =>
      board.offended('203.0.113.7', 'wrong-password', `user${n}`, rule),
    )
    expect(results.slice(0, 9)).toEqual(new Array(9).fill(null))
    expect(results[9]).toEqual({
      points: 10,
      wrongPasswords: 10,
      unknownAccounts: 0,
      foreignProtocols: 0,
      lastUserName: 'user9',
    })
  })

  it('weighs unknown users and other protocols twice', () => {
    const { board } = setUp()
    for (let n = 0; n < 2; n += 1)
      expect(board.offended('203.0.113.7', 'unknown-account', 'x', rule)).toBeNull()
    for (let n = 0; n < 2; n += 1)
      expect(board.offended('203.0.113.7', 'foreign-protocol', null, rule)).toBeNull()
    expect(board.offended('203.0.113.7', 'unknown-account', 'root', rule)).toMatchObject({
      points: 10,
      unknownAccounts: 3,
      foreignProtocols: 2,
      lastUserName: 'root',
    })
  })

  it('forgets what is older than the window', () => {
    const { board, pass } = setUp()
    for (let n = 0; n < 9; n += 1) board.offended('203.0.113.7', 'wrong-password', 'a', rule)
    pass(300_000)
    expect(board.offended('203.0.113.7', 'wrong-password', 'a', rule)).toBeNull()
  })

  it('is cleared by a correct login', () => {
    const { board } = setUp()
    for (let n = 0; n < 9; n += 1) board.offended('203.0.113.7', 'wrong-password', 'a', rule)
    board.succeeded('203.0.113.7', 'b', rule.windowMs)
    expect(board.offended('203.0.113.7', 'wrong-password', 'a', rule)).toBeNull()
  })

  it('is not cleared again and again by an own account between guesses of another', () => {
    const { board, pass } = setUp()
    const results = Array.from({ length: 25 }, () => {
      const result = board.offended('203.0.113.7', 'wrong-password', 'admin', rule)
      board.succeeded('203.0.113.7', 'mallory', rule.windowMs)
      return result
    })
    expect(results.findIndex((result) => result !== null)).toBe(10)
    pass(rule.windowMs)
    for (let n = 0; n < 9; n += 1) board.offended('203.0.113.7', 'wrong-password', 'Ann', rule)
    for (let n = 0; n < 3; n += 1) {
      board.succeeded('203.0.113.7', 'ann', rule.windowMs)
      for (let m = 0; m < 9; m += 1)
        expect(board.offended('203.0.113.7', 'wrong-password', 'Ann', rule)).toBeNull()
    }
  })

  it('counts a whole IPv6 /64 as one and IPv4 addresses by themselves', () => {
    const { board } = setUp()
    for (let n = 0; n < 9; n += 1) {
      expect(board.offended(`2001:db8::${n}`, 'wrong-password', 'a', rule)).toBeNull()
      expect(board.offended(`203.0.113.${n}`, 'wrong-password', 'a', rule)).toBeNull()
    }
    expect(board.offended('2001:db8::ffff', 'wrong-password', 'a', rule)).not.toBeNull()
    expect(board.offended('203.0.113.200', 'wrong-password', 'a', rule)).toBeNull()
  })

  it('begins anew after it led to a ban', () => {
    const { board } = setUp()
    for (let n = 0; n < 10; n += 1) board.offended('203.0.113.7', 'wrong-password', 'a', rule)
    expect(board.offended('203.0.113.7', 'wrong-password', 'a', rule)).toBeNull()
  })
})
