import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { readPassword } from '../../../app/main/cli/read-password.ts'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portside-password-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

describe('the password of --user', () => {
  it('comes from the environment and is taken out of it', async () => {
    const environment: Record<string, string | undefined> = { PORTSIDE_PASSWORD: 'se cret ' }
    expect(await readPassword({ kind: 'environment' }, environment)).toBe('se cret ')
    expect(environment).toEqual({})
  })

  it.each([{}, { PORTSIDE_PASSWORD: '' }])('is asked for when the environment is %j', async (environment) => {
    await expect(readPassword({ kind: 'environment' }, environment)).rejects.toThrow(/set PORTSIDE_PASSWORD/)
  })

  it.each([
    ['secret', 'secret'],
    ['secret\n', 'secret'],
    ['secret\r\nmore', 'secret'],
    [' blanks stay \n', ' blanks stay '],
  ])('is the first line of the file %j', async (text, password) => {
    const file = join(folder, 'pw')
    writeFileSync(file, text)
    expect(await readPassword({ kind: 'file', file }, {})).toBe(password)
  })

  it('is asked for when the file begins with an empty line', async () => {
    const file = join(folder, 'pw')
    writeFileSync(file, '\nsecret')
    await expect(readPassword({ kind: 'file', file }, {})).rejects.toThrow(/empty line/)
  })

  it('is asked for when there is no such file', async () => {
    const file = join(folder, 'gone')
    await expect(readPassword({ kind: 'file', file }, {})).rejects.toThrow(/cannot be read \(ENOENT\)/)
  })
})
