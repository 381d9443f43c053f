import { describe, expect, it } from 'vitest'
import { parseAddressRange } from '../../../../app/main/engine/limits/address-range.ts'
import { createGuard } from '../../../../app/main/host/bans/guard.ts'

const card = (address: string) => [
  {
    address,
    netmask: '255.255.255.0',
    family: 'IPv4' as const,
    mac: '00:00:00:00:00:00',
    internal: false,
    cidr: null,
  },
]

function setUp(allowed: readonly { readonly range: string }[] = []) {
  const state = { allowed, interfaces: { eth0: card('192.168.1.10'), lo: card('127.0.0.1') }, ms: 0 }
  const guard = createGuard(
    { interfaces: () => state.interfaces, allowed: () => state.allowed },
    () => state.ms,
  )
  const reason = (text: string): string | null => {
    const range = parseAddressRange(text)
    if (range === null) throw new Error(`${text} is no range`)
    return guard.reason(range)
  }
  return { state, guard, reason }
}

describe('guard', () => {
  it.each([
    ['127.0.0.1', '127.0.0.1 is this computer.'],
    ['::1', '::1 is this computer.'],
    ['192.168.1.10', '192.168.1.10 is this computer.'],
    ['::ffff:192.168.1.10', '192.168.1.10 is this computer.'],
    ['192.168.1.0/24', '192.168.1.0/24 holds this computer (192.168.1.10).'],
    ['127.0.0.0/8', '127.0.0.0/8 holds this computer (127.0.0.1).'],
    ['0.0.0.0/0', '0.0.0.0/0 holds this computer (127.0.0.1).'],
    ['::/0', '::/0 holds this computer (::1).'],
    ['127.0.0.2', null],
    ['192.168.1.11', null],
    ['203.0.113.0/24', null],
  ])('says of %s: %s', (text, expected) => {
    expect(setUp().reason(text)).toBe(expected)
  })

  it('guards what is always allowed, and every range that touches it', () => {
    const { reason, guard } = setUp([{ range: '203.0.113.0/24' }])
    expect(reason('203.0.113.0/24')).toBe('203.0.113.0/24 is always allowed.')
    expect(reason('203.0.113.7')).toBe('203.0.113.7 overlaps 203.0.113.0/24, which is always allowed.')
    expect(reason('203.0.0.0/16')).toBe('203.0.0.0/16 overlaps 203.0.113.0/24, which is always allowed.')
    expect(guard.protects('203.0.113.7')).toBe(true)
    expect(guard.protects('203.0.114.7')).toBe(false)
  })

  it('follows the allow list at once and network cards after a few seconds', () => {
    const { state, guard } = setUp()
    expect(guard.protects('203.0.113.7')).toBe(false)
    state.allowed = [{ range: '203.0.113.7' }]
    expect(guard.protects('203.0.113.7')).toBe(true)
    state.interfaces = { ...state.interfaces, eth0: card('10.0.0.5') }
    state.ms = 6_000
    expect(guard.protects('10.0.0.5')).toBe(true)
    expect(guard.protects('192.168.1.10')).toBe(false)
  })
})
