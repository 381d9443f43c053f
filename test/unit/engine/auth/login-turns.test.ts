import { describe, expect, it } from 'vitest'
import { createLoginTurns } from '../../../../app/main/engine/auth/login-turns.ts'

const never = new AbortController().signal

describe('turns of logins', () => {
  it('come one after the other for one address, and at once for another', async () => {
    const turns = createLoginTurns()
    const order: string[] = []
    const first = await turns.take('192.0.2.1', never)
    const second = turns.take('::ffff:192.0.2.1', never).then((giveBack) => {
      order.push('second')
      return giveBack
    })
    const third = turns.take('192.0.2.1', never).then(() => order.push('third'))
    expect(await turns.take('192.0.2.2', never)).not.toBeNull()
    expect(order).toEqual([])
    first?.()
    // Given back twice, it must not let two in.
    first?.()
    const giveBack = await second
    await Promise.resolve()
    expect(order).toEqual(['second'])
    giveBack?.()
    await third
    expect(order).toEqual(['second', 'third'])
  })

  it('count an IPv6 /64 as one address', async () => {
    const turns = createLoginTurns(0)
    expect(await turns.take('2001:db8::1', never)).not.toBeNull()
    expect(await turns.take('2001:db8::2', never)).toBeNull()
    expect(await turns.take('2001:db8:0:1::1', never)).not.toBeNull()
  })

  it('are refused to who would wait behind too many', async () => {
    const turns = createLoginTurns(1)
    const giveBack = await turns.take('192.0.2.1', never)
    const waiting = turns.take('192.0.2.1', never)
    expect(await turns.take('192.0.2.1', never)).toBeNull()
    giveBack?.()
    expect(await waiting).not.toBeNull()
  })

  it('are not kept for who has gone', async () => {
    const turns = createLoginTurns()
    const gone = new AbortController()
    const giveBack = await turns.take('192.0.2.1', never)
    const leaving = turns.take('192.0.2.1', gone.signal)
    const staying = turns.take('192.0.2.1', never)
    gone.abort()
    expect(await leaving).toBeNull()
    expect(await turns.take('192.0.2.1', gone.signal)).toBeNull()
    giveBack?.()
    const last = await staying
    expect(last).not.toBeNull()
    last?.()
    expect(await turns.take('192.0.2.1', never)).not.toBeNull()
  })
})
