import { describe, expect, it } from 'vitest'
import {
  type Happening,
  wordHappening,
  wordNewAddress,
  wordUploads,
} from '../../../app/main/desktop/notice-words.ts'
import { createWords } from '../../../app/main/desktop/texts/words.ts'

const english = createWords('en')
const group = { user: 'scanner', share: 'Inbox', shareId: 'i', fileName: 'page.pdf', count: 12 }
const nothing: Happening = {
  event: 'login-failed',
  user: null,
  address: null,
  path: null,
  share: null,
  endsAt: null,
  stored: null,
}

describe('the words of notifications', () => {
  it.each([
    ['several files', {}, '12 files from scanner in Inbox'],
    ['one file', { count: 1 }, 'page.pdf from scanner in Inbox'],
    ['files of nobody known', { user: null, share: null }, '12 files from somebody in a share'],
    [
      'names with signs of a markup',
      { user: '<b>&amp;', share: '{{user}}' },
      '12 files from <b>&amp; in {{user}}',
    ],
  ])('name %s', (_case, parts, body) => {
    expect(wordUploads({ ...group, ...parts }, english).body).toBe(body)
  })

  it('follow the language', () => {
    expect(wordUploads(group, createWords('de')).body).toBe('12 Dateien von scanner in Inbox')
    expect(wordUploads(group, createWords('fr')).body).toBe('12 fichiers de scanner dans Inbox')
  })

  it('name a blocked address', () => {
    const happening = { ...nothing, event: 'address-blocked', address: '203.0.113.7' }
    expect(wordHappening(happening, english, 0)).toEqual({
      kind: 'blocked',
      title: 'Address blocked',
      body: 'Portside blocked 203.0.113.7',
    })
  })

  it('say when the certificate ends, or that it has', () => {
    const endsAt = Date.UTC(2027, 2, 3, 12)
    const happening = { ...nothing, event: 'certificate-expiring', endsAt }
    expect(wordHappening(happening, english, endsAt - 1)?.body).toBe(
      'The certificate of this server ends on March 3, 2027. Renew it before then.',
    )
    expect(wordHappening(happening, english, endsAt)?.body).toMatch(/has expired/)
  })

  it('are none for a failed login', () => {
    expect(wordHappening(nothing, english, 0)).toBeNull()
  })

  it('name who came from a new address', () => {
    expect(wordNewAddress('ann', '192.168.1.5', english).body).toBe(
      'ann signed in from 192.168.1.5 for the first time',
    )
  })
})
