import { constants, deflateRawSync, deflateSync, inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createAsciiEncoder } from '../../../../app/main/engine/data/ascii.ts'
import { Deflater } from '../../../../app/main/engine/data/deflater.ts'
import { Inflater } from '../../../../app/main/engine/data/inflater.ts'
import { openIntake } from '../../../../app/main/engine/data/upload-intake.ts'
import { jobBase } from '../../../helpers/data/data-fixture.ts'
import { fdFile } from '../../../helpers/data/fd-file.ts'
import { testContent } from '../../../helpers/test-content.ts'

/** Cuts bytes at the given lengths; the rest is the last piece. */
function cutUp(bytes: Uint8Array, cuts: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = []
  let at = 0
  for (const cut of cuts) {
    pieces.push(bytes.subarray(at, at + cut))
    at += cut
  }
  return [...pieces, bytes.subarray(at)]
}

async function deflate(pieces: readonly Uint8Array[], level = 6): Promise<Buffer> {
  const deflater = new Deflater(level)
  const made: Buffer[] = []
  for (const piece of pieces) made.push(await deflater.push(piece))
  made.push(await deflater.finish())
  deflater.close()
  return Buffer.concat(made)
}

async function inflate(pieces: readonly Uint8Array[]): Promise<{ content: Buffer; damage: string | null }> {
  const out: Uint8Array[] = []
  const inflater = new Inflater({ onBytes: (bytes) => out.push(bytes), onChange: () => undefined })
  for (const piece of pieces) inflater.push(piece)
  await inflater.finish()
  return { content: Buffer.concat(out), damage: inflater.damage?.message ?? null }
}

const content = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 200 }),
      fc.constantFrom(Buffer.alloc(3_000), Buffer.from('line\r\n')),
    ),
  )
  .map((parts) => Buffer.concat(parts))
const cuts = fc.array(fc.nat(300), { maxLength: 40 })

describe('compressing', () => {
  it('makes one zlib stream of the bytes wherever they are cut, at every level', async () => {
    await fc.assert(
      fc.asyncProperty(content, cuts, fc.integer({ min: 1, max: 9 }), async (bytes, at, level) => {
        expect(inflateSync(await deflate(cutUp(bytes, at), level)).equals(bytes)).toBe(true)
      }),
      { numRuns: 60 },
    )
  })

  it('carries what is larger than every buffer', async () => {
    const bytes = Buffer.concat([testContent(3_000_001), Buffer.alloc(5_000_000)])
    expect(inflateSync(await deflate(cutUp(bytes, [1, 1_048_576, 7]))).equals(bytes)).toBe(true)
  })

  it('makes a whole stream of nothing', async () => {
    expect(inflateSync(await deflate([])).length).toBe(0)
  })
})

