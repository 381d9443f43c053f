import { describe, expect, it } from 'vitest'
import {
  createFolderTokens,
  maxWaitingFolders,
  tokenLifetimeMs,
} from '../../../../app/main/host/folders/folder-tokens.ts'

function setUp() {
  let now = 0
  return { tokens: createFolderTokens(() => now), pass: (ms: number) => (now += ms) }
}

describe('folder tokens', () => {
  it('stand for the folder until they are used', () => {
    const { tokens } = setUp()
    const token = tokens.issue('/srv/photos')
    expect(tokens.find(token)).toBe('/srv/photos')
    expect(tokens.find(token)).toBe('/srv/photos')
    tokens.use(token)
    expect(tokens.find(token)).toBeNull()
  })

  it('cannot be guessed and say nothing about the folder', () => {
    const { tokens } = setUp()
    const issued = Array.from({ length: 50 }, () => tokens.issue('/srv/photos'))
    expect(new Set(issued).size).toBe(50)
    for (const token of issued) expect(token).toMatch(/^[\w-]{24}$/)
  })

  it('are unknown when nobody issued them', () => {
    const { tokens } = setUp()
    expect(tokens.find('/srv/photos')).toBeNull()
    expect(tokens.find('')).toBeNull()
  })

  it('end after half an hour', () => {
    const { tokens, pass } = setUp()
    const token = tokens.issue('/srv/photos')
    pass(tokenLifetimeMs - 1)
    expect(tokens.find(token)).toBe('/srv/photos')
    pass(1)
    expect(tokens.find(token)).toBeNull()
  })

  it('give way to newer ones when too many wait', () => {
    const { tokens } = setUp()
    const first = tokens.issue('/srv/0')
    const second = tokens.issue('/srv/1')
    for (let number = 2; number <= maxWaitingFolders; number += 1) tokens.issue(`/srv/${number}`)
    expect(tokens.find(first)).toBeNull()
    expect(tokens.find(second)).toBe('/srv/1')
  })
})
