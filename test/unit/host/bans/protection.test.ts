import { describe, expect, it } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { parseAddressRange } from '../../../../app/main/engine/limits/address-range.ts'
import type { BanStore, KeptBans } from '../../../../app/main/host/bans/ban-store.ts'
import { createGuard } from '../../../../app/main/host/bans/guard.ts'
import { createProtection } from '../../../../app/main/host/bans/protection.ts'
import { defaultSettings } from '../../../../app/main/host/settings/settings-schema.ts'

function setUp(kept: KeptBans = { bans: [], repeats: [] }) {
  const saved: KeptBans[] = []
  const disk = { isFull: false, troubles: [] as string[] }
  const store: Pick<BanStore, 'save'> = {
    save: (next) => {
      if (disk.isFull) return Promise.reject(new Error('ENOSPC'))
      saved.push(next)
      return Promise.resolve()
    },
  }
  const timers: { run: () => void; atMs: number }[] = []
  const state = { ms: 0, settings: defaultSettings.protection, ended: [] as string[], peers: [] as string[] }
  const protection = createProtection({
    store,
    kept,
    guard: createGuard({ interfaces: () => ({}), allowed: () => state.settings.allowed }, () => state.ms),
    settings: () => state.settings,
    now: () => 1_000_000 + state.ms,
    monotonicMs: () => state.ms,
    schedule(run, delayMs) {
      const timer = { run, atMs: state.ms + delayMs }
      timers.push(timer)
      return () => void timers.splice(timers.indexOf(timer), 1)
    },
    isAnonymous: (accountId) => accountId === 'guest',
    isLocal: (address) => address.startsWith('192.168.'),
    endSessions(isMeant) {
      const meant = state.peers.filter(isMeant)
      state.ended.push(...meant)
      return meant.length
    },
    onChanged: () => undefined,
    onBanned: () => undefined,
    onTrouble: (text) => void disk.troubles.push(text),
  })
  let sessions = 0
  const connect = (address: string): string => {
    sessions += 1
    const sessionId = `s${sessions}`
    const peer = { address, port: 50_000 }
    protection.applyEngineEvent({ type: 'session-opened', at: 0, sessionId, peer, local: peer })
    return sessionId
  }
  const fail = (
    address: string,
    times: number,
    reason: 'wrong-password' | 'unknown-account' | 'disabled',
  ) => {
    for (let n = 0; n < times; n += 1) {
      const event: EngineEvent = {
        type: 'login-failed',
        at: 0,
        sessionId: connect(address),
        userName: 'x',
        reason,
      }
      protection.applyEngineEvent(event)
    }
  }
  const pass = (forMs: number): void => {
    state.ms += forMs
    for (const timer of timers.filter(({ atMs }) => atMs <= state.ms)) {
      timers.splice(timers.indexOf(timer), 1)
      timer.run()
    }
  }
  return { protection, state, saved, disk, connect, fail, pass }
}

const block = (protection: ReturnType<typeof setUp>['protection'], text: string, ms: number | null) => {
  const range = parseAddressRange(text)
  if (range === null) throw new Error(text)
  return protection.block(range, 'by test', ms)
}

