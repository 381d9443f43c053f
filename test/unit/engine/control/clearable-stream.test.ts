import { once } from 'node:events'
import { connect, createServer, type Socket } from 'node:net'
import fc from 'fast-check'
import { describe, expect, it, onTestFinished } from 'vitest'
import { ClearableStream } from '../../../../app/main/engine/control/clearable-stream.ts'

/** A connected socket whose other end does nothing. */
async function idleSocket(): Promise<Socket> {
  const server = createServer((peer) => peer.on('error', () => undefined)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
    server.close()
  })
  await once(socket, 'connect')
  return socket
}

function record(type: number, length: number): Buffer {
  const bytes = Buffer.alloc(5 + length, 'X')
  bytes.set([type, 3, 3, length >> 8, length & 0xff])
  return bytes
}

/** What is left as clear text when `received` comes after `before` was taken while TLS was on. */
function clearText(socket: Socket, before: Buffer, received: readonly Buffer[]): string {
  const stream = new ClearableStream(socket)
  socket.emit('data', before)
  stream.release(() => undefined)
  return Buffer.concat(received.map((chunk) => stream.clearTextOf(chunk))).toString('latin1')
}

describe('a stream that gives its socket back', () => {
  it.each([
    ['an alert of TLS 1.2', [record(0x15, 26), Buffer.from('NOOP\r\n')]],
    ['an alert that looks like data, of TLS 1.3', [record(0x17, 19), Buffer.from('NOOP\r\n')]],
    ['several records', [record(0x17, 0), record(0x17, 300), record(0x15, 2), Buffer.from('NOOP\r\n')]],
    ['no record at all', [Buffer.from('NOOP\r\n')]],
  ])('drops %s and keeps what follows', async (_title, parts) => {
    const socket = await idleSocket()
    expect(clearText(socket, Buffer.alloc(0), [Buffer.concat(parts)])).toBe('NOOP\r\n')
  })

  it('finds the border wherever the chunks are cut, also within a record that began before', async () => {
    const socket = await idleSocket()
    const whole = Buffer.concat([record(0x17, 40), record(0x17, 7), record(0x15, 26), Buffer.from('PWD\r\n')])
    const tlsBytes = whole.length - 5
    const cuts = fc.array(fc.nat({ max: whole.length }), { maxLength: 6 })
    fc.assert(
      fc.property(fc.nat({ max: tlsBytes }), cuts, (released, at) => {
        const borders = [released, ...at.filter((cut) => cut > released), whole.length].sort((a, b) => a - b)
        const chunks = borders.slice(1).map((end, index) => whole.subarray(borders[index], end))
        expect(clearText(socket, whole.subarray(0, released), chunks)).toBe('PWD\r\n')
      }),
    )
  })

  it('hands everything on and ends the socket as long as it is not released', async () => {
    const socket = await idleSocket()
    const stream = new ClearableStream(socket)
    const bytes = Buffer.concat([record(0x16, 10), Buffer.from('rest')])
    socket.emit('data', bytes)
    expect(stream.read()).toEqual(bytes)
    stream.end()
    await once(stream, 'finish')
    expect(socket.writableEnded).toBe(true)
  })

  it('leaves the socket open when it ends after its release, and says so once', async () => {
    const socket = await idleSocket()
    const stream = new ClearableStream(socket)
    let released = 0
    stream.release(() => {
      released += 1
    })
    stream.end()
    await once(stream, 'finish')
    stream.destroy()
    await once(stream, 'close')
    expect([released, socket.writableEnded, socket.destroyed]).toEqual([1, false, false])
  })
})
