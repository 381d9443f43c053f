import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startPortside, type TestPortside } from '../helpers/start-portside.ts'
import { storedPassword } from '../helpers/stored-password.ts'
import { waitFor } from '../helpers/wait-for.ts'

const password = 'Tr0ub4dor'
const users = [{ id: 'u', name: 'ann', password: storedPassword(password), grants: [{ shareId: 's' }] }]
const everything = { after: 0, limit: 2_000, filter: {} }

const linesOf = async ({ portside }: TestPortside) => (await portside.handlers.readLog(everything)).lines

/** What every file of the log holds once the program has ended, by name. */
async function filesOf({ portside }: TestPortside): Promise<ReadonlyMap<string, string>> {
  const folder = portside.state.snapshot().logs.folder ?? ''
  await portside.close(0)
  return new Map(readdirSync(folder).map((name) => [name, readFileSync(join(folder, name), 'utf8')]))
}

const allDebug = {
  levels: { sessions: 'debug', commands: 'debug', transfers: 'debug', files: 'debug', security: 'debug' },
  transferLog: true,
  loginFailureLog: true,
} as const

describe('a password', () => {
  const iac = '\xff'
  it.each([
    ['in lower case', `USER ann\r\npass ${password}\r\n`],
    ['behind spaces', `USER ann\r\n   PASS   ${password}\r\n`],
    ['behind a tab', `USER ann\r\n\tPASS ${password}\r\n`],
    ['after a tab', `USER ann\r\nPASS\t${password}\r\n`],
    ['without a space', `USER ann\r\nPASS${password}\r\n`],
    ['alone', `USER ann\r\n${password}\r\n`],
    ['before USER', `PASS ${password}\r\n`],
    ['with a bare LF', `USER ann\nPASS ${password}\n`],
    ['behind a bare CR', `USER ann\rPASS ${password}\r\n`],
    ['behind CR NUL', `USER ann\r\0PASS ${password}\r\n`],
    ['behind a Telnet command', `USER ann\r\n${iac}\xf1PASS ${password}\r\n`],
    ['with a Telnet command inside', `USER ann\r\nPA${iac}\xf1SS ${password}\r\n`],
    ['behind a lost Telnet command', `USER ann\r\n\xf4PASS ${password}\r\n`],
    ['behind a byte that is no letter', `USER ann\r\n\x80PASS ${password}\r\n`],
    ['glued to USER by a Telnet option', `USER ann${iac}\xfb\nPASS ${password}\r\n`],
    ['in a line that is too long', `USER ann\r\nPASS ${'x'.repeat(5_000)}${password}\r\n`],
    ['in the rest of a line that is too long', `PASS ${'x'.repeat(9_000)} PASS ${password}\r\n`],
    ['cut off by the end', `USER ann\r\nPASS ${password}`],
    ['in ACCT', `ACCT ${password}\r\n`],
    ['in SITE', `USER ann\r\nSITE PASS ${password}\r\n`],
    ['as an unknown service of SITE', `SITE ${password}\r\n`],
    ['in OPTS', `OPTS PASS ${password}\r\nOPTS UTF8 ${password}\r\nOPTS ${password}\r\n`],
    ['in AUTH', `AUTH PLAIN ${password}\r\nAUTH ${password}\r\n`],
    ['in tokens', `ADAT ${password}\r\nMIC ${password}\r\nENC ${password}\r\nCONF ${password}\r\n`],
    ['in HELP', `HELP PASS ${password}\r\nHELP ${password}\r\n`],
    ['in commands without an argument', `NOOP ${password}\r\nFEAT ${password}\r\nSYST ${password}\r\n`],
    ['in CLNT and HOST', `CLNT PASS ${password}\r\nHOST PASS ${password}\r\n`],
    ['in an unknown command', `XPASS ${password}\r\nLOGIN ann ${password}\r\n`],
    ['in a request of another protocol', `GET /?p=${password} HTTP/1.1\r\n\r\n`],
    ['in a path after another PASS', `RETR a\rPASS ${password}\r\n`],
  ])('%s reaches no line, no file, no transcript and no event', async (_title, bytes) => {
    const server = await startPortside({ users })
    await server.portside.handlers.updateLogRules(allDebug)
    const client = await server.connect()
    client.sendRaw(Buffer.from(bytes, 'latin1'), null)
    client.destroy()
    const closed = await waitFor('the end of the session', () =>
      server.events.all.find((event) => event.type === 'session-closed'),
    )
    const detail = server.portside.state.sessionDetail('sessionId' in closed ? closed.sessionId : '')
    const lines = await linesOf(server)
    expect(lines.some(({ event }) => event === 'session-closed')).toBe(true)
    const files = await filesOf(server)
    expect(files.get('portside.log')).toContain('session-closed')
    const everywhere = JSON.stringify([lines, [...files], detail, server.events.all])
    expect(everywhere).not.toContain(password)
    expect(everywhere.toUpperCase()).not.toContain(password.toUpperCase())
  })

  it('that is right reaches nothing either, in clear and encrypted', async () => {
    const server = await startPortside({ users })
    await server.portside.handlers.updateLogRules(allDebug)
    const client = await server.logIn('ann', password)
    await client.quit()
    const lines = await linesOf(server)
    expect(lines.map(({ message }) => message)).toContain('> PASS ********')
    const files = await filesOf(server)
    expect(JSON.stringify([lines, [...files], server.events.all])).not.toContain(password)
  })
})

