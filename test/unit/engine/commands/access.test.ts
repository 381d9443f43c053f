import { describe, expect, it } from 'vitest'
import { createMemoryStorage } from '../../../../app/main/engine/vfs/memory-storage.ts'
import { answer, perform, testSession } from '../../../helpers/commands/test-session.ts'
import { failureOf } from '../../../helpers/vfs/collect.ts'
import { rootedFileSystem } from '../../../helpers/vfs/file-system.ts'

const withTls = { offersTls: true }
const named = { login: { kind: 'named', userName: 'demo' } as const }

describe('USER and PASS', () => {
  it.each(['demo', 'anonymous', 'nobody'])('USER %s is 331 like any other', async (name) => {
    const session = testSession()
    expect(await answer(session, `USER ${name}`)).toBe('331 Password please.')
    expect(session.names).toEqual([name])
  })

  it('PASS out of order is 503', async () => {
    expect(await answer(testSession(null, { login: { kind: 'none' } }), 'PASS x')).toMatch(/^503 /)
    expect(await answer(testSession(), 'PASS x')).toMatch(/^503 /)
  })

  it.each([
    ['accepted', 230, undefined],
    ['refused', 530, undefined],
    ['refused-too-often', 530, 'close'],
  ] as const)('PASS that is %s is %d', async (outcome, code, after) => {
    const result = await perform(testSession(null, { ...named, logIn: async () => outcome }), 'PASS x')
    expect(result).toMatchObject({ code })
    expect(result.kind === 'reply' && result.after).toBe(after)
  })

  it('PASS without an argument is the empty password', async () => {
    const passwords: string[] = []
    const session = testSession(null, {
      ...named,
      logIn: async (password) => {
        passwords.push(password.reveal())
        return 'accepted'
      },
    })
    expect(await answer(session, 'PASS')).toMatch(/^230 /)
    expect(passwords).toEqual([''])
  })

  it('QUIT closes after 221', async () => {
    expect(await perform(testSession(), 'QUIT')).toMatchObject({ code: 221, after: 'close' })
  })
})

describe('TLS commands (RFC 4217)', () => {
  it.each(['TLS', 'tls', 'SSL', 'TLS-C', 'TLS-P'])('AUTH %s starts TLS', async (mechanism) => {
    const result = await perform(testSession(null, withTls), `AUTH ${mechanism}`)
    expect(result).toMatchObject({ code: 234, after: 'start-tls' })
  })

  it('AUTH is 502 where TLS is off, 504 for others, 503 the second time', async () => {
    expect(await answer(testSession(), 'AUTH TLS')).toMatch(/^502 /)
    expect(await answer(testSession(null, withTls), 'AUTH GSSAPI')).toMatch(/^504 /)
    expect(await answer(testSession(null, { ...withTls, isEncrypted: true }), 'AUTH TLS')).toMatch(/^503 /)
  })

  it('PBSZ and PROT need TLS, PROT needs PBSZ', async () => {
    const clear = testSession(null, withTls)
    expect(await answer(clear, 'PBSZ 0')).toMatch(/^503 /)
    expect(await answer(clear, 'PROT P')).toMatch(/^503 /)
    const encrypted = testSession(null, { ...withTls, isEncrypted: true })
    expect(await answer(encrypted, 'PROT P')).toMatch(/^503 /)
    expect(await answer(encrypted, 'PBSZ 1024')).toBe('200 PBSZ=0')
    expect(await answer(encrypted, 'PROT P')).toMatch(/^200 /)
    expect(encrypted.protection).toBe('private')
    expect(await answer(encrypted, 'PROT C')).toMatch(/^200 /)
    expect(encrypted.protection).toBe('clear')
  })

  it('PROT C is 534 where the listener requires TLS', async () => {
    const session = testSession(null, { isEncrypted: true, requiresTls: true, hasProtectionBuffer: true })
    session.protection = 'private'
    expect(await answer(session, 'PROT C')).toMatch(/^534 /)
    expect(session.protection).toBe('private')
  })

  it.each(['ADAT x', 'MIC x', 'CONF x', 'ENC x', 'SMNT x', 'ADAT'])('%s is 502', async (line) => {
    expect(await answer(testSession(), line)).toMatch(/^502 /)
  })

  it('CCC is 534 in TLS and 503 in clear', async () => {
    expect(await answer(testSession(null, { isEncrypted: true }), 'CCC')).toMatch(/^534 /)
    expect(await answer(testSession(), 'CCC')).toMatch(/^503 /)
  })
})

describe('what clients ask first', () => {
  it('HELP shows every verb and alias, those not supported with a star', async () => {
    const session = testSession()
    const result = await perform(session, 'HELP')
    const words = result.kind === 'reply' ? result.lines.join(' ').split(/ +/) : []
    for (const verb of session.registry.all.flatMap((command) => command.verbs)) {
      expect(words.includes(verb) || words.includes(`${verb}*`)).toBe(true)
    }
    expect(words).toContain('SMNT*')
  })

  it('HELP explains one verb in any case and refuses what is none', async () => {
    expect(await answer(testSession(), 'HELP xcwd')).toBe('214 CWD path - change the working directory')
    expect(await answer(testSession(), 'HELP NOSUCH')).toMatch(/^501 /)
    expect(await answer(testSession(), 'SITE HELP')).toMatch(/^214 /)
    expect(await answer(testSession(), 'SITE NOSUCH 644 a')).toMatch(/^502 /)
  })

  it('CLNT and CSID name the client, bounded and on one line', async () => {
    const session = testSession()
    await perform(session, `CLNT WinSCP\t6.3 ${'x'.repeat(500)}`)
    expect(await answer(session, 'CSID Name=ncftp; Version=3.2.6; OS=Linux;')).toMatch(/^200 Name=Portside;/)
    await perform(session, 'CSID something else')
    expect(session.names[0]).toMatch(/^WinSCP 6\.3 x{89}$/)
    expect(session.names.slice(1)).toEqual(['ncftp 3.2.6', 'something else'])
  })

  it('STAT shows the bytes of a running transfer', async () => {
    const transfer = { kind: 'download', path: '/a', bytes: 5, totalBytes: 10 } as const
    const result = await perform(testSession(null, { transfer }), 'STAT')
    expect(result).toMatchObject({ code: 211 })
    expect(result.kind === 'reply' && result.lines.join('\n')).toContain('5 of 10 bytes')
  })

  it('ALLO asks the disk', async () => {
    const files = rootedFileSystem(createMemoryStorage({ capacityBytes: 100 }), 'full')
    const session = testSession(files)
    expect(await answer(session, 'ALLO 100')).toMatch(/^200 /)
    expect(await failureOf(answer(session, 'ALLO 101 R 80'))).toBe('no-space')
    expect(await answer(testSession(rootedFileSystem(createMemoryStorage(), 'full')), 'ALLO 101')).toMatch(
      /^200 /,
    )
  })

  it('ABOR is 226 after a transfer, for an idle data connection and for nothing', async () => {
    expect(await answer(testSession(null, { abortTransfer: async () => true }), 'ABOR')).toMatch(/^226 /)
    const session = testSession()
    await perform(session, 'EPSV')
    expect(await answer(session, 'ABOR')).toMatch(/^226 /)
    expect(session.data.isPrepared).toBe(false)
    expect(await answer(session, 'ABOR')).toMatch(/^226 /)
  })
})
