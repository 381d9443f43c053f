import type { Socket } from 'node:net'
import { TLSSocket } from 'node:tls'
import type { UploadJob } from './data-plane.ts'
import { PacedIntake } from './paced-intake.ts'
import { openIntake } from './upload-intake.ts'
import type { PumpEnd, Wire } from './wire.ts'

/**
 * Receives a file until the client's end of stream. Resolves when every byte that arrived is written, whatever ended
 * the stream: a client that comes back resumes at the size of the partial file. Never closes the file.
 */
export async function pumpUpload(job: UploadJob, wire: Wire): Promise<PumpEnd> {
  const { stream } = wire
  let stopReceiving: (isEnded: boolean) => void = () => undefined
  const onChange = (): void => {
    if (intake.failure !== null) stopReceiving(false)
    else if (!isHeldUp() && stream.isPaused()) stream.resume()
  }
  const intake = openIntake(job, onChange)
  const paced = job.throttle === null ? null : new PacedIntake(intake, wire, job.throttle, onChange)
  const isHeldUp = (): boolean => intake.isFull || paced?.isHolding === true
  const isEnded = await new Promise<boolean>((resolve) => {
    stopReceiving = resolve
    stream.once('close', () => resolve(false))
    // It is told while the connection is paused, too: what is held back comes first.
    stream.once('end', () =>
      paced === null ? confirmEnd(stream, resolve) : paced.whenHandedOn(() => confirmEnd(stream, resolve)),
    )
    // The client of an empty file may have ended the stream before the job began; `end` is not emitted twice.
    if (stream.readableEnded) confirmEnd(stream, resolve)
    if (stream.destroyed) resolve(false)
    stream.on('data', (chunk: Buffer) => {
      if (paced !== null) paced.push(chunk)
      else {
        wire.bytes += chunk.length
        intake.push(chunk)
      }
      if (isHeldUp()) stream.pause()
    })
  })
  paced?.finish()
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