describe('protection', () => {
  it('blocks an address at ten points for a quarter of an hour and ends its sessions', () => {
    const { protection, state, fail, pass } = setUp()
    state.peers = ['127.0.0.2', '127.0.0.3']
    fail('127.0.0.2', 9, 'wrong-password')
    expect(protection.refuses('127.0.0.2')).toBe(false)
    fail('127.0.0.2', 1, 'wrong-password')
    expect(protection.refuses('127.0.0.2')).toBe(true)
    expect(protection.refuses('127.0.0.3')).toBe(false)
    expect(state.ended).toEqual(['127.0.0.2'])
    pass(900_000)
    expect(protection.refuses('127.0.0.2')).toBe(false)
    expect(protection.bans()).toEqual([])
  })

  it('doubles the time for who comes back, up to a day', () => {
    const { protection, fail, pass } = setUp()
    const lengths: (number | null)[] = []
    for (let round = 0; round < 9; round += 1) {
      fail('203.0.113.7', 5, 'unknown-account')
      const left = protection.bans()[0]?.remainingMs ?? null
      lengths.push(left)
      pass(left ?? 0)
    }
    const quarter = 900_000
    expect(lengths).toEqual([1, 2, 4, 8, 16, 32, 64, 96, 96].map((factor) => factor * quarter))
  })

  it('never blocks this machine, whatever it does', () => {
    const { protection, fail } = setUp()
    for (const address of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) fail(address, 100, 'wrong-password')
    expect(protection.bans()).toEqual([])
    expect(block(protection, '127.0.0.1', null)).toMatchObject({ reason: '127.0.0.1 is this computer.' })
    expect(protection.refuses('127.0.0.1')).toBe(false)
  })

  it('lets in who is always allowed even when a ban was kept', async () => {
    const first = setUp()
    block(first.protection, '203.0.113.0/24', null)
    await first.protection.close()
    const kept = first.saved.at(-1) ?? { bans: [], repeats: [] }
    const { protection, state } = setUp(kept)
    expect(protection.refuses('203.0.113.7')).toBe(true)
    state.settings = { ...state.settings, allowed: [{ range: '203.0.113.7', note: '', addedAtMs: 0 }] }
    expect(protection.refuses('203.0.113.7')).toBe(false)
    expect(protection.refuses('203.0.113.8')).toBe(true)
    protection.allowListChanged()
    expect(protection.bans()).toEqual([])
  })

  it('slows local peers first and blocks them at five times the points', () => {
    const { protection, fail } = setUp()
    fail('192.168.1.20', 49, 'wrong-password')
    expect(protection.bans()).toEqual([])
    fail('192.168.1.20', 1, 'wrong-password')
    expect(protection.bans()).toMatchObject([{ range: '192.168.1.20' }])
  })

  it('does not count a right password that is refused for another reason', () => {
    const { protection, fail } = setUp()
    fail('203.0.113.7', 100, 'disabled')
    expect(protection.bans()).toEqual([])
  })

  it('does nothing by itself when it is switched off, and keeps what is there', () => {
    const { protection, state, fail } = setUp()
    fail('203.0.113.7', 10, 'wrong-password')
    state.settings = { ...state.settings, isOn: false }
    fail('203.0.113.8', 100, 'wrong-password')
    expect(protection.bans().map(({ range }) => range)).toEqual(['203.0.113.7'])
  })

  it('ends live sessions of a network somebody blocks, and says how many', () => {
    const { protection, state } = setUp()
    state.peers = ['203.0.113.1', '203.0.113.2', '203.0.114.1']
    expect(block(protection, '203.0.113.0/24', 60_000)).toMatchObject({ range: '203.0.113.0/24', ended: 2 })
  })

  it('writes a change down within a second', async () => {
    const { protection, saved, pass } = setUp()
    block(protection, '203.0.113.7', null)
    pass(1_000)
    await protection.close()
    expect(saved.at(-1)?.bans).toMatchObject([{ range: '203.0.113.7', remainingMs: null }])
  })
})

