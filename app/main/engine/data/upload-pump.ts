import { createAsciiDecoder } from './ascii.ts'
import type { UploadJob } from './data-plane.ts'
import { GatheringWriter } from './gathering-writer.ts'
import type { PumpEnd, Wire } from './wire.ts'

/**
 * Receives a file until the client's end of stream. Resolves when every byte that arrived is written, whatever ended
 * the stream: a client that comes back resumes at the size of the partial file. Never closes the file.
 */
export async function pumpUpload(job: UploadJob, wire: Wire): Promise<PumpEnd> {
  const { stream } = wire
  const decoder = job.representation === 'ascii' ? createAsciiDecoder() : null
  let stopReceiving: (isEnded: boolean) => void = () => undefined
  const writer = new GatheringWriter(job.file, job.start, () => {
    if (writer.failure !== null) stopReceiving(false)
    else if (!writer.isFull && stream.isPaused()) stream.resume()
  })
  const isEnded = await new Promise<boolean>((resolve) => {
    stopReceiving = resolve
    // The client of an empty file may have ended the stream before the job began; `end` is not emitted twice.
    if (stream.readableEnded || stream.destroyed) return resolve(stream.readableEnded)
    stream.once('end', () => resolve(true))
    stream.once('close', () => resolve(false))
    stream.on('data', (chunk: Buffer) => {
      wire.bytes += chunk.length
      writer.push(decoder === null ? chunk : decoder.convert(chunk))
      if (writer.isFull) stream.pause()
    })
  })
  // A lone CR at the end of an upload that was cut may be half a line end; the resuming client sends its LF again.
  if (isEnded && decoder !== null) writer.push(decoder.finish())
  const failed = await writer.finish()
  if (failed !== null) return { kind: 'failed', ...failed }
  return isEnded ? { kind: 'moved' } : { kind: 'cut' }
}
