/**
 * The other end of a measurement, in a process of its own: `data-client.mjs receive|send PORT BYTES plain|tls`. It
 * discards what it receives and sends from one buffer, so that the server's side is what is measured.
 */
import { connect as connectPlain } from 'node:net'
import { connect as connectTls } from 'node:tls'

const [direction, port, bytes, security] = process.argv.slice(2)
const buffer = Buffer.alloc(1024 * 1024, 7)
const onread = { buffer: Buffer.alloc(1024 * 1024), callback: () => true }
const address = { host: '127.0.0.1', port: Number(port) }
const reader = direction === 'receive' ? { onread } : {}
const socket =
  security === 'tls'
    ? connectTls({ ...address, ...reader, rejectUnauthorized: false })
    : connectPlain({ ...address, ...reader })

if (direction === 'send') {
  let left = Number(bytes)
  const send = () => {
    while (left > 0) {
      const chunk = buffer.subarray(0, Math.min(buffer.length, left))
      left -= chunk.length
      if (!socket.write(chunk)) return
    }
    socket.end()
  }
  socket.on('drain', send)
  socket.once(security === 'tls' ? 'secureConnect' : 'connect', send)
  socket.resume()
}
socket.once('end', () => socket.end())
