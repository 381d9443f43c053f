import { describe, expect, it } from 'vitest'
import type { EventRecord } from '../helpers/engine-events.ts'
import { startPortside } from '../helpers/start-portside.ts'
import { LinkTo } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'

const ann = { id: 'u', name: 'ann' }
/** More than fits into the buffers of two sockets, so that a client that does not read keeps it running. */
const big = testContent(20_000_000)

const abortedByAdmin = (events: EventRecord) =>
  events.waitFor('transfer-ended', ({ outcome }) => outcome.kind === 'aborted' && outcome.by === 'admin')

describe('a transfer that is running', () => {
  it.each([
    ['a linked file', 'RETR docs/linked.bin'],
    ['a file below a linked folder', 'RETR docs/also/big.bin'],
  ])('ends when it reads %s and its share stops following links', async (_title, command) => {
    const { portside, logIn, events } = await startPortside({
      users: [ann],
      tree: { real: { 'big.bin': big }, also: new LinkTo('real'), 'linked.bin': new LinkTo('real/big.bin') },
    })
    const client = await logIn()
    const data = await client.begin(command)
    expect((await portside.handlers.updateShare({ id: 's', links: 'never' })).ok).toBe(true)
    await abortedByAdmin(events)
    data.destroy()
    await client.expect(426)
    await client.ask(command.replace('RETR', 'SIZE'), 550)
  })

  it('ends when it uploads through a linked folder, and leaves no half file behind', async () => {
    const { portside, logIn, events, tree } = await startPortside({
      users: [ann],
      tree: { real: {}, also: new LinkTo('real') },
      share: { partialUploads: 'delete' },
    })
    const client = await logIn()
    const data = await client.begin('STOR docs/also/new.bin')
    data.socket.write('the beginning')
    await portside.handlers.updateShare({ id: 's', links: 'never' })
    await abortedByAdmin(events)
    data.destroy()
    await client.expect(426)
    expect(tree.names('real')).toEqual([])
  })

  it('goes on when its share stops following links and none is on its way', async () => {
    const { portside, logIn } = await startPortside({ users: [ann], tree: { real: { 'big.bin': big } } })
    const client = await logIn()
    const down = await client.begin('RETR docs/real/big.bin')
    const other = await logIn()
    const up = await other.begin('STOR docs/real/new.bin')
    await portside.handlers.updateShare({ id: 's', links: 'never' })
    await other.ask('NOOP')
    expect((await down.readAll()).equals(big)).toBe(true)
    await client.expect(226)
    await up.send('all of it')
    await other.expect(226)
  })

  it.each([
    ['its share is removed', (calls: Calls) => calls.removeShare({ id: 's' })],
    ['its share is switched off', (calls: Calls) => calls.updateShare({ id: 's', isEnabled: false })],
    ['its share expires', (calls: Calls) => calls.updateShare({ id: 's', expiresAtMs: Date.now() + 200 })],
    ['its user may only read', (calls: Calls) => calls.updateShare({ id: 's', preset: 'read-only' })],
    [
      'its user is given another share alone',
      (calls: Calls) => calls.updateUser({ id: 'u', access: { kind: 'selected', grants: [] } }),
    ],
  ])('ends when it uploads and %s, and the earlier version stays', async (_title, change) => {
    const { portside, logIn, events, tree } = await startPortside({
      users: [ann],
      tree: { 'a.txt': 'earlier' },
    })
    const client = await logIn()
    const data = await client.begin('STOR docs/a.txt')
    data.socket.write('half of it')
    expect((await change(portside.handlers)).ok).toBe(true)
    await abortedByAdmin(events)
    data.destroy()
    await client.expect(426)
    expect(tree.read('a.txt').toString()).toBe('earlier')
    expect(tree.names()).toEqual(['a.txt'])
  })
})

type Calls = Awaited<ReturnType<typeof startPortside>>['portside']['handlers']