describe('decompressing', () => {
  it('gives the bytes of zlib and of bare deflate data wherever the network cuts them', async () => {
    await fc.assert(
      fc.asyncProperty(
        content,
        cuts,
        fc.boolean(),
        fc.integer({ min: 0, max: 9 }),
        async (bytes, at, isRaw, level) => {
          const wire = isRaw ? deflateRawSync(bytes, { level }) : deflateSync(bytes, { level })
          const { content: made, damage } = await inflate(cutUp(wire, at))
          expect(damage).toBeNull()
          expect(made.equals(bytes)).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })

  it.each([
    ['zlib', deflateSync],
    ['bare deflate', deflateRawSync],
  ])('gives %s data that comes byte for byte', async (_title, compress) => {
    const bytes = testContent(2_000)
    const wire = compress(bytes)
    const result = await inflate([...wire].map((byte) => Uint8Array.of(byte)))
    expect(result.damage).toBeNull()
    expect(result.content.equals(bytes)).toBe(true)
  })

  it.each([256, 512, 4_096, 32_768])(
    'knows zlib by its header whatever the window (%d bytes)',
    async (window) => {
      const wire = deflateSync('some text', { windowBits: Math.max(9, Math.log2(window)) })
      expect(await inflate([wire])).toEqual({ content: Buffer.from('some text'), damage: null })
    },
  )

  it('takes nothing at all for an empty file', async () => {
    expect(await inflate([])).toEqual({ content: Buffer.alloc(0), damage: null })
  })

  it('sees a missing end at every length', async () => {
    const wire = deflateSync(testContent(300))
    for (let length = 1; length < wire.length; length += 1) {
      expect((await inflate([wire.subarray(0, length)])).damage, `${length} bytes`).not.toBeNull()
    }
  })

  it('sees a wrong checksum, a wrong byte and data of another kind', async () => {
    const wire = deflateSync(testContent(300))
    const wrongSum = Buffer.from(wire)
    wrongSum.writeUInt32BE((wire.readUInt32BE(wire.length - 4) ^ 1) >>> 0, wire.length - 4)
    const wrongByte = Buffer.from(wire)
    wrongByte.fill(0xff, 40, 44)
    for (const bytes of [
      wrongSum,
      wrongByte,
      Buffer.from('plain text, not compressed'),
      Buffer.alloc(64, 0xff),
    ]) {
      expect((await inflate([bytes])).damage).not.toBeNull()
    }
  })

  it.each([
    ['in the same piece', [200]],
    ['in a piece of their own', null],
  ])('sees bytes behind the end mark, %s', async (_title, at) => {
    const wire = deflateSync('content')
    const pieces = at === null ? [wire, Buffer.from('more')] : [Buffer.concat([wire, Buffer.from('more')])]
    expect((await inflate(pieces)).damage).toMatch(/end mark/)
    expect((await inflate([...pieces, Buffer.from('even more')])).damage).toMatch(/end mark/)
  })
})

describe('an upload in MODE Z and TYPE A', () => {
  it('undoes the compression first and the line ends then, wherever the chunks are cut', async () => {
    const text = fc.array(fc.constantFrom('\r', '\n', '\r\n', 'a', 'ÿ'), { maxLength: 80 })
    const flushes = fc.constantFrom(constants.Z_NO_FLUSH, constants.Z_SYNC_FLUSH)
    await fc.assert(
      fc.asyncProperty(text, cuts, flushes, async (pieces, at, flush) => {
        const wireText = Buffer.from(pieces.join(''), 'latin1')
        const file = fdFile(new Uint8Array(0))
        const compression = { kind: 'deflate', level: 6 } as const
        const job = {
          ...jobBase,
          representation: 'ascii',
          compression,
          kind: 'upload',
          file,
          start: 0,
        } as const
        const intake = openIntake(job, () => undefined)
        for (const piece of cutUp(deflateSync(wireText, { flush }), at)) intake.push(piece)
        expect(await intake.finish(true)).toBeNull()
        expect(file.content().toString('latin1')).toBe(wireText.toString('latin1').replaceAll('\r\n', '\n'))
      }),
      { numRuns: 40 },
    )
  })

  it('is the other way round of a download', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom('\n', 'a', 'b\n')), cuts, async (pieces, at) => {
        const bytes = Buffer.from(pieces.join(''))
        const encoder = createAsciiEncoder()
        const wire = await deflate(cutUp(bytes, at).map((piece) => Uint8Array.from(encoder.convert(piece))))
        expect(inflateSync(wire).toString()).toBe(bytes.toString().replaceAll('\n', '\r\n'))
      }),
      { numRuns: 40 },
    )
  })
})

describe('a zip bomb', () => {
  const bomb = deflateSync(Buffer.alloc(64 * 1024 * 1024), { level: 9 })

  it('waits compressed while the disk is slow, and comes out only as fast as it is written', async () => {
    let given = 0
    const inflater = new Inflater({
      onBytes: (bytes) => {
        given += bytes.length
        inflater.pause()
      },
      onChange: () => undefined,
    })
    for (const piece of cutUp(bomb, [4_096, 4_096, 4_096])) inflater.push(piece)
    let isFinished = false
    const finished = inflater.finish().then(() => {
      isFinished = true
    })
    for (let round = 1; round <= 5; round += 1) {
      // Work of the same thread pool: when it is done, zlib had its turn and more.
      await Promise.all(Array.from({ length: 8 }, () => deflate([Buffer.alloc(100_000)])))
      expect(given).toBeLessThanOrEqual(round * 4 * 64 * 1024)
      expect(isFinished).toBe(false)
      inflater.resume()
    }
    inflater.close()
    await finished
  })

  it('reaches the file in writes of bounded size', async () => {
    const file = fdFile(new Uint8Array(0))
    const compression = { kind: 'deflate', level: 6 } as const
    const intake = openIntake({ ...jobBase, compression, kind: 'upload', file, start: 0 }, () => undefined)
    intake.push(bomb)
    expect(await intake.finish(true)).toBeNull()
    expect(file.content().length).toBe(64 * 1024 * 1024)
    expect(Math.max(...file.writes)).toBeLessThanOrEqual(4 * 1024 * 1024)
  })

  it('ends with the first write that fails', async () => {
    const file = fdFile(new Uint8Array(0), { beforeWrite: () => Promise.reject(new Error('full')) })
    const compression = { kind: 'deflate', level: 6 } as const
    const intake = openIntake({ ...jobBase, compression, kind: 'upload', file, start: 0 }, () => undefined)
    intake.push(bomb)
    expect(await intake.finish(true)).toMatchObject({ failure: 'write' })
    expect(file.content().length).toBe(0)
  })
})
