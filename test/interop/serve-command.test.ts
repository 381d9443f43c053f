import { existsSync, readdirSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { curl } from '../helpers/foreign/curl.ts'
import type { ForeignTarget } from '../helpers/foreign/foreign-client.ts'
import { ftplib } from '../helpers/foreign/ftplib.ts'
import { lftp } from '../helpers/foreign/lftp.ts'
import { buildServer, type ServeProcess, serve, serveAndExit } from '../helpers/foreign/serve-process.ts'
import { type TempTree, tempTree } from '../helpers/temp-tree.ts'
import { testCertificate } from '../helpers/test-certificate.ts'
import { testContent } from '../helpers/test-content.ts'

const content = testContent(2_000_000)

beforeAll(buildServer, 120_000)

interface Served {
  readonly server: ServeProcess
  readonly share: TempTree
  readonly data: TempTree
  readonly target: ForeignTarget
}

/** The command of the README, with a certificate of our own so that clients can check it. */
async function serveShare(tls: 'required' | 'implicit' | 'off', ...more: readonly string[]): Promise<Served> {
  const share = tempTree({ 'a.bin': content })
  const data = tempTree()
  const files = tempTree()
  const { certificatePem, privateKeyPem } = await testCertificate()
  files.write('cert.pem', certificatePem)
  files.write('key.pem', privateKeyPem)
  const server = await serve([
    ...['--data-dir', data.path, '--listen', '127.0.0.1:0', '--share', `${share.path}:full`],
    ...['--user', 'demo', '--tls', tls, '--json', ...more],
    ...(tls === 'off' ? [] : ['--cert', files.at('cert.pem'), '--key', files.at('key.pem')]),
  ])
  const encryption = tls === 'required' ? 'explicit' : tls === 'off' ? 'plain' : 'implicit'
  const caFile = files.at('cert.pem')
  return {
    server,
    share,
    data,
    target: { host: '127.0.0.1', port: server.port, encryption, mode: 'passive', caFile },
  }
}

describe('serve', () => {
  it('says where it listens in its first line', async () => {
    const { server } = await serveShare('required')
    expect(server.lines[0]).toMatchObject({
      event: 'listening',
      control: [{ host: '127.0.0.1', port: server.port, tls: 'required' }],
      web: null,
      pid: server.pid,
    })
    expect(server.port).toBeGreaterThan(0)
  })

  it.each([curl, lftp, ftplib])('serves $name over explicit TLS', async (client) => {
    await useShare(client, 'required')
  })

  it.each([curl, lftp, ftplib])('serves $name over implicit TLS', async (client) => {
    await useShare(client, 'implicit')
  })

  async function useShare(client: typeof curl, tls: 'required' | 'implicit'): Promise<void> {
    const { target, share } = await serveShare(tls)
    const local = tempTree({ 'b.bin': testContent(1_000_001, 7) })
    const mount = basename(share.path)
    const [, , names] = await client.perform(target, [
      { kind: 'download', path: `${mount}/a.bin`, local: local.at('back.bin'), offset: 0 },
      { kind: 'upload', path: `${mount}/b.bin`, local: local.at('b.bin'), offset: 0 },
      { kind: 'list', path: mount },
    ])
    expect(names).toEqual(['a.bin', 'b.bin'])
    expect(local.read('back.bin').equals(content)).toBe(true)
    expect(share.read('b.bin').equals(local.read('b.bin'))).toBe(true)
  }

  it('refuses a client without TLS where it is required, and a wrong password', async () => {
    const { target, share } = await serveShare('required')
    const download = {
      kind: 'download' as const,
      path: `${basename(share.path)}/a.bin`,
      local: '/dev/null',
      offset: 0,
    }
    await expect(curl.perform({ ...target, encryption: 'plain' }, [download])).rejects.toThrow()
  })

  it('makes a certificate of its own, once, when none is given', async () => {
    const share = tempTree({ 'a.bin': content })
    const data = tempTree()
    const flags = [
      '--data-dir',
      data.path,
      '--listen',
      '127.0.0.1:0',
      '--share',
      share.path,
      '--user',
      'demo',
      '--json',
    ]
    const first = await serve(flags)
    expect(await first.stop()).toBe(0)
    const kept = filesBelow(data)
    expect(kept.some((name) => /\.(pem|crt|cert)$/.test(name))).toBe(true)
    const second = await serve(flags)
    expect(await second.stop()).toBe(0)
    expect(filesBelow(data)).toEqual(kept)
  })

  it('names a share as the flag says and serves it read-only by default', async () => {
    const share = tempTree({ 'a.bin': content })
    const local = tempTree({ new: 'x' })
    const data = tempTree()
    writeFileSync(local.at('ca.pem'), '')
    const server = await serve([
      ...['--data-dir', data.path, '--listen', '127.0.0.1:0', '--share', `${share.path}=My files`],
      ...['--user', 'demo', '--tls', 'off', '--json'],
    ])
    const target = {
      host: '127.0.0.1',
      port: server.port,
      encryption: 'plain',
      mode: 'passive',
      caFile: local.at('ca.pem'),
    } as const
    const [names] = await curl.perform(target, [{ kind: 'list', path: 'My files' }])
    expect(names).toEqual(['a.bin'])
    await expect(
      curl.perform(target, [{ kind: 'upload', path: 'My files/new', local: local.at('new'), offset: 0 }]),
    ).rejects.toThrow()
    expect(share.names()).toEqual(['a.bin'])
  })

  it('drains on SIGTERM and exits with 0', async () => {
    const { server } = await serveShare('off')
    expect(await server.stop()).toBe(0)
    expect(server.stderr()).not.toMatch(/Error|at .*\.js:/)
  })

  it('writes one JSON object for each event, and never the password', async () => {
    const { server, share, target } = await serveShare('off')
    await curl.perform(target, [
      { kind: 'download', path: `${basename(share.path)}/a.bin`, local: '/dev/null', offset: 0 },
    ])
    await server.stop()
    expect(server.lines.length).toBeGreaterThan(1)
    expect(server.lines.every((line) => typeof line.event === 'string')).toBe(true)
    expect(JSON.stringify(server.lines)).not.toContain('secret')
  })
})

describe('a flag that cannot be served', () => {
  const here = '127.0.0.1:0'

  it.each([
    ['an unknown flag', ['--nonsense']],
    ['a TLS mode that does not exist', ['--listen', here, '--tls', 'sometimes']],
    ['a port that is no number', ['--listen', '127.0.0.1:ftp']],
    ['a port out of range', ['--listen', '127.0.0.1:99999']],
    ['a preset that does not exist', ['--listen', here, '--share', '/tmp:everything']],
    ['a folder that does not exist', ['--listen', here, '--share', '/does/not/exist', '--user', 'demo']],
    ['a range backwards', ['--listen', here, '--passive-ports', '200-100']],
    [
      'a certificate that does not exist',
      ['--listen', here, '--cert', '/no/cert.pem', '--key', '/no/key.pem'],
    ],
    ['a limit that is no number', ['--listen', here, '--max-sessions', 'many']],
  ])('(%s) is one line on stderr and exit code 2', async (_title, flags) => {
    const data = tempTree()
    const { code, stdout, stderr } = await serveAndExit(['--data-dir', data.path, ...flags])
    expect(code).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toMatch(/^[^\n]+\n$/)
  })

  it('(a port that is taken) is one line on stderr and exit code 2', async () => {
    const { server, share } = await serveShare('off')
    const data = tempTree()
    const flags = [
      '--listen',
      `127.0.0.1:${server.port}`,
      '--share',
      share.path,
      '--user',
      'demo',
      '--tls',
      'off',
    ]
    const { code, stderr } = await serveAndExit(['--data-dir', data.path, ...flags])
    expect(code).toBe(2)
    expect(stderr).toMatch(new RegExp(`^[^\\n]*${server.port}[^\\n]*\\n$`))
  })
})

function filesBelow(tree: TempTree): string[] {
  if (!existsSync(tree.path)) return []
  return readdirSync(tree.path, { recursive: true, encoding: 'utf8' }).sort()
}
