import { createHash } from 'node:crypto'
import { truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { basicFtp } from '../helpers/foreign/basic-ftp.ts'
import { curl } from '../helpers/foreign/curl.ts'
import type { Encryption, ForeignTarget } from '../helpers/foreign/foreign-client.ts'
import { ftplib } from '../helpers/foreign/ftplib.ts'
import { lftp } from '../helpers/foreign/lftp.ts'
import { startServer, type TestServer } from '../helpers/start-server.ts'
import { type TempTree, tempTree } from '../helpers/temp-tree.ts'
import { testCertificate } from '../helpers/test-certificate.ts'
import { testContent } from '../helpers/test-content.ts'

const content = testContent(10_000_000)
const half = 4_321_987
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')
const oddNames = [
  'two words',
  'Umläute ß',
  '😀 emoji',
  '-leading dash',
  'quo"te',
  'per%20cent',
  '#hash',
  'plus+',
  "it's",
]

const encryptions: readonly Encryption[] = ['plain', 'explicit', 'implicit']
const cases = [curl, ftplib, lftp, basicFtp].flatMap((client) =>
  encryptions.flatMap((encryption) =>
    client.modes.map((mode) => ({ client, name: client.name, encryption, mode })),
  ),
)

interface Stage {
  readonly server: TestServer
  readonly target: ForeignTarget
  /** The client's own folder. */
  readonly local: TempTree
}

async function prepare(encryption: Encryption, mode: ForeignTarget['mode']): Promise<Stage> {
  const local = tempTree({ 'whole.bin': content })
  const server = await startServer({ tls: encryption === 'implicit' ? 'implicit' : 'optional' })
  const caFile = local.at('ca.pem')
  writeFileSync(caFile, (await testCertificate()).certificatePem)
  const { host, port } = server.target
  return { server, local, target: { host, port, encryption, mode, caFile } }
}

describe.each(cases)('$name over $encryption, $mode', ({ client, encryption, mode }) => {
  it('uploads, lists, downloads, renames and deletes', async (context) => {
    client.need(context, { encryption, mode })
    const { server, target, local } = await prepare(encryption, mode)
    const [, names] = await client.perform(target, [
      { kind: 'upload', path: 'a.bin', local: local.at('whole.bin'), offset: 0 },
      { kind: 'list', path: '' },
      { kind: 'download', path: 'a.bin', local: local.at('back.bin'), offset: 0 },
      { kind: 'rename', path: 'a.bin', to: 'b.bin' },
    ])
    expect(names).toEqual(['a.bin'])
    expect(sha256(local.read('back.bin'))).toBe(sha256(content))
    expect(sha256(server.tree.read('b.bin'))).toBe(sha256(content))
    expect(server.tree.names()).toEqual(['b.bin'])
    await client.perform(target, [{ kind: 'remove', path: 'b.bin' }])
    expect(server.tree.names()).toEqual([])
    const encrypted = server.events.of('transfer-started').filter(({ kind }) => kind !== 'listing')
    expect(encrypted.every(({ isEncrypted }) => isEncrypted === (encryption !== 'plain'))).toBe(true)
    expect(encrypted.every((transfer) => transfer.mode === mode)).toBe(true)
    expect(server.events.of('transfer-ended').every(({ outcome }) => outcome.kind === 'completed')).toBe(true)
  })

  it('resumes a download and an upload', async (context) => {
    client.need(context, { encryption, mode })
    const { server, target, local } = await prepare(encryption, mode)
    server.tree.write('down.bin', content)
    server.tree.write('up.bin', content.subarray(0, half))
    local.write('part.bin', content)
    truncateSync(local.at('part.bin'), half)
    await client.perform(target, [
      { kind: 'download', path: 'down.bin', local: local.at('part.bin'), offset: half },
      { kind: 'upload', path: 'up.bin', local: local.at('whole.bin'), offset: half },
    ])
    expect(sha256(local.read('part.bin'))).toBe(sha256(content))
    expect(sha256(server.tree.read('up.bin'))).toBe(sha256(content))
    const moved = server.events.of('transfer-ended').map(({ bytes }) => bytes)
    expect(moved.filter((bytes) => bytes === content.length - half)).toHaveLength(2)
  })

  it('works in nested folders and with odd names', async (context) => {
    client.need(context, { encryption, mode })
    const { server, target, local } = await prepare(encryption, mode)
    await client.perform(target, [
      { kind: 'make-directory', path: 'outer folder' },
      { kind: 'make-directory', path: 'outer folder/inner ü' },
    ])
    const folder = 'outer folder/inner ü'
    for (const name of oddNames) local.write('small', name)
    const uploads = oddNames.map((name, at) => {
      local.write(`small-${at}`, `content of ${name}`)
      return { kind: 'upload' as const, path: `${folder}/${name}`, local: local.at(`small-${at}`), offset: 0 }
    })
    const results = await client.perform(target, [...uploads, { kind: 'list', path: folder }])
    expect([...(results.at(-1) ?? [])].sort()).toEqual([...oddNames].sort())
    for (const name of oddNames) {
      expect(server.tree.read('outer folder', 'inner ü', name).toString()).toBe(`content of ${name}`)
    }
    await client.perform(
      target,
      oddNames.map((name, at) => ({
        kind: 'download',
        path: `${folder}/${name}`,
        local: local.at(`back-${at}`),
        offset: 0,
      })),
    )
    oddNames.forEach((name, at) => {
      expect(local.read(`back-${at}`).toString()).toBe(`content of ${name}`)
    })
  })
})
