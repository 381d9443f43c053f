import { describe, expect, it } from 'vitest'
import {
  argumentsOf,
  environmentOf,
  programFault,
  valuesOf,
} from '../../../../app/main/host/hooks/command-line.ts'
import { hookFact } from '../../../../app/main/host/hooks/hook-fact.ts'

const fact = hookFact({
  id: '1',
  event: 'upload-finished',
  at: 0,
  text: 'done',
  user: '--help',
  address: '192.0.2.1',
  path: '/docs/{user}; rm -rf ~\n$(id)\0.txt',
  share: 'docs',
  bytes: 7,
})

describe('arguments of a command', () => {
  it('are one each, whatever the values hold, and values are not looked at for placeholders again', () => {
    const templates = [
      '--user={user}',
      '{path}',
      '{event} {bytes} {share} {address}',
      '{nobody}',
      'plain',
      '{file}',
    ]
    expect(argumentsOf(templates, valuesOf(fact, '/srv/a b'))).toEqual([
      '--user=--help',
      '/docs/{user}; rm -rf ~\n$(id).txt',
      'upload-finished 7 docs 192.0.2.1',
      '{nobody}',
      'plain',
      '/srv/a b',
    ])
  })

  it('are empty where a value is not known, and cut where it is endless', () => {
    const values = valuesOf({ ...fact, user: null, path: 'x'.repeat(10_000) }, null)
    expect(argumentsOf(['{user}', '{file}'], values)).toEqual(['', ''])
    expect(argumentsOf(['{path}'], values)[0]).toHaveLength(4_096)
  })
})

describe('the environment of a command', () => {
  it('holds what programs need and the values, and no secrets', () => {
    const own = {
      PATH: '/bin',
      LC_ALL: 'C',
      SystemRoot: 'C:\\Windows',
      PORTSIDE_PASSWORD: 'secret',
      AWS_SECRET_ACCESS_KEY: 'secret',
      NODE_OPTIONS: '--inspect',
    }
    const environment = environmentOf(own, valuesOf(fact, '/srv/a'))
    expect(environment).toMatchObject({
      PATH: '/bin',
      LC_ALL: 'C',
      SystemRoot: 'C:\\Windows',
      PORTSIDE_EVENT: 'upload-finished',
      PORTSIDE_FILE: '/srv/a',
      PORTSIDE_USER: '--help',
      PORTSIDE_TEST: '',
    })
    expect(JSON.stringify(environment)).not.toContain('secret')
    expect(environment.NODE_OPTIONS).toBeUndefined()
  })
})

describe('programs', () => {
  it.each(['C:\\a.bat', 'C:\\a.CMD', 'C:\\a.cmd . .', 'C:\\a.bat '])(
    'are refused on Windows: %s',
    (program) => {
      expect(programFault(program, 'win32')).toContain('Batch files')
      expect(programFault(program, 'linux')).toBeNull()
    },
  )

  it('are taken when they are none', () => {
    expect(programFault('C:\\bat.exe', 'win32')).toBeNull()
  })
})
