import { describe, expect, it } from 'vitest'
import { generatePassword } from '../../../../app/main/host/passwords/generated-password.ts'
import { words } from '../../../../app/main/host/passwords/word-list.ts'

describe('the word list', () => {
  it('holds at least 1,024 different short plain words', () => {
    expect(new Set(words).size).toBe(words.length)
    expect(words.length).toBeGreaterThanOrEqual(1024)
    for (const word of words) expect(word).toMatch(/^[a-z]{3,7}$/)
  })
})

describe('generatePassword', () => {
  it('gives four words of the list', () => {
    const parts = generatePassword().split('-')
    expect(parts).toHaveLength(4)
    for (const part of parts) expect(words).toContain(part)
  })

  it('reaches the whole list and does not repeat itself', () => {
    const passwords = Array.from({ length: 5_000 }, generatePassword)
    expect(new Set(passwords).size).toBe(passwords.length)
    // 20,000 draws miss a given one of some 1,300 words once in millions of runs; ten missing never happens.
    const drawn = new Set(passwords.flatMap((password) => password.split('-')))
    expect(drawn.size).toBeGreaterThan(words.length - 10)
  })
})
