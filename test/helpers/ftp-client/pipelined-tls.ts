import type { Socket } from 'node:net'
import { Duplex } from 'node:stream'

/**
 * A connection for a TLS client that does not wait for 234: its ClientHello goes out in the same packet as the AUTH line,
 * and the clear reply is taken off before the server's hello. `onReply` hears that reply.
 */
export function pipelinedTls(socket: Socket, authLine: string, onReply: (line: string) => void): Duplex {
  let isFirstWrite = true
  let clear: Buffer | null = Buffer.alloc(0)
  const stream = new Duplex({
    read: () => undefined,
    write(chunk: Buffer, _encoding, done) {
      const bytes = isFirstWrite ? Buffer.concat([Buffer.from(authLine), chunk]) : chunk
      isFirstWrite = false
      socket.write(bytes, () => done())
    },
    final(done) {
      socket.end(() => done())
    },
    destroy(error, done) {
      socket.destroy()
      done(error)
    },
  })
  socket.on('data', (chunk: Buffer) => {
    if (clear === null) return void stream.push(chunk)
    clear = Buffer.concat([clear, chunk])
    const end = clear.indexOf('\r\n')
    if (end < 0) return
    onReply(clear.toString('utf8', 0, end))
    const rest = clear.subarray(end + 2)
    clear = null
    if (rest.length > 0) stream.push(rest)
  })
  socket.on('end', () => stream.push(null))
  socket.on('close', () => stream.destroy())
  return stream
}
