import { rmSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { CheckResult } from '../../app/preload/contract/wire-self-check.ts'
import { startPortside, type TestPortside } from '../helpers/start-portside.ts'
import { waitFor } from '../helpers/wait-for.ts'

async function check({ portside }: TestPortside): Promise<CheckResult[]> {
  const { check } = await portside.handlers.runSelfCheck(null)
  return [...check.results]
}

const statusesOf = (results: readonly CheckResult[]) =>
  Object.fromEntries(
    results.map(({ name, status, reason }) => [name, reason === null ? status : `${status}: ${reason}`]),
  )

describe('the self-check', () => {
  it.each(['optional', 'required'] as const)(
    'goes the whole way of a client where TLS is %s',
    async (tls) => {
      const results = await check(await startPortside({ users: [], server: { tls } }))
      expect(statusesOf(results)).toMatchObject({
        listening: 'pass',
        'own-connection': 'pass',
        encryption: 'pass',
        resumption: 'pass',
        share: 'pass',
        'passive-ports': 'pass',
        inbound: 'unknown: nobody-yet',
        firewall: 'unknown: nobody-yet',
        internet: 'unknown: nobody-yet',
      })
    },
  )

  it('says that encryption is off', async () => {
    const results = await check(await startPortside({ users: [] }))
    expect(statusesOf(results)).toMatchObject({
      'own-connection': 'pass',
      encryption: 'warn: switched-off',
    })
    expect(results.some(({ name }) => name === 'resumption')).toBe(false)
  })

  it('says that the server does not run, and still looks at the shares', async () => {
    const running = await startPortside({ users: [] })
    await running.portside.server.stop(0)
    expect(statusesOf(await check(running))).toMatchObject({ listening: 'fail: not-running', share: 'pass' })
  })

  it('names a share that is gone', async () => {
    const running = await startPortside({ users: [] })
    rmSync(running.tree.path, { recursive: true })
    const [share] = (await check(running)).filter(({ name }) => name === 'share')
    expect(share).toEqual({ name: 'share', status: 'fail', subject: 'docs', reason: 'missing', detail: null })
  })

  it('says that few passive ports are few', async () => {
    const server = { passivePorts: { min: 50_000, max: 50_010 } }
    expect(statusesOf(await check(await startPortside({ users: [], server })))).toMatchObject({
      'passive-ports': 'warn: few',
    })
  })

  it('leaves nothing in the shares, and its session ends', async () => {
    const running = await startPortside({ users: [] })
    await check(running)
    expect(running.tree.names()).toEqual(['a.txt'])
    await waitFor('the session to end', () => running.portside.server.engine?.sessions().length === 0)
  })

  it('answers two who ask at once by one check', async () => {
    const running = await startPortside({ users: [] })
    const [one, other] = await Promise.all([check(running), check(running)])
    expect(one).toEqual(other)
    expect(running.events.all.filter(({ type }) => type === 'logged-in')).toHaveLength(1)
  })
})
