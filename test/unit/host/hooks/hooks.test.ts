import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import type { EngineEvent } from '../../../../app/main/engine/engine-event.ts'
import { createHookCalls } from '../../../../app/main/host/calls/hook-calls.ts'
import { createHooks } from '../../../../app/main/host/hooks/hooks.ts'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { folderWith } from '../../../helpers/settings/failing-disk.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'
import { waitFor } from '../../../helpers/wait-for.ts'

/** A receiver that answers with `state.status` and keeps what was posted. */
async function receiver() {
  const state = { status: 200, documents: [] as Record<string, unknown>[] }
  const server = createServer(async (request, response) => {
    const text = await request.toArray()
    state.documents.push(
      JSON.parse(Buffer.concat(text as Buffer[]).toString('utf8')) as Record<string, unknown>,
    )
    response.writeHead(state.status).end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { state, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook` }
}

/** Hooks with settings written by hand; retries come as soon as `retry` is called. */
async function setUp(hooksRules: object) {
  const settings = { version: 2, shares: [{ id: 's', name: 'docs', folder: '/srv/docs' }], hooks: hooksRules }
  const { store } = await openSettingsStore(folderWith({ 'settings.json': JSON.stringify(settings) }))
  const notices: string[] = []
  const lines: string[] = []
  const retries: (() => void)[] = []
  const hooks = createHooks({
    store,
    appVersion: '1.2.3',
    onNotice: (text) => notices.push(text),
    log: (line) => lines.push(line),
    schedule: (run) => {
      retries.push(run)
      return () => undefined
    },
  })
  onTestFinished(() => hooks.close())
  const calls = createHookCalls({ store, hooks, desktop: { chooseProgram: async () => '/usr/bin/env' } })
  return { store, hooks, calls, notices, lines, retries }
}

function upload(transferId: string, name: string, parts: object = {}): EngineEvent[] {
  const peer = { address: '192.0.2.1', port: 5 }
  return [
    { type: 'session-opened', at: 0, sessionId: '1', peer, local: peer },
    { type: 'logged-in', at: 0, sessionId: '1', accountId: 'u', userName: 'ann' },
    {
      type: 'transfer-started',
      at: 0,
      transferId,
      sessionId: '1',
      kind: 'upload',
      path: `/docs/in/${name}`,
      shareId: 's',
      namesInShare: ['in', name],
      totalBytes: null,
      mode: 'passive',
      isEncrypted: false,
    },
    {
      type: 'transfer-ended',
      at: 1_000,
      transferId,
      sessionId: '1',
      bytes: 7,
      durationMs: 1,
      outcome: { kind: 'completed' },
      ...parts,
    },
  ]
}

const webhookTo = (url: string, more: object = {}) => ({ webhook: { isOn: true, url, ...more } })

describe('a webhook', () => {
  it('is told of a finished upload, without the place on this computer', async () => {
    const { state, url } = await receiver()
    const { hooks } = await setUp(webhookTo(url))
    for (const event of upload('t', 'a.txt', { storedPath: '/docs/in/a (2).txt' }))
      hooks.applyEngineEvent(event)
    await waitFor('the notice', () => state.documents.length === 1)
    expect(state.documents).toEqual([
      {
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        event: 'upload-finished',
        at: '1970-01-01T00:00:01.000Z',
        text: '“ann” uploaded /docs/in/a (2).txt (7 bytes)',
        isTest: false,
        user: 'ann',
        address: '192.0.2.1',
        path: '/docs/in/a (2).txt',
        share: 'docs',
        bytes: 7,
        reason: null,
        endsAt: null,
        missed: 0,
      },
    ])
  })

  it('is not told of what the self-check uploads into memory', async () => {
    const { state, url } = await receiver()
    const { hooks } = await setUp(webhookTo(url))
    const own = upload('t', 'check.bin').map((event) =>
      event.type === 'transfer-started' ? { ...event, shareId: 'portside-self-check' } : event,
    )
    for (const event of [...own, ...upload('u', 'a.txt')]) hooks.applyEngineEvent(event)
    await waitFor('the notice', () => state.documents.length > 0)
    expect(state.documents).toMatchObject([{ path: '/docs/in/a.txt' }])
  })

  it('hears of failed logins, blocked addresses and ending certificates, and only of what was chosen', async () => {
    const { state, url } = await receiver()
    const { hooks } = await setUp(
      webhookTo(url, { events: ['login-failed', 'address-blocked', 'certificate-expiring'] }),
    )
    for (const event of upload('t', 'a.txt')) hooks.applyEngineEvent(event)
    hooks.applyEngineEvent({
      type: 'login-failed',
      at: 1,
      sessionId: '1',
      userName: 'eve',
      reason: 'wrong-password',
    })
    const at = { at: 2, address: '203.0.113.9', userName: null }
    hooks.securityEventAdded({ ...at, kind: 'refused', text: 'not this one' })
    hooks.securityEventAdded({ ...at, kind: 'blocked', text: 'Ten wrong passwords' })
    hooks.certificateExpiring({ text: 'The certificate expires', endsAt: 86_400_000 })
    await waitFor('three notices', () => state.documents.length === 3)
    expect(state.documents).toMatchObject([
      { event: 'login-failed', user: 'eve', address: '192.0.2.1', reason: 'wrong-password' },
      { event: 'address-blocked', address: '203.0.113.9', text: 'Ten wrong passwords' },
      { event: 'certificate-expiring', endsAt: '1970-01-02T00:00:00.000Z' },
    ])
  })

  it('gets the same notice again after it has recovered, and people are told once', async () => {
    const { state, url } = await receiver()
    const { hooks, notices, retries } = await setUp(webhookTo(url))
    state.status = 500
    for (const event of upload('t', 'a.txt')) hooks.applyEngineEvent(event)
    for (let attempt = 1; attempt <= 5; attempt += 1) {
      await waitFor('the next try', () => retries.length === attempt)
      if (attempt === 5) state.status = 200
      retries.at(-1)?.()
    }
    await waitFor('the notice', () => state.documents.length === 6)
    expect(new Set(state.documents.map(({ id }) => id)).size).toBe(1)
    expect(notices).toHaveLength(1)
    expect(notices[0]).toContain('answered 500')
    expect(notices[0]).not.toContain('/hook')
  })

  it('is told nothing while it is off, nor of uploads that failed, and changes count at once', async () => {
    const { state, url } = await receiver()
    const { hooks, calls } = await setUp({ webhook: { isOn: false, url } })
    for (const event of upload('t', 'a.txt')) hooks.applyEngineEvent(event)
    expect(await calls.updateHooks({ webhook: { isOn: true } })).toEqual({ ok: true, value: null })
    const failed = { outcome: { kind: 'failed', failure: 'commit' } }
    for (const event of upload('u', 'b.txt', failed)) hooks.applyEngineEvent(event)
    for (const event of upload('v', 'c.txt')) hooks.applyEngineEvent(event)
    await waitFor('the notice', () => state.documents.length > 0)
    expect(state.documents).toMatchObject([{ path: '/docs/in/c.txt' }])
  })
})

describe('a command', () => {
  it('gets hostile names as one argument, and where the file lies', async () => {
    const tree = tempTree()
    const code = `require('fs').writeFileSync(${JSON.stringify(tree.at('out'))}, JSON.stringify([process.argv.slice(1), process.env.PORTSIDE_FILE]))`
    const args = ['-e', code, '--', '{path}', '{file}', '{user}:{bytes}']
    const { hooks } = await setUp({ command: { isOn: true, program: process.execPath, args } })
    for (const event of upload('t', '--help; rm -rf $(x)\n.txt')) hooks.applyEngineEvent(event)
    const read = () => tree.has('out') && tree.read('out').toString()
    const written = await waitFor('the program', () => read() || null)
    const file = ['', 'srv', 'docs', 'in', '--help; rm -rf $(x)\n.txt'].join(
      process.platform === 'win32' ? '\\' : '/',
    )
    expect(JSON.parse(written)).toEqual([['/docs/in/--help; rm -rf $(x)\n.txt', file, 'ann:7'], file])
  })

  it('that fails is logged with what it said, and people are told once', async () => {
    const args = ['-e', 'console.log("no \\u001b[31mroom"); process.exit(2)']
    const { hooks, notices, lines } = await setUp({
      command: { isOn: true, program: process.execPath, args },
    })
    for (let transfer = 0; transfer < 5; transfer += 1) {
      for (const event of upload(`t${transfer}`, 'a.txt')) hooks.applyEngineEvent(event)
    }
    await waitFor('five lines', () => lines.length === 5)
    expect(lines[0]).toBe(
      'The program ended with code 2. It was told of upload-finished. It said: no \\u{1b}[31mroom',
    )
    expect(notices).toEqual(['The program ended with code 2. See the log for what it said.'])
  })
})

describe('calls about hooks', () => {
  it('switch nothing on that could do nothing', async () => {
    const { calls, store } = await setUp({})
    expect(await calls.updateHooks({ webhook: { isOn: true } })).toMatchObject({
      ok: false,
      problem: { field: 'url' },
    })
    expect(await calls.updateHooks({ command: { isOn: true } })).toMatchObject({
      ok: false,
      problem: { field: 'program' },
    })
    expect(await calls.chooseHookProgram(undefined)).toEqual({ ok: true, value: { program: '/usr/bin/env' } })
    expect(await calls.updateHooks({ command: { isOn: true, args: ['{path}'] } })).toEqual({
      ok: true,
      value: null,
    })
    expect(store.current.hooks.command).toMatchObject({
      isOn: true,
      program: '/usr/bin/env',
      args: ['{path}'],
    })
  })

  it('try a hook that is off, and say in one line how it went', async () => {
    const { state, url } = await receiver()
    const { calls } = await setUp({ webhook: { url } })
    expect(await calls.testHook({ kind: 'webhook' })).toEqual({ ok: true, value: null })
    expect(state.documents).toMatchObject([{ isTest: true }])
    state.status = 404
    expect(await calls.testHook({ kind: 'webhook' })).toMatchObject({
      ok: false,
      problem: { message: expect.stringContaining('answered 404') },
    })
    expect(await calls.testHook({ kind: 'command' })).toMatchObject({
      ok: false,
      problem: { message: 'No program is chosen.' },
    })
  })
})
