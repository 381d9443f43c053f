import { describe, expect, it } from 'vitest'
import {
  commonNameOf,
  fingerprintGroups,
  validityOf,
} from '../../../../../app/renderer/views/certificates/certificate-words.ts'
import {
  plainSentence,
  protocolWords,
  requireTlsSentence,
} from '../../../../../app/renderer/views/certificates/tls-use-words.ts'
import { sampleUser } from '../../../../helpers/wire-samples.ts'

const dayMs = 86_400_000
const use = (userName: string, protocol: string | null) => ({ userName, protocol, logins: 1, lastAt: 0 })

describe('how long a certificate is valid', () => {
  it.each([
    ['years', 36_500 * dayMs, '100 years left', 'ok'],
    ['months', 397 * dayMs, '397 days left', 'ok'],
    ['a day more than thirty', 30 * dayMs + 1, '31 days left', 'ok'],
    ['thirty days', 30 * dayMs, '30 days left', 'warning'],
    ['a week and a bit', 7 * dayMs + 1, '8 days left', 'warning'],
    ['a week', 7 * dayMs, '7 days left', 'bad'],
    ['the last hours', 3_600_000, '1 day left', 'bad'],
    ['nothing', 0, 'Expired', 'bad'],
  ])('says %s in a word, a shape and a tone', (_title, leftMs, word, tone) => {
    const validity = validityOf({ notBefore: 0, notAfter: 5_000_000_000_000 }, 5_000_000_000_000 - leftMs)
    expect(validity).toMatchObject({ word, tone })
    expect(validity.shape === 'filled').toBe(tone === 'ok')
  })

  it('says of one of tomorrow that it is not valid yet', () => {
    expect(validityOf({ notBefore: 2 * dayMs, notAfter: 90 * dayMs }, dayMs).word).toBe('Not valid yet')
  })
})

describe('names and fingerprints', () => {
  it.each([
    ['CN=Portside on vm', 'Portside on vm'],
    ['C=NL, O=Example, CN=ftp.example.org', 'ftp.example.org'],
    ['O=Nobody', 'O=Nobody'],
  ])('takes the name out of %s', (subject, name) => {
    expect(commonNameOf(subject)).toBe(name)
  })

  it('groups pairs by four and loses none', () => {
    const pairs = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0'))
    const groups = fingerprintGroups(pairs.join(':'))
    expect(groups).toHaveLength(8)
    expect(groups.join(':')).toBe(pairs.join(':'))
  })
})

describe('who is still plain', () => {
  const scanner = sampleUser({ id: 's', name: 'Scanner', kind: 'device', allowsPlain: true })
  const ann = sampleUser({ id: 'a', name: 'ann' })

  it.each([
    ['a device', [use('Scanner', null)], '1 device still plain: Scanner'],
    ['a device and a person', [use('Scanner', null), use('ann', null)], '2 users still plain: Scanner, ann'],
    ['nobody', [use('ann', 'TLSv1.3')], 'Everybody who signed in was encrypted.'],
  ])('names %s', (_title, rows, sentence) => {
    expect(plainSentence(rows, [scanner, ann])).toBe(sentence)
  })

  it('names five and counts the rest', () => {
    const rows = ['a', 'b', 'c', 'd', 'e', 'f', 'g'].map((name) => use(name, null))
    expect(plainSentence(rows, [])).toBe('7 users still plain: a, b, c, d, e and 2 more')
  })

  it.each([
    ['everybody encrypts', [use('ann', 'TLSv1.2')], 'optional', /would have refused nobody/],
    ['only who may stay plain is', [use('Scanner', null)], 'optional', /would refuse nobody/],
    ['somebody else is plain', [use('Scanner', null), use('ann', null)], 'optional', /would refuse ann\./],
    ['it is required', [use('Scanner', null)], 'required', /is required/],
    ['it is off', [use('ann', null)], 'off', /switched off/],
  ] as const)('says what requiring encryption would change when %s', (_title, rows, policy, words) => {
    expect(requireTlsSentence(rows, [scanner, ann], policy)).toMatch(words)
  })

  it('writes versions as people do', () => {
    expect([protocolWords('TLSv1.3'), protocolWords(null)]).toEqual(['TLS 1.3', 'Plain'])
  })
})
