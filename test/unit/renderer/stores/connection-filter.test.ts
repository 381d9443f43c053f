import { describe, expect, it } from 'vitest'
import {
  addTokens,
  completionsOf,
  type FilterToken,
  parseConnectionFilter,
  tokenText,
} from '../../../../app/renderer/stores/connection-filter.ts'
import { offeredValues, sessionMatcher } from '../../../../app/renderer/stores/match-session.ts'
import { fakeNowMs, fakeSession } from '../../../helpers/fake-dashboard-api.ts'

describe('a filter of connections', () => {
  it.each<[title: string, text: string, tokens: FilterToken[], words: string[]]>([
    ['nothing', '  ', [], []],
    ['words', 'Photos raw', [], ['photos', 'raw']],
    ['a condition', 'user:ann', [{ field: 'user', value: 'ann' }], []],
    ['a field in capitals', 'IP:10.0', [{ field: 'ip', value: '10.0' }], []],
    [
      'conditions between words',
      'a state:idle b secure:no',
      [
        { field: 'state', value: 'idle' },
        { field: 'secure', value: 'no' },
      ],
      ['a', 'b'],
    ],
    ['a value in quotes', 'user:"Ann Lee" x', [{ field: 'user', value: 'Ann Lee' }], ['x']],
    ['a quote that is still open', 'client:"File Z', [{ field: 'client', value: 'File Z' }], []],
    ['an IPv6 address', 'ip:fe80::1', [{ field: 'ip', value: 'fe80::1' }], []],
    ['a condition without its value yet', 'user: idle', [], ['idle']],
    ['an unknown field as text', 'colour:red', [], ['colour:red']],
    ['a path with a colon as text', '/a:b', [], ['/a:b']],
    ['a phrase', '"My Photos"', [], ['my photos']],
    ['empty quotes', 'user:"" ""', [], []],
  ])('reads %s', (_title, text, tokens, words) => {
    expect(parseConnectionFilter(text)).toEqual({ tokens, words })
  })

  it('writes a condition as it reads it', () => {
    for (const value of ['ann', 'Ann Lee', 'fe80::1']) {
      const token = { field: 'user', value } as const
      expect(parseConnectionFilter(tokenText(token)).tokens).toEqual([token])
    }
  })

  it('keeps each condition once', () => {
    const ann = { field: 'user', value: 'ann' } as const
    const tls = { field: 'secure', value: 'yes' } as const
    expect(addTokens([ann], [tls, ann])).toEqual([ann, tls])
  })
})

const sessions = [
  fakeSession({ id: 'a', userName: 'ann', peerAddress: '::ffff:10.0.0.7', clientName: 'FileZilla 3.66' }),
  fakeSession({ id: 'b', userName: 'bob', tlsProtocol: null, activity: 'signing-in' }),
  fakeSession({ id: 'c', userName: null, tlsProtocol: 'TLSv1.2', endedAt: fakeNowMs }),
  fakeSession({ id: 'd', userName: 'Ann Lee', failedStage: 'transfer', endedAt: fakeNowMs }),
]
const found = (text: string) =>
  sessions.filter(sessionMatcher(parseConnectionFilter(text))).map(({ id }) => id)

describe('the match of a session', () => {
  it.each([
    ['', ['a', 'b', 'c', 'd']],
    ['user:ann', ['a', 'd']],
    ['user:ann user:bob', ['a', 'b', 'd']],
    ['user:ann state:failed', ['d']],
    ['ip:10.', ['a']],
    ['ip:0.0.7', []],
    ['state:idle', ['a']],
    ['state:sign', ['b']],
    ['state:ended', ['c']],
    ['secure:yes', ['a', 'c', 'd']],
    ['secure:no', ['b']],
    ['secure:plain', ['b']],
    ['secure:tls1.3', ['a', 'd']],
    ['secure:tls1.2', ['c']],
    ['client:filez', ['a']],
    ['ann 10.0', ['a']],
    ['nobody', []],
    ['secure:maybe', []],
  ])('with "%s" is as it says', (text, ids) => {
    expect(found(text)).toEqual(ids)
  })
})

describe('completion', () => {
  const values = offeredValues(sessions)

  it.each([
    ['', ['user:', 'ip:', 'state:', 'secure:', 'client:']],
    ['s', ['state:', 'secure:']],
    ['raw us', ['raw user:']],
    ['user:a', ['user:"Ann Lee"', 'user:ann']],
    ['user:"ann l', ['user:"Ann Lee"']],
    ['user:ann ip:10', ['user:ann ip:10.0.0.7']],
    ['secure:tls', ['secure:tls1.2', 'secure:tls1.3']],
    ['state:fail', ['state:failed']],
    ['state:failed', []],
    ['colour:', []],
    ['photos', []],
  ])('of "%s" offers what is there', (text, expected) => {
    expect(completionsOf(text, values)).toEqual(expected)
  })
})
