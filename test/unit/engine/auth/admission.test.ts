import { describe, expect, it } from 'vitest'
import { type AdmissionRules, createAdmission } from '../../../../app/main/engine/auth/admission.ts'

const anywhere: AdmissionRules = { expiresAtMs: null, isLanOnly: false, allowed: [], denied: [] }

const refusal = (rules: Partial<AdmissionRules>, address: string, nowMs = 0) =>
  createAdmission({ ...anywhere, ...rules }, (peer) => peer.startsWith('192.168.')).refusalOf(address, nowMs)

describe('who may use an account', () => {
  it.each<[string, Partial<AdmissionRules>, string, boolean]>([
    ['anybody without rules', {}, '203.0.113.9', true],
    ['a neighbour where only the local networks may', { isLanOnly: true }, '192.168.1.9', true],
    ['a mapped neighbour', { isLanOnly: true }, '::ffff:192.168.1.9', true],
    ['a stranger where only the local networks may', { isLanOnly: true }, '203.0.113.9', false],
    ['an allowed address', { allowed: [['203.0.113.9']] }, '203.0.113.9', true],
    ['an allowed network', { allowed: [['10.0.0.0/8', '203.0.113.0/24']] }, '203.0.113.9', true],
    ['a mapped address of an allowed network', { allowed: [['203.0.113.0/24']] }, '::ffff:203.0.113.9', true],
    ['one outside the allowed network', { allowed: [['203.0.113.0/25']] }, '203.0.113.200', false],
    [
      'one that only the first list allows',
      { allowed: [['10.0.0.0/8'], ['10.1.0.0/16']] },
      '10.2.0.1',
      false,
    ],
    ['one that every list allows', { allowed: [['10.0.0.0/8'], ['10.1.0.0/16']] }, '10.1.0.1', true],
    ['a denied address', { denied: ['203.0.113.9'] }, '203.0.113.9', false],
    ['one beside a denied address', { denied: ['203.0.113.9'] }, '203.0.113.8', true],
    [
      'one both allowed and denied',
      { allowed: [['10.0.0.0/8']], denied: ['10.1.0.0/16'] },
      '10.1.2.3',
      false,
    ],
    ['an IPv6 address of an allowed network', { allowed: [['2001:db8::/32']] }, '2001:db8:1::9', true],
    ['an IPv6 address of another network', { allowed: [['2001:db8::/32']] }, '2001:db9::9', false],
    ['IPv4 where only IPv6 is allowed', { allowed: [['::/0']] }, '203.0.113.9', false],
    ['IPv4 in a network written as mapped', { denied: ['::ffff:10.0.0.0/104'] }, '10.9.9.9', false],
    ['IPv4 outside of a network written as mapped', { denied: ['::ffff:10.0.0.0/104'] }, '11.0.0.1', true],
    ['everybody denied by a network of all', { denied: ['0.0.0.0/0'] }, '203.0.113.9', false],
  ])('%s', (_title, rules, address, isAllowed) => {
    expect(refusal(rules, address)).toBe(isAllowed ? null : 'address-not-allowed')
  })

  it.each([
    [999, null],
    [1000, 'expired'],
    [1001, 'expired'],
  ])('at %d of an account that expires at 1000: %s', (nowMs, outcome) => {
    expect(refusal({ expiresAtMs: 1000 }, '192.168.1.9', nowMs)).toBe(outcome)
  })
})
