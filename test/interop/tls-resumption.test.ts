import { writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { basicFtp } from '../helpers/foreign/basic-ftp.ts'
import { curlOptions, urlOf } from '../helpers/foreign/curl.ts'
import type { Encryption, ForeignTarget, Operation } from '../helpers/foreign/foreign-client.ts'
import { ftplib } from '../helpers/foreign/ftplib.ts'
import { lftp } from '../helpers/foreign/lftp.ts'
import { mustRun, needsProgram } from '../helpers/foreign/run-program.ts'
import { startServer } from '../helpers/start-server.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testCertificate } from '../helpers/test-certificate.ts'
import { testContent } from '../helpers/test-content.ts'

/** More data connections than a full handshake gives tickets. */
const names = ['a', 'b', 'c', 'd', 'e', 'f']
const contents = new Map(names.map((name, at) => [name, testContent(20_000 + at)]))
const downloads = (at: (name: string) => string): Operation[] =>
  names.map((name) => ({ kind: 'download', path: name, local: at(name), offset: 0 }))

async function prepare(encryption: Encryption) {
  const local = tempTree({})
  const caFile = local.at('ca.pem')
  writeFileSync(caFile, (await testCertificate()).certificatePem)
  const server = await startServer({
    tree: Object.fromEntries(contents),
    tls: encryption === 'implicit' ? 'implicit' : 'required',
    options: { tlsResumption: 'require' },
  })
  const { host, port } = server.target
  const target: ForeignTarget = { host, port, encryption, mode: 'passive', caFile }
  const check = () => {
    for (const [name, content] of contents) expect(local.read(name).equals(content), name).toBe(true)
    const outcomes = server.events.of('transfer-ended').map(({ outcome }) => outcome.kind)
    expect(outcomes.length).toBeGreaterThanOrEqual(names.length)
    expect(new Set(outcomes)).toEqual(new Set(['completed']))
  }
  return { local, target, check }
}

describe.each(['explicit', 'implicit'] as const)('"require" over %s TLS', (encryption) => {
  it.each(['1.2', '1.3'])('serves curl, TLS %s, file after file on one connection', async (version) => {
    const { local, target, check } = await prepare(encryption)
    const transfers = names.flatMap((name) => ['--output', local.at(name), urlOf(target, name)])
    const limits = [`--tlsv${version}`, '--tls-max', version]
    await mustRun('curl', [...curlOptions(target), ...limits, ...transfers])
    check()
  })

  it.each(['TLSv1_2', 'TLSv1_3'])("serves Python's ssl that hands its session on, %s", async (tlsVersion) => {
    const { local, target, check } = await prepare(encryption)
    const resuming = { ...target, resume: true, tlsVersion }
    await ftplib.perform(
      resuming,
      downloads((name) => local.at(name)),
    )
    check()
  })

  it.each([lftp, basicFtp])('serves $name', async (client) => {
    const { local, target, check } = await prepare(encryption)
    await client.perform(
      target,
      downloads((name) => local.at(name)),
    )
    check()
  })

  it('turns plain ftplib away, which knows no resumption', async (context) => {
    needsProgram(context, 'python3')
    const { local, target } = await prepare(encryption)
    const refused = ftplib.perform(
      target,
      downloads((name) => local.at(name)),
    )
    await expect(refused).rejects.toThrow(/ftplib/)
  })
})
