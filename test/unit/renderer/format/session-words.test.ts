import { describe, expect, it } from 'vitest'
import {
  percentOfTransfer,
  securityOfSession,
  stateOfSession,
} from '../../../../app/renderer/format/session-words.ts'
import { fakeNowMs, fakeSession } from '../../../helpers/fake-dashboard-api.ts'

describe('stateOfSession', () => {
  it('says what a live session does', () => {
    expect(stateOfSession(fakeSession({ activity: 'stalled' }))).toMatchObject({
      word: 'Stalled',
      shape: 'triangle',
    })
  })

  it('is quiet once the session has ended, whatever it did last', () => {
    const ended = fakeSession({ activity: 'sending', endedAt: fakeNowMs, endReason: 'Disconnected by you' })
    expect(stateOfSession(ended)).toMatchObject({ word: 'Ended', tone: 'quiet' })
  })
})

describe('securityOfSession', () => {
  it.each([
    ['TLSv1.3', 'TLS 1.3', true],
    [null, 'Plain', false],
  ])('%s is %s', (tlsProtocol, word, isSecure) => {
    expect(securityOfSession(fakeSession({ tlsProtocol }))).toEqual({ word, isSecure })
  })
})

describe('percentOfTransfer', () => {
  it.each([
    ['unknown size', 5, null, null],
    ['part of it', 1, 3, 33],
    ['all but the last byte is not yet 100', 999, 1000, 99],
    ['an empty file is done', 0, 0, 100],
    ['a file that grew stays at 100', 20, 10, 100],
  ])('%s', (_title, bytes, totalBytes, expected) => {
    expect(percentOfTransfer(bytes, totalBytes)).toBe(expected)
  })
})
