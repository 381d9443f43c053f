import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../../../app/main/engine/commands/registry.ts'
import { maskedArgument, maskedName } from '../../../../app/main/engine/control/masked-argument.ts'

const told = (verb: string, argument: string): string => maskedArgument(commandRegistry.find(verb), argument)

describe('what is told of an argument', () => {
  it.each([
    ['PASS', 'hunter2'],
    ['ACCT', 'hunter2'],
    ['ADAT', 'aHVudGVyMg=='],
    ['PASSWORD', 'hunter2'],
    ['QUIT', 'hunter2'],
    ['NOOP', 'PASS hunter2'],
    ['SITE', 'PSWD old hunter2'],
    ['SITE', '  PASS hunter2'],
    ['OPTS', 'PASS hunter2'],
    ['OPTS', 'UTF8 hunter2'],
    ['AUTH', 'PLAIN aHVudGVyMg=='],
    ['HELP', 'hunter2'],
    ['USER', 'ann\rPASS hunter2'],
    ['USER', 'annPASS hunter2'],
    ['CLNT', 'tool pass\thunter2'],
    ['HOST', 'acct  hunter2'],
    ['RETR', 'a.txt\r\0PASS hunter2'],
    ['CWD', 'pass hunter2'],
    ['SITE', 'CHMOD 644 x\rpass hunter2'],
  ])('%s %j keeps the secret', (verb, argument) => {
    const text = told(verb, argument)
    expect(text).not.toMatch(/hunter2|aHVudGVyMg/)
    expect(text).toContain('********')
  })

  it.each([
    ['USER', 'ann'],
    ['RETR', 'my boarding pass 3.pdf'],
    ['CWD', '/pass/keys'],
    ['SITE', 'CHMOD 644 a.txt'],
    ['site'.toUpperCase(), 'idle 30'],
    ['OPTS', 'UTF8 ON'],
    ['OPTS', 'MLST Type;Size;'],
    ['AUTH', 'tls'],
    ['HELP', 'SITE CHMOD'],
    ['PORT', '127,0,0,1,4,1'],
    ['CLNT', 'FileZilla 3.66'],
    ['LIST', ''],
  ])('%s %j is told as it is', (verb, argument) => {
    expect(told(verb, argument)).toBe(argument)
  })

  it('takes a password out of a name it was glued to', () => {
    expect(maskedName('annPASS hunter2')).toBe('annPASS ********')
    expect(maskedName('ann')).toBe('ann')
  })
})
