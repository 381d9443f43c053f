import { describe, expect, it } from 'vitest'
import { createGuard } from '../../../../app/main/host/bans/guard.ts'
import { rangeToBlock } from '../../../../app/main/host/bans/range-to-block.ts'

const card = (address: string) => ({
  address,
  netmask: '',
  family: 'IPv6' as const,
  mac: '00:00:00:00:00:00',
  internal: false,
  cidr: null,
  scopeid: 0,
})

const guard = createGuard({
  interfaces: () => ({ eth0: [card('2001:db8:1::10'), card('fe80::10')] }),
  allowed: () => [{ range: '2001:db8:3::7' }],
})

describe('what is blocked to keep an address out', () => {
  it.each([
    ['192.0.2.7', '192.0.2.7', null],
    ['::ffff:192.0.2.7', '192.0.2.7', null],
    ['2001:db8:2::7', '2001:db8:2::/64', null],
    // Neighbours of this computer, and of somebody always allowed.
    ['2001:db8:1::7', '2001:db8:1::7', null],
    ['fe80::7', 'fe80::7', null],
    ['2001:db8:3::8', '2001:db8:3::8', null],
    ['2001:db8:1::10', '2001:db8:1::10', '2001:db8:1::10 is this computer.'],
    ['2001:db8:3::7', '2001:db8:3::7', '2001:db8:3::7 is always allowed.'],
    ['127.0.0.1', '127.0.0.1', '127.0.0.1 is this computer.'],
    ['::1', '::1', '::1 is this computer.'],
  ])('%s: %s', (address, text, reason) => {
    expect(rangeToBlock(address, guard)).toMatchObject({ range: { text }, reason })
  })

  it('is nothing for what is no address', () => {
    expect(rangeToBlock('nobody', guard)).toBeNull()
  })
})
