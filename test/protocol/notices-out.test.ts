import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, it, onTestFinished } from 'vitest'
import { z } from 'zod'
import { hookRules } from '../../app/preload/contract/fields/hook-rules.ts'
import { startPortside } from '../helpers/start-portside.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { waitFor } from '../helpers/wait-for.ts'

const hooksSchema = z.object(hookRules)

async function receiver() {
  const documents: unknown[] = []
  const server = createServer(async (request, response) => {
    const chunks = (await request.toArray()) as Buffer[]
    documents.push(JSON.parse(Buffer.concat(chunks).toString('utf8')))
    response.end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  return { documents, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` }
}

describe('notices out', () => {
  it('tell of a failed login and a finished upload of a real client, where the file really is', async () => {
    const { documents, url } = await receiver()
    const { store, connect, logIn, tree } = await startPortside({ users: [{ id: 'u', name: 'ann' }] })
    const told = tempTree()
    const code = `require('fs').copyFileSync(process.argv[1], ${JSON.stringify(told.at('copy'))})`
    await store.update((settings) => ({
      ...settings,
      hooks: hooksSchema.parse({
        webhook: { isOn: true, url },
        command: {
          isOn: true,
          program: process.execPath,
          args: ['-e', code, '--', '{file}'],
          events: ['upload-finished'],
        },
      }),
    }))

    const stranger = await connect()
    await stranger.ask('USER eve', 331)
    await stranger.ask('PASS wrong', 530)

    const client = await logIn()
    await client.transmit('STOR /docs/--new file.txt', 'content')
    await waitFor('both notices', () => documents.length === 2)
    expect(documents).toMatchObject([
      { event: 'login-failed', user: 'eve', address: '127.0.0.1', reason: 'unknown-account' },
      { event: 'upload-finished', user: 'ann', path: '/docs/--new file.txt', share: 'docs', bytes: 7 },
    ])
    await waitFor('the program', () => told.has('copy') && told.read('copy').toString() === 'content')
    expect(tree.read('--new file.txt').toString()).toBe('content')
  })
})
