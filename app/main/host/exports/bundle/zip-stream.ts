import { Zip, ZipDeflate } from 'fflate'

/** A file of an archive: its name and its text, piece by piece. */
export interface ZipEntry {
  readonly name: string
  readonly pieces: AsyncIterable<string>
}

/** Bytes that are compressed at once: more would hold the server up. */
const stepBytes = 64 * 1024
/** The format knows no times before (APPNOTE 4.4.6); a clock that is far off must not be in the way. */
const earliest = new Date(1980, 0, 2)

/** Gives the bytes of a zip archive while its files come into being; one piece is in memory at a time. */
export async function* zipBytes(entries: readonly ZipEntry[], at: Date): AsyncGenerator<Uint8Array> {
  const ready: Uint8Array[] = []
  let failure: Error | null = null
  const zip = new Zip((error, bytes) => {
    if (error !== null) failure = error
    else ready.push(bytes)
  })
  const take = function* (): Generator<Uint8Array> {
    if (failure !== null) throw failure
    yield* ready.splice(0)
  }
  for (const { name, pieces } of entries) {
    const file = new ZipDeflate(name, { level: 6 })
    file.mtime = at < earliest ? earliest : at
    zip.add(file)
    for await (const piece of pieces) {
      const bytes = Buffer.from(piece, 'utf8')
      for (let start = 0; start < bytes.length; start += stepBytes) {
        file.push(bytes.subarray(start, start + stepBytes))
        yield* take()
      }
    }
    file.push(new Uint8Array(0), true)
    yield* take()
  }
  zip.end()
  yield* take()
}