describe('a traced session', () => {
  it('has every line of its protocol logged, the other one none', async () => {
    const server = await startPortside({ users })
    const { handlers, state } = server.portside
    const traced = await server.logIn('ann', password)
    const [row] = state.snapshot().sessions
    const other = await server.logIn('ann', password)
    expect(await handlers.traceSession({ id: row?.id ?? '', isOn: true })).toEqual({ ok: true, value: null })
    expect(state.snapshot().logs.tracedSessionIds).toEqual([row?.id])
    await traced.ask('CWD docs', 250)
    await other.ask('CWD docs', 250)
    await traced.quit()
    await other.quit()
    const commands = (await linesOf(server)).filter(({ area }) => area === 'commands')
    expect(new Set(commands.map(({ sessionId }) => sessionId))).toEqual(new Set([row?.id]))
    const texts = commands.map(({ message }) => message)
    expect(texts[0]).toBe('Every line of the protocol is logged')
    expect(texts[1]).toBe('> CWD docs')
    expect(texts[2]).toMatch(/^< 250 /)
    expect(texts.at(-2)).toBe('> QUIT')
    expect(texts.at(-1)).toMatch(/^< 221 /)
    await waitFor('the end of the trace', () => state.snapshot().logs.tracedSessionIds.length === 0)
    expect(await handlers.traceSession({ id: row?.id ?? '', isOn: true })).toMatchObject({ ok: false })
  })
})

describe('what clients do', () => {
  it('is in the log, in xferlog and in the file for fail2ban', async () => {
    const server = await startPortside({ users, tree: { 'my file.txt': 'content' } })
    await server.portside.handlers.updateLogRules({ transferLog: true, loginFailureLog: true })
    const client = await server.logIn('ann', password)
    await client.receive('RETR docs/my file.txt')
    await client.ask('TYPE A', 200)
    await client.transmit('STOR docs/b\u202e.txt', 'one\r\n')
    await client.ask('DELE docs/b\u202e.txt', 250)
    await client.quit()
    const guesser = await server.connect('127.0.0.9')
    await guesser.ask('USER eve" from 203.0.113.9', 331)
    await guesser.ask('PASS guess', 530)
    await guesser.quit()

    const messages = (await linesOf(server)).map(({ message }) => message)
    expect(
      messages.find((message) => message.startsWith('Download of /docs/my file.txt completed')),
    ).toBeDefined()
    expect(messages).toContain('Delete /docs/b\\u202e.txt')
    const files = await filesOf(server)
    const transfers = (files.get('xferlog') ?? '').trimEnd().split('\n')
    expect(transfers.map((line) => line.split(/ +/).slice(5).join(' '))).toEqual([
      '1 127.0.0.1 7 /docs/my_file.txt b _ o r ann ftp 0 * c',
      '1 127.0.0.1 5 /docs/b\\u202e.txt a _ i r ann ftp 0 * c',
    ])
    expect(files.get('login-failures.log')).toMatch(
      /^\S+Z portside: login failed \(unknown-account\) for "eve\\u\{22\} from 203\.0\.113\.9" from 127\.0\.0\.9\n$/,
    )
  })

  it('follows rules that change while clients are there', async () => {
    const server = await startPortside({ users })
    const { handlers, state } = server.portside
    const client = await server.logIn('ann', password)
    await client.ask('NOOP', 200)
    await handlers.updateLogRules({ levels: { commands: 'debug' } })
    await client.ask('CWD docs', 250)
    await handlers.updateLogRules({ levels: { sessions: 'error' } })
    expect(state.snapshot().logs.rules.levels).toEqual({ commands: 'debug', sessions: 'error' })
    await client.quit()
    const messages = (await linesOf(server)).map(({ message }) => message)
    expect(messages).not.toContain('> NOOP')
    expect(messages).toContain('> CWD docs')
    expect(messages).toContain('Settings of the log changed: levels')
    expect(messages.some((message) => message.startsWith('Connection ended'))).toBe(false)
  })
})
