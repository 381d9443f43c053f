import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { UploadJob } from './data-plane.ts'
import { openIntake } from './upload-intake.ts'
import type { PumpEnd, Wire } from './wire.ts'

/**
 * Receives a file until the client's end of stream. Resolves when every byte that arrived is written, whatever ended
 * the stream: a client that comes back resumes at the size of the partial file. Never closes the file.
 */
export async function pumpUpload(job: UploadJob, wire: Wire): Promise<PumpEnd> {
  const { stream } = wire
  let stopReceiving: (isEnded: boolean) => void = () => undefined
  const intake = openIntake(job, () => {
    if (intake.failure !== null) stopReceiving(false)
    else if (!intake.isFull && stream.isPaused()) stream.resume()
  })
  const isEnded = await new Promise<boolean>((resolve) => {
    stopReceiving = resolve
    stream.once('close', () => resolve(false))
    stream.once('end', () => confirmEnd(stream, resolve))
    // The client of an empty file may have ended the stream before the job began; `end` is not emitted twice.
    if (stream.readableEnded) confirmEnd(stream, resolve)
    if (stream.destroyed) resolve(false)
    stream.on('data', (chunk: Buffer) => {
      wire.bytes += chunk.length
      intake.push(chunk)
      if (intake.isFull) stream.pause()
    })
  })
  const failed = await intake.finish(isEnded)
  if (failed !== null) return { kind: 'failed', ...failed }
  return isEnded ? { kind: 'moved' } : { kind: 'cut' }
}

const nothing = new Uint8Array(0)

/**
 * Says whether an end of stream is one. On Linux libuv reports a reset as an end when bytes were still unread, and a cut
 * file would pass for a whole one; writing nothing tells, as it fails on a connection that was reset.
 *
 * Not with TLS: Node does not pass that failure on, and a client that says close_notify and closes without having read
 * our session tickets causes a reset, too, although it has sent everything.
 */
function confirmEnd(stream: Socket, tell: (isEnd: boolean) => void): void {
  if (stream instanceof TLSSocket) tell(true)
  else stream.write(nothing, (error) => tell(!error && !stream.destroyed))
}
