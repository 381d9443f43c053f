import { describe, expect, it } from 'vitest'
import { commandRegistry } from '../../../../app/main/engine/commands/registry.ts'
import type { FeatureContext } from '../../../../app/main/engine/control/command-facts.ts'
import { defaultEngineOptions } from '../../../../app/main/engine/engine-options.ts'

const withoutTls: FeatureContext = {
  options: defaultEngineOptions,
  offersTls: false,
  mlstFacts: null,
  hashAlgorithm: 'SHA-256',
}
const withTls: FeatureContext = { ...withoutTls, offersTls: true }

function featureLines(context: FeatureContext): string[] {
  return commandRegistry.all.flatMap((command) => [...(command.features?.(context) ?? [])])
}

describe('the command registry', () => {
  it('has no verb twice, all of them upper case', () => {
    const verbs = commandRegistry.all.flatMap((command) => command.verbs)
    expect(new Set(verbs).size).toBe(verbs.length)
    expect(verbs.filter((verb) => !/^([A-Z]{3,4}|MD5|X[A-Z0-9]{3,6})$/.test(verb))).toEqual([])
  })

  it('finds each command by its verb and its aliases', () => {
    for (const command of commandRegistry.all) {
      for (const verb of command.verbs) expect(commandRegistry.find(verb)).toBe(command)
    }
    expect(commandRegistry.find('XNOP')).toBeUndefined()
  })

  it.each(['XPWD', 'XCWD', 'XCUP', 'XMKD', 'XRMD'])('takes %s as ftp.exe and BSD ftp send it', (alias) => {
    expect(commandRegistry.find(alias)?.verbs[1]).toBe(alias)
  })

  it('says of every command what it does and where it is defined', () => {
    for (const { verbs, help, rfc } of commandRegistry.all) {
      expect(help).toMatch(new RegExp(`^${verbs[0]}( .+)? - .+$`))
      expect(help).toMatch(/^[\x20-\x7e]+$/)
      expect(rfc).not.toBe('')
    }
  })

  it('hides the argument of PASS, ACCT and what carries tokens, and of nothing else', () => {
    const secret = commandRegistry.all.filter((command) => command.secret === true)
    expect(secret.flatMap((command) => command.verbs)).toEqual(['PASS', 'ACCT', 'ADAT', 'MIC', 'CONF', 'ENC'])
  })

  it('moves bytes only in commands that declare it, after login, one at a time', () => {
    const movers = commandRegistry.all.filter((command) => command.data === 'opens')
    const verbs = movers.flatMap((command) => command.verbs)
    expect(verbs.sort()).toEqual(['APPE', 'LIST', 'MLSD', 'NLST', 'RETR', 'STOR', 'STOU'])
    for (const { login, duringTransfer } of movers) {
      expect([login, duringTransfer]).toEqual(['after', 'hold'])
    }
  })

  it('keeps logins off a connection that must be encrypted first, but for excepted peers', () => {
    for (const verb of ['USER', 'PASS']) expect(commandRegistry.find(verb)?.beforeTls).toBe('login')
    expect(commandRegistry.find('ACCT')?.beforeTls).toBeUndefined()
    for (const { login, beforeTls } of commandRegistry.all) {
      if (login === 'after') expect(beforeTls).toBeUndefined()
    }
  })

  it('acts during a transfer in ABOR, STAT and NOOP only; QUIT waits for its end', () => {
    const running = commandRegistry.all.filter((command) => command.duringTransfer === 'run')
    expect(running.flatMap((command) => command.verbs).sort()).toEqual(['ABOR', 'NOOP', 'STAT'])
  })
})

describe('FEAT lines', () => {
  it('are printable ASCII, each once', () => {
    const lines = featureLines(withTls)
    for (const line of lines) expect(line).toMatch(/^[\x21-\x7e][\x20-\x7e]*$/)
    expect(new Set(lines).size).toBe(lines.length)
  })

  it.each(['UTF8', 'REST STREAM', 'SIZE', 'MDTM', 'MFMT', 'EPSV', 'EPRT', 'TVFS', 'CLNT'])(
    'hold exactly "%s"',
    (line) => {
      expect(featureLines(withoutTls)).toContain(line)
    },
  )

  it('offer TLS only where there is a certificate', () => {
    const tlsLines = (context: FeatureContext) =>
      featureLines(context).filter((line) => /^(AUTH|PBSZ|PROT)/.test(line))
    expect(tlsLines(withTls)).toEqual(['AUTH TLS', 'PBSZ', 'PROT'])
    expect(tlsLines(withoutTls)).toEqual([])
  })

  it('mark the facts a session selected', () => {
    const mlst = commandRegistry.find('MLST')
    expect(mlst?.features?.({ ...withoutTls, mlstFacts: ['size'] })).toEqual([
      'MLST type;size*;modify;perm;unique;create;unix.mode;unix.owner;unix.group;',
    ])
  })
})