describe('whoever must never be locked out', () => {
  const everywhere = ['127.0.0.1', '127.0.0.0/8', '0.0.0.0/0', '::1', '::/0', '203.0.113.7', '203.0.113.0/24']
  const guarded = ['127.0.0.1', '::ffff:127.0.0.1', '::1', '203.0.113.7']

  it('is not refused, whatever the file of bans says', () => {
    const bans = everywhere.map((range, index) => ({
      id: `ban-${index}`,
      range,
      cause: { kind: 'person' as const, note: '' },
      sinceMs: 0,
      remainingMs: null,
      hits: 0,
      lastHitAtMs: null,
    }))
    const { protection, state } = setUp({ bans, repeats: [] })
    state.settings = {
      ...state.settings,
      allowed: [{ range: '203.0.113.7', note: '', addedAtMs: 0 }],
    }
    for (const address of guarded) expect(protection.refuses(address), address).toBe(false)
    expect(protection.refuses('203.0.113.8')).toBe(true)
  })

  it('loses no session when many are blocked at once, and each refusal has its reason', () => {
    const { protection, state } = setUp()
    state.settings = {
      ...state.settings,
      allowed: [{ range: '203.0.113.7', note: '', addedAtMs: 0 }],
    }
    state.peers = [...guarded, '198.51.100.1']
    const ranges = [...everywhere, '198.51.100.0/24'].flatMap((text) => parseAddressRange(text) ?? [])
    const { outcomes, ended } = protection.blockAll(ranges, '', null)
    expect(outcomes.filter((outcome) => 'reason' in outcome)).toHaveLength(everywhere.length)
    expect(ended).toBe(1)
    expect(state.ended).toEqual(['198.51.100.1'])
    expect(protection.bans().map(({ range }) => range)).toEqual(['198.51.100.0/24'])
  })

  it('is blocked neither alone nor with its /64 by a rule, while its neighbour is', () => {
    const { protection, state, fail } = setUp()
    state.settings = { ...state.settings, allowed: [{ range: '2001:db8::7', note: '', addedAtMs: 0 }] }
    fail('2001:db8::7', 50, 'unknown-account')
    fail('2001:db8::8', 50, 'unknown-account')
    expect(protection.bans().map(({ range }) => range)).toEqual(['2001:db8::8'])
  })

  it('does not shorten what a person decided by a rule that comes later', () => {
    const { protection, fail } = setUp()
    block(protection, '203.0.113.7', null)
    fail('203.0.113.7', 20, 'wrong-password')
    expect(protection.bans()).toMatchObject([{ remainingMs: null, cause: { kind: 'person' } }])
  })

  it('clears nothing by an account anybody may use', () => {
    const { protection, connect, fail } = setUp()
    fail('203.0.113.7', 9, 'wrong-password')
    const sessionId = connect('203.0.113.7')
    protection.applyEngineEvent({
      type: 'logged-in',
      at: 0,
      sessionId,
      accountId: 'guest',
      userName: 'anonymous',
    })
    fail('203.0.113.7', 1, 'wrong-password')
    expect(protection.refuses('203.0.113.7')).toBe(true)
  })

  it('takes a change back only where nothing newer was done, and never against the allow list', () => {
    const { protection, state } = setUp()
    const ranges = ['203.0.113.7', '203.0.113.8', '203.0.113.9'].flatMap(
      (text) => parseAddressRange(text) ?? [],
    )
    const { undo } = protection.changing(ranges, () => protection.blockAll(ranges, 'first', 60_000))
    const [newest] = protection.bans()
    protection.setRemaining(newest?.id ?? '', null)
    undo()
    expect(protection.bans()).toMatchObject([{ range: '203.0.113.9', remainingMs: null }])

    const lifting = protection.changing(ranges, () => protection.unblock(newest?.id ?? ''))
    state.settings = { ...state.settings, allowed: [{ range: '203.0.113.9', note: '', addedAtMs: 0 }] }
    lifting.undo()
    expect(protection.bans()).toEqual([])
  })

  it('saves again by itself when the disk was full', async () => {
    const { protection, disk, saved, pass } = setUp()
    disk.isFull = true
    block(protection, '203.0.113.7', null)
    pass(1_000)
    await Promise.resolve()
    await new Promise((resolve) => setImmediate(resolve))
    expect(disk.troubles).toHaveLength(1)
    disk.isFull = false
    pass(30_000)
    await protection.close()
    expect(saved.at(-1)?.bans).toMatchObject([{ range: '203.0.113.7' }])
  })
})
