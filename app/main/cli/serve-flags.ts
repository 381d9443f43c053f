import { parseArgs } from 'node:util'
import {
  FlagError,
  type ListenAddress,
  parseChoice,
  parseInteger,
  parseListenAddress,
  parsePortRange,
} from './flag-values.ts'
import { parseShare, type QuickShare } from './share-flag.ts'

/** How much is told on stderr. */
export type LogLevel = 'silent' | 'info' | 'debug'

/** How control connections treat TLS. */
export type TlsChoice = 'off' | 'optional' | 'required' | 'implicit'

/** Where the password of `--user` comes from. */
export type PasswordSource =
  | { readonly kind: 'environment' }
  | { readonly kind: 'file'; readonly file: string }

/** The command line of `npm run serve`, understood. What was not said is null. */
export interface ServeFlags {
  readonly dataDir: string | null
  readonly listen: readonly ListenAddress[] | null
  readonly shares: readonly QuickShare[]
  readonly user: { readonly name: string; readonly passwordFrom: PasswordSource } | null
  readonly isAnonymousAllowed: boolean
  readonly tls: TlsChoice | null
  readonly certificate: { readonly certificateFile: string; readonly keyFile: string } | null
  readonly passivePorts: { readonly min: number; readonly max: number } | null
  readonly maxSessions: number | null
  readonly maxSessionsPerAddress: number | null
  readonly logLevel: LogLevel
  readonly isJson: boolean
}

/** What the command line asks for. */
export type ServeCommand =
  | { readonly kind: 'serve'; readonly flags: ServeFlags }
  | { readonly kind: 'help' }
  | { readonly kind: 'version' }

const options = {
  'data-dir': { type: 'string' },
  listen: { type: 'string', multiple: true },
  share: { type: 'string', multiple: true },
  user: { type: 'string' },
  'password-file': { type: 'string' },
  anonymous: { type: 'boolean' },
  tls: { type: 'string' },
  cert: { type: 'string' },
  key: { type: 'string' },
  'passive-ports': { type: 'string' },
  web: { type: 'string' },
  'max-sessions': { type: 'string' },
  'max-sessions-per-address': { type: 'string' },
  'log-level': { type: 'string' },
  json: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const

const maxSessionsLimit = 10_000

/**
 * Understands the arguments of `npm run serve`. `isFolder` answers whether a path is an existing folder. Throws
 * FlagError with one clear line for everything that cannot be done as it was asked for.
 */
export function parseServeFlags(args: readonly string[], isFolder: (path: string) => boolean): ServeCommand {
  const values = readArguments(args)
  if (values.help === true) return { kind: 'help' }
  if (values.version === true) return { kind: 'version' }
  refuseWebDashboard(values.web)

  const tls = optional(values.tls, (text) =>
    parseChoice<TlsChoice>('--tls', text, ['off', 'optional', 'required', 'implicit']),
  )
  const flags: ServeFlags = {
    dataDir: optional(values['data-dir'], (text) => notEmpty('--data-dir', text)),
    listen: values.listen?.map((text) => parseListenAddress('--listen', text)) ?? null,
    shares: parseShares(values.share ?? [], isFolder),
    user: parseUser(values.user, values['password-file']),
    isAnonymousAllowed: values.anonymous === true,
    tls,
    certificate: parseCertificate(values.cert, values.key),
    passivePorts: optional(values['passive-ports'], (text) => parsePortRange('--passive-ports', text)),
    maxSessions: parseCount('--max-sessions', values['max-sessions']),
    maxSessionsPerAddress: parseCount('--max-sessions-per-address', values['max-sessions-per-address']),
    logLevel:
      optional(values['log-level'], (text) =>
        parseChoice<LogLevel>('--log-level', text, ['silent', 'info', 'debug']),
      ) ?? 'info',
    isJson: values.json === true,
  }
  refuseContradictions(flags)
  return { kind: 'serve', flags }
}

function readArguments(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options, strict: true, allowPositionals: false }).values
  } catch (error) {
    throw new FlagError(describeParseFailure(error))
  }
}

/** Node's own texts go on for several sentences; the first says what is wrong. */
function describeParseFailure(error: unknown): string {
  const text = error instanceof Error ? error.message : String(error)
  const first = text.split(/[.\n](?:\s|$)/)[0] ?? text
  return `${first}; --help lists every flag`
}

function parseShares(texts: readonly string[], isFolder: (path: string) => boolean): QuickShare[] {
  const shares = texts.map((text) => parseShare(text, isFolder))
  const names = new Set<string>()
  for (const { name, folder } of shares) {
    // Names that differ in case only are one folder to many clients.
    const key = name.toLowerCase()
    if (names.has(key)) {
      throw new FlagError(`--share has two folders called "${name}"; give one another name: ${folder}=NAME`)
    }
    names.add(key)
  }
  return shares
}

function parseUser(name: string | undefined, passwordFile: string | undefined): ServeFlags['user'] {
  if (name === undefined) {
    if (passwordFile !== undefined) throw new FlagError('--password-file belongs to --user NAME')
    return null
  }
  if (name.trim() === '' || name !== name.trim()) throw new FlagError('--user wants a name')
  if (/^(anonymous|ftp)$/i.test(name)) {
    throw new FlagError(`--user cannot be called "${name}"; --anonymous allows logins without a password`)
  }
  if (passwordFile === undefined) return { name, passwordFrom: { kind: 'environment' } }
  return { name, passwordFrom: { kind: 'file', file: notEmpty('--password-file', passwordFile) } }
}

function parseCertificate(cert: string | undefined, key: string | undefined): ServeFlags['certificate'] {
  if (cert === undefined && key === undefined) return null
  if (cert === undefined || key === undefined) throw new FlagError('--cert FILE and --key FILE go together')
  return { certificateFile: notEmpty('--cert', cert), keyFile: notEmpty('--key', key) }
}

function refuseWebDashboard(web: string | undefined): void {
  if (web === undefined || web === 'off') return
  parseListenAddress('--web', web)
  throw new FlagError('--web: the browser dashboard is not part of this version yet')
}

function refuseContradictions(flags: ServeFlags): void {
  const hasLogin = flags.user !== null || flags.isAnonymousAllowed
  if (flags.shares.length > 0 && !hasLogin) {
    throw new FlagError('--share needs --user NAME or --anonymous, otherwise nobody can log in')
  }
  if (flags.shares.length === 0 && hasLogin) {
    throw new FlagError('--user and --anonymous need --share PATH; saved settings have users of their own')
  }
  if (flags.tls === 'off' && flags.certificate !== null) {
    throw new FlagError('--cert and --key have no use with --tls off')
  }
}

function parseCount(flag: string, text: string | undefined): number | null {
  return optional(text, (value) => parseInteger(flag, value, 1, maxSessionsLimit))
}

function optional<Value>(text: string | undefined, parse: (text: string) => Value): Value | null {
  return text === undefined ? null : parse(text)
}

function notEmpty(flag: string, text: string): string {
  if (text === '') throw new FlagError(`${flag} wants a path`)
  return text
}
