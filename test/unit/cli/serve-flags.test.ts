import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { FlagError } from '../../../app/main/cli/flag-values.ts'
import { parseServeFlags, type ServeFlags } from '../../../app/main/cli/serve-flags.ts'

const noFolder = () => false

function flagsOf(...args: string[]): ServeFlags {
  const command = parseServeFlags(args, noFolder)
  if (command.kind !== 'serve') throw new Error(`understood as ${command.kind}`)
  return command.flags
}

function refusalOf(...args: string[]): string {
  try {
    parseServeFlags(args, noFolder)
  } catch (error) {
    if (error instanceof FlagError) return error.message
    throw error
  }
  throw new Error('the flags were accepted')
}

describe('the flags of serve', () => {
  it('leave everything unsaid to the settings', () => {
    expect(flagsOf()).toEqual({
      dataDir: null,
      listen: null,
      shares: [],
      user: null,
      isAnonymousAllowed: false,
      tls: null,
      certificate: null,
      passivePorts: null,
      maxSessions: null,
      maxSessionsPerAddress: null,
      logLevel: 'info',
      isJson: false,
    })
  })

  it('are all understood together', () => {
    const args = [
      ...['--data-dir', 'data', '--listen', '127.0.0.1:0', '--listen', '[::1]:2121'],
      ...['--share', '/srv/a:full', '--share=/srv/b=Bees:drop', '--user', 'demo', '--password-file', 'pw'],
      ...['--anonymous', '--tls', 'required', '--cert', 'c.pem', '--key', 'k.pem'],
      ...['--passive-ports', '50000-50100', '--web', 'off', '--max-sessions', '7'],
      ...['--max-sessions-per-address', '3', '--log-level', 'debug', '--json'],
    ]
    expect(flagsOf(...args)).toEqual({
      dataDir: 'data',
      listen: [
        { host: '127.0.0.1', port: 0 },
        { host: '::1', port: 2121 },
      ],
      shares: [
        { folder: resolve('/srv/a'), name: 'a', preset: 'full' },
        { folder: resolve('/srv/b'), name: 'Bees', preset: 'upload-only' },
      ],
      user: { name: 'demo', passwordFrom: { kind: 'file', file: 'pw' } },
      isAnonymousAllowed: true,
      tls: 'required',
      certificate: { certificateFile: 'c.pem', keyFile: 'k.pem' },
      passivePorts: { min: 50_000, max: 50_100 },
      maxSessions: 7,
      maxSessionsPerAddress: 3,
      logLevel: 'debug',
      isJson: true,
    })
  })

  it.each(['off', 'optional', 'required', 'implicit'] as const)('take --tls %s', (tls) => {
    expect(flagsOf('--tls', tls).tls).toBe(tls)
  })

  it('read the password from the environment unless a file is named', () => {
    expect(flagsOf('--share', '/srv/a', '--user', 'demo').user?.passwordFrom).toEqual({ kind: 'environment' })
  })

  it.each([['--help'], ['-h'], ['--help', '--tls', 'optional']])('show the usage for %s', (...args) => {
    expect(parseServeFlags(args, noFolder)).toEqual({ kind: 'help' })
  })

  it('show the version', () => {
    expect(parseServeFlags(['--version'], noFolder)).toEqual({ kind: 'version' })
  })
})

describe('what serve refuses', () => {
  it.each<[readonly string[], RegExp]>([
    [['--bogus'], /Unknown option '--bogus'/],
    [['-x'], /Unknown option '-x'/],
    [['folder'], /Unexpected argument 'folder'/],
    [['--user'], /--user.*argument missing/],
    [['--anonymous=yes'], /--anonymous.*does not take an argument/],
    [['--data-dir', ''], /--data-dir wants a path/],
    [['--listen', '2121'], /--listen wants HOST:PORT/],
    [['--listen', 'example.org:21'], /--listen wants a numeric address/],
    [['--listen', '127.0.0.1:65536'], /--listen port wants a number from 0 to 65535/],
    [['--listen', '::1:21'], /--listen wants HOST:PORT/],
    [['--listen', '[127.0.0.1]:21'], /--listen wants a numeric address/],
    [['--listen', '127.0.0.1:'], /--listen wants HOST:PORT/],
    [['--share', ''], /--share wants the path/],
    [['--share', '/srv/a'], /--share needs --user NAME or --anonymous/],
    [['--share', '/srv/a:rw', '--anonymous'], /ro, drop, add and full, not "rw"/],
    [['--share', '/srv/a', '--share', '/mnt/A', '--anonymous'], /two folders called "A"/],
    [['--share', '/srv/a=', '--anonymous'], /cannot use the name ""/],
    [['--share', '/srv/a=..', '--anonymous'], /cannot use the name "\.\."/],
    [['--user', 'demo'], /need --share/],
    [['--anonymous'], /need --share/],
    [['--password-file', 'pw'], /--password-file belongs to --user/],
    [['--share', '/srv/a', '--user', ' '], /--user wants a name/],
    [['--share', '/srv/a', '--user', 'Anonymous'], /--user cannot be called "Anonymous"/],
    [['--share', '/srv/a', '--user', 'ftp'], /--user cannot be called "ftp"/],
    [['--tls', 'on'], /--tls wants off, optional, required, implicit, not "on"/],
    [['--cert', 'c.pem'], /--cert FILE and --key FILE go together/],
    [['--key', 'k.pem'], /--cert FILE and --key FILE go together/],
    [['--tls', 'off', '--cert', 'c', '--key', 'k'], /no use with --tls off/],
    [['--passive-ports', '50000'], /--passive-ports wants a range/],
    [['--passive-ports', '50100-50000'], /ends before it starts/],
    [['--passive-ports', '0-10'], /--passive-ports start wants a number from 1/],
    [['--passive-ports', '1-70000'], /--passive-ports end wants a number from 1 to 65535/],
    [['--web', '127.0.0.1:2180'], /browser dashboard is not part of this version yet/],
    [['--web', 'on'], /--web wants HOST:PORT/],
    [['--max-sessions', '0'], /--max-sessions wants a number from 1/],
    [['--max-sessions', 'many'], /--max-sessions wants a number/],
    [['--max-sessions-per-address', '-1'], /--max-sessions-per-address/],
    [['--log-level', 'loud'], /--log-level wants silent, info, debug/],
  ])('%j with one clear line', (args, message) => {
    const refusal = refusalOf(...args)
    expect(refusal).toMatch(message)
    expect(refusal).not.toContain('\n')
  })
})
