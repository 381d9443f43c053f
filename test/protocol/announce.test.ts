import { createSocket } from 'node:dgram'
import { Bonjour } from 'bonjour-service'
import { expect, it } from 'vitest'
import { announceByMulticast } from '../../app/main/host/announce/multicast.ts'

/** A UDP port nobody uses now. */
function freeUdpPort(): Promise<number> {
  const socket = createSocket('udp4')
  return new Promise((resolve) => {
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address()
      socket.close(() => resolve(port))
    })
  })
}

it('tells browsers of the network what is there, and says goodbye (RFC 6762 §10.1)', async () => {
  // Membership on the loopback interface alone: nothing leaves this computer.
  const socket = { port: await freeUdpPort(), interface: '127.0.0.1', bind: '0.0.0.0' }
  const troubles: Error[] = []
  const listener = new Bonjour({ ...socket })
  const browser = listener.find({ type: 'ftp' })
  const found = new Promise((resolve) => browser.once('up', resolve))
  const gone = new Promise((resolve) => browser.once('down', resolve))
  const announcement = announceByMulticast(
    { name: 'attic', host: 'attic.local', port: 2121, txt: { path: '/', tls: 'optional' } },
    { listenMs: 50, socket, onTrouble: (error) => troubles.push(error) },
  )
  expect(await found).toMatchObject({
    name: 'attic',
    port: 2121,
    host: 'attic.local',
    txt: { path: '/', tls: 'optional' },
  })
  await announcement.end()
  expect(await gone).toMatchObject({ name: 'attic' })
  await new Promise<void>((resolve) => listener.destroy(() => resolve()))
  expect(troubles).toEqual([])
})
