import { describe, expect, it } from 'vitest'
import { newUserDraft } from '../../../../../app/renderer/views/accounts/account-draft.ts'
import { originSummary } from '../../../../../app/renderer/views/accounts/account-summaries.ts'
import { deviceRules, personRules } from '../../../../../app/renderer/views/users/device-rules.ts'
import { securityWords } from '../../../../../app/renderer/views/users/security-words.ts'
import { rulesOfTls, tlsRuleOf } from '../../../../../app/renderer/views/users/tls-rule.ts'
import { stateOfUser } from '../../../../../app/renderer/views/users/user-state.ts'
import { sampleShare, sampleUser } from '../../../../helpers/wire-samples.ts'

describe('the state of a user', () => {
  it.each([
    ['2 connected', {}, 2],
    ['Not connected', {}, 0],
    ['Disabled', { isEnabled: false }, 0],
    ['Expired', { expiresAtMs: 999 }, 0],
    ['Not connected', { expiresAtMs: 1_001 }, 0],
  ])('is “%s”', (word, parts, sessionCount) => {
    expect(stateOfUser(sampleUser(parts), sessionCount, 1_000).word).toBe(word)
  })
})

describe('the security of a user', () => {
  it.each([
    ['Plain allowed', {}, 'optional'],
    ['TLS required', {}, 'required'],
    ['Plain by exception', { allowsPlain: true }, 'required'],
    ['TLS required', { allowsPlain: true, requiresTls: true }, 'required'],
    ['TLS required, LAN only', { requiresTls: true, isLanOnly: true }, 'optional'],
    ['Plain only', {}, 'off'],
    ['TLS required, but off in Settings', { requiresTls: true }, 'off'],
  ] as const)('is “%s”', (words, parts, policy) => {
    expect(securityWords(sampleUser(parts), policy)).toBe(words)
  })

  it.each(['server', 'required', 'plain'] as const)('is chosen as %s and read as that again', (rule) => {
    expect(tlsRuleOf(rulesOfTls(rule))).toBe(rule)
  })
})

describe('choosing a device', () => {
  const inbox = sampleShare({ id: 'b', name: 'Inbox', preset: 'upload-only' })

  it('allows plain FTP from the local network, and uploads to the drop boxes alone', () => {
    const rules = deviceRules([sampleShare(), inbox])
    expect(rules).toMatchObject({ kind: 'device', isLanOnly: true, allowsPlain: true, requiresTls: false })
    expect(rules.access).toMatchObject({ grants: [{ shareId: 'b', preset: 'upload-only' }] })
  })

  it('makes every share a drop box where there is none', () => {
    expect(deviceRules([sampleShare({ preset: 'full' })]).access).toMatchObject({
      grants: [{ shareId: 'a', preset: 'upload-only', permissions: [] }],
    })
  })

  it('is taken back to what was there before', () => {
    const { kind, isLanOnly, allowsPlain, access } = personRules(newUserDraft())
    expect({ kind, isLanOnly, allowsPlain, access }).toEqual({
      kind: 'person',
      isLanOnly: false,
      allowsPlain: false,
      access: { kind: 'all-shares' },
    })
  })
})

describe('where a user signs in from', () => {
  it('is said in a few words', () => {
    const draft = newUserDraft()
    expect(originSummary(draft)).toBe('Anywhere')
    expect(originSummary({ ...draft, isLanOnly: true, deniedAddresses: ['10.0.0.1', '10.0.0.2'] })).toBe(
      'Local network only, 2 denied addresses',
    )
  })
})
