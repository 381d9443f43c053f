import { expect, it } from 'vitest'
import { createLiveFeed } from '../../app/main/host/live/live-feed.ts'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { startServer } from '../helpers/start-server.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

const restingClock = { now: () => Date.now(), schedule: () => () => undefined }

it('the rows are the sessions of the engine while clients come, work, break off and are thrown out', async () => {
  const server = await startServer({ tree: { large: testContent(8_000_000), small: 'content' } })
  const feed = createLiveFeed(restingClock, () => undefined)
  server.engine.subscribe((event) => feed.apply(event))
  const alive = () =>
    feed
      .rows()
      .filter(({ endedAt }) => endedAt === null)
      .map(({ id }) => id)
      .sort()
  const ofEngine = () => server.engine.sessions().map(({ sessionId }) => sessionId)
  const agree = () => {
    // Sockets open and close between two looks, not within one: both lists are read in the same turn.
    expect(alive()).toEqual(ofEngine().sort())
  }

  const lives: readonly ((client: RawFtpClient) => Promise<void>)[] = [
    async (client) => {
      await client.logIn()
      await client.receive('RETR small')
      await client.quit()
    },
    async (client) => {
      await client.logIn()
      await client.begin('RETR large')
      client.destroy()
    },
    async (client) => {
      await client.logIn()
      await client.pasv()
      client.destroy()
    },
    async (client) => {
      await client.startTls()
      client.destroy()
    },
    async (client) => {
      client.sendRaw('SSH-2.0-x\r\n', null)
      await client.untilClosed()
    },
    async (client) => {
      await client.logIn()
      await client.begin('RETR large')
      const [first] = ofEngine()
      if (first !== undefined) server.engine.disconnect(first)
      client.destroy()
    },
  ]
  for (let round = 0; round < 4; round += 1) {
    await Promise.all(
      lives.map(async (live) => {
        const client = await RawFtpClient.connect(server.target)
        agree()
        // Whoever was thrown out by another does not get to its end.
        await live(client).catch(() => client.destroy())
        agree()
      }),
    )
  }
  await waitFor('every session to end', () => server.engine.sessions().length === 0)
  await waitFor('every row to end', () => alive().length === 0)
  expect(feed.rows().every(({ transfer, endedAt }) => transfer === null && endedAt !== null)).toBe(true)
  expect(feed.rows()).toHaveLength(4 * lives.length)
})
