import { expect, it } from 'vitest'
import { startPortside } from '../helpers/start-portside.ts'
import { waitFor } from '../helpers/wait-for.ts'

it('ends two hundred sessions of a network within a second of its ban and leaves nothing of them', async () => {
  const test = await startPortside({
    users: [{ id: 'u', name: 'ann' }],
    server: { maxSessions: 1_000, maxSessionsPerAddress: 100 },
  })
  const { portside, events } = test
  const clients = await Promise.all(
    Array.from({ length: 200 }, (_, n) => test.connect(`127.0.7.${1 + (n % 50)}`)),
  )
  const other = await test.connect('127.0.8.1')
  const askedAt = Date.now()
  const result = await portside.handlers.blockAddresses({
    ranges: ['127.0.7.0/24'],
    note: '',
    durationMs: null,
  })
  expect(result).toMatchObject({ ok: true, value: { blocked: 1, ended: 200, refusals: [] } })
  await Promise.all(clients.map((client) => client.untilClosed()))
  await waitFor('two hundred ended sessions', () => events.of('session-closed').length === 200 || undefined)
  const times = events.of('session-closed').map(({ at }) => at)
  expect(Math.max(...times) - askedAt).toBeLessThan(1_000)
  expect(portside.server.engine?.sessions()).toHaveLength(1)
  await other.ask('NOOP', 200)
  expect(JSON.stringify(portside.state.snapshot())).not.toMatch(/PRIVATE KEY|scrypt|keyPem/)
})
