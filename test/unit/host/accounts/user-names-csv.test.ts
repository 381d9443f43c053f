import { describe, expect, it } from 'vitest'
import { readUserNames, writeUserNames } from '../../../../app/main/host/accounts/user-names-csv.ts'

const namesIn = (text: string) => {
  const outcome = readUserNames(text)
  return outcome.ok ? outcome.names.map(({ name }) => name) : outcome.message
}
const user = (name: string, isAnonymous = false) => ({ name, isAnonymous })

describe('names of users as CSV', () => {
  it('are one column with a head, without the anonymous user', () => {
    expect(writeUserNames([user('ann'), user('anonymous', true), user('bob')])).toBe(
      '\uFEFFname\r\nann\r\nbob\r\n',
    )
  })

  it('come back as they were, whatever is in them', () => {
    const names = ['ann', '=1+1', '@home', '-x', 'O"Neill, Sam', 'semi;colon', 'Zoë', "'quoted"]
    expect(namesIn(writeUserNames(names.map((name) => user(name))))).toEqual(names)
  })

  it('are found in the column with that head', () => {
    expect(namesIn('Class;User name;Room\r\n7b;ann;1\r\n7b;;2\r\n7c;bob;3\r\n')).toEqual(['ann', 'bob'])
  })

  it('are the first column where there is no head', () => {
    expect(namesIn('ann,7b\r\nbob,7c\r\n')).toEqual(['ann', 'bob'])
  })

  it('say the line that cannot be read', () => {
    expect(namesIn('name\r\n"ann')).toBe('A quotation mark in line 2 is not closed.')
  })
})
