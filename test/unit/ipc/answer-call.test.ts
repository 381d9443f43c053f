import { describe, expect, it } from 'vitest'
import { createAnswer } from '../../../app/main/ipc/answer-call.ts'
import { isTrustedSender } from '../../../app/main/ipc/trusted-sender.ts'
import { calls } from '../../../app/preload/contract/contract.ts'

describe('answering a call', () => {
  it('hands the handler the parsed argument and gives back its result', async () => {
    const seen: unknown[] = []
    const handler = (argument: unknown) => {
      seen.push(argument)
      return { count: 2 }
    }
    const answer = createAnswer('abortTransfers', calls.abortTransfers, handler, true)
    expect(await answer({ ids: ['a', 'b'], extra: 'dropped' })).toEqual({ count: 2 })
    expect(seen).toEqual([{ ids: ['a', 'b'] }])
  })

  it.each([
    undefined,
    null,
    'text',
    {},
    { ids: [] },
    { ids: 'a' },
    { ids: [''] },
    { ids: [1] },
    { ids: ['x'.repeat(101)] },
  ])('refuses %j with one line and never runs the handler', async (payload) => {
    let isRun = false
    const handler = () => {
      isRun = true
    }
    const answer = createAnswer('abortTransfers', calls.abortTransfers, handler, true)
    await expect(answer(payload)).rejects.toThrow(/^abortTransfers: the argument does not fit.*$/)
    expect(isRun).toBe(false)
  })

  it('names the place and not the value, which may be a password', async () => {
    const answer = createAnswer('addUser', calls.addUser, () => null, true)
    const payload = {
      name: 'ann',
      password: { secret: 'hunter2' },
      requiresTls: false,
      access: { kind: 'all-shares' },
      note: '',
    }
    const refusal = await answer(payload).catch((error: unknown) => String(error))
    expect(refusal).toContain('password')
    expect(refusal).not.toContain('hunter2')
  })

  it('finds a result that breaks the contract where results are checked', async () => {
    const broken = () => ({ count: 'two' })
    const checked = createAnswer('abortTransfers', calls.abortTransfers, broken, true)
    await expect(checked({ ids: ['a'] })).rejects.toThrow(/the result breaks the contract at count/)
    const unchecked = createAnswer('abortTransfers', calls.abortTransfers, broken, false)
    expect(await unchecked({ ids: ['a'] })).toEqual({ count: 'two' })
  })
})

describe('who may call', () => {
  const own = { url: 'portside://app/index.html', isMainFrame: true, isOwnWindow: true }

  it('is the top frame of our own window with our own page', () => {
    expect(isTrustedSender(own, 'portside://app')).toBe(true)
    expect(isTrustedSender({ ...own, url: 'portside://app/index.html#/users' }, 'portside://app')).toBe(true)
  })

  it.each([
    ['a frame inside it', { isMainFrame: false }],
    ['another window', { isOwnWindow: false }],
    ['a frame that is gone', { url: null }],
    ['a page of the web', { url: 'https://app/index.html' }],
    ['another host of our scheme', { url: 'portside://other/index.html' }],
    ['a host that begins like ours', { url: 'portside://app.example.com/' }],
    ['a file', { url: 'file:///app/index.html' }],
    ['an empty page', { url: 'about:blank' }],
    ['no address', { url: '' }],
  ])('is not %s', (_title, difference) => {
    expect(isTrustedSender({ ...own, ...difference }, 'portside://app')).toBe(false)
  })
})
