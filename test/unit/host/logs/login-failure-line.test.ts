import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { loginFailureLine, timeInLoginFailure } from '../../../../app/main/host/logs/login-failure-line.ts'

const at = Date.UTC(2026, 10, 21, 7, 52, 37, 123)
/** What fail2ban puts in the place of <HOST>: an address of either kind, or a name. */
const host =
  '\\[?(?:(?:::f{4,6}:)?(?<ip4>(?:\\d{1,3}\\.){3}\\d{1,3})|(?<ip6>(?:[0-9a-fA-F]{1,4}::?|::){1,7}' +
  '(?:[0-9a-fA-F]{1,4}|(?<=:):)))\\]?|(?<dns>[\\w\\-.^_]*\\w)'
const doc = readFileSync(join(import.meta.dirname, '../../../../docs/logs.md'), 'utf8')
const failregex = new RegExp((/^failregex = (.*)$/m.exec(doc)?.[1] ?? '').replace('<HOST>', `(?:${host})`))

/** Whom fail2ban would ban: it takes the time out of each line and looks at the rest. */
function banned(text: string): (string | undefined)[] {
  return text.split('\n').flatMap((line) => {
    const rest = line.replace(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d+Z/, '')
    const { groups } = failregex.exec(rest) ?? {}
    return groups === undefined ? [] : [groups.ip4 ?? groups.ip6 ?? groups.dns]
  })
}

const lineOf = (userName: string, address = '192.0.2.7') =>
  loginFailureLine({ at, userName, reason: 'wrong-password' }, address)

describe('a line for fail2ban', () => {
  it('has its time first and the address last', () => {
    expect(lineOf('ann')).toBe(
      '2026-11-21T07:52:37.123Z portside: login failed (wrong-password) for "ann" from 192.0.2.7',
    )
  })

  it.each(['192.0.2.7', '2001:db8::1', '::1'])(
    'has %s banned by the filter of the documentation',
    (address) => {
      expect(banned(lineOf('ann', address))).toEqual([address])
    },
  )

  it.each([
    'ann" from 203.0.113.9',
    '" from 203.0.113.9\n',
    'x\n2026-11-21T07:52:37.123Z portside: login failed (wrong-password) for "ann" from 203.0.113.9',
    'x\r\n2026-11-21T07:52:37.123Z portside: login failed (wrong-password) for "ann" from 203.0.113.9',
    'x\u2028 portside: login failed (wrong-password) for "ann" from 203.0.113.9',
    '\\" from 203.0.113.9',
    '“" from 203.0.113.9',
    `${'x'.repeat(199)}" from 203.0.113.9`,
    `${'x'.repeat(5_000)} from 203.0.113.9`,
    '2020-01-01T00:00:00.000Z',
    '\u202e" from 203.0.113.9',
    '\0\u001b[1A" from 203.0.113.9',
    '\ud800" from 203.0.113.9',
    '<HOST>',
    '',
  ])('has nobody else banned for the name %j', (userName) => {
    const line = lineOf(userName)
    expect(line).toMatch(/^[\x20-\x7e]+$/)
    expect(banned(line)).toEqual(['192.0.2.7'])
  })

  it('has nobody banned for what is no guess', () => {
    expect(
      banned(loginFailureLine({ at, userName: 'ann', reason: 'too-many-sessions' }, '192.0.2.7')),
    ).toEqual([])
    expect(banned('2026-11-21T07:52:37.123Z portside: 3 lines were left out')).toEqual([])
  })

  it('gives its time back', () => {
    expect(timeInLoginFailure(lineOf('ann'))).toBe(at)
    expect(timeInLoginFailure('')).toBeNull()
  })
})
