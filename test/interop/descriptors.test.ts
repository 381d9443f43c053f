import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { beforeAll, expect, it } from 'vitest'
import { buildServer, serve } from '../helpers/foreign/serve-process.ts'
import { RawFtpClient } from '../helpers/raw-ftp-client.ts'
import { tempTree } from '../helpers/temp-tree.ts'
import { testContent } from '../helpers/test-content.ts'
import { waitFor } from '../helpers/wait-for.ts'

beforeAll(buildServer, 120_000)

/** Connects and gives the first line the server says; empty when it says nothing and closes. */
async function firstLine(port: number): Promise<{ socket: Socket; line: string }> {
  const socket = connect({ host: '127.0.0.1', port })
  socket.on('error', () => undefined)
  let line = ''
  socket.on('data', (chunk: Buffer) => (line += chunk))
  await waitFor('a greeting or the end', () => line.endsWith('\r\n') || socket.closed)
  return { socket, line }
}

it.skipIf(process.platform === 'win32')(
  'a server that runs out of descriptors refuses newcomers with 421, finishes what runs, and recovers',
  async () => {
    const content = testContent(30_000_000)
    const share = tempTree({ big: content })
    const server = await serve(
      [
        ...['--data-dir', tempTree().path, '--listen', '127.0.0.1:0', '--share', `${share.path}=s:full`],
        ...['--user', 'demo', '--tls', 'off', '--max-sessions', '2000', '--max-sessions-per-address', '2000'],
        '--json',
      ],
      160,
    )
    const client = await RawFtpClient.connect({ host: '127.0.0.1', port: server.port })
    await client.logIn()
    const data = await client.begin('RETR /s/big')
    const sockets: Socket[] = []
    const lines: string[] = []
    for (let wave = 0; wave < 10; wave += 1) {
      const greeted = await Promise.all(Array.from({ length: 30 }, () => firstLine(server.port)))
      for (const { socket, line } of greeted) {
        sockets.push(socket)
        lines.push(line.slice(0, 3))
      }
    }
    expect([...new Set(lines)].sort()).toEqual(['220', '421'])
    expect((await data.readAll()).equals(content)).toBe(true)
    await client.expect(226)
    // There is still room for another transfer, its port and its file.
    expect((await client.receive('RETR /s/big')).equals(content)).toBe(true)
    for (const socket of sockets) {
      socket.destroy()
      if (!socket.closed) await once(socket, 'close')
    }
    await waitFor('room again', async () => {
      const { socket, line } = await firstLine(server.port)
      socket.destroy()
      return line.startsWith('220')
    })
    await client.quit()
    expect(await server.stop()).toBe(0)
  },
)
