import { describe, expect, it } from 'vitest'
import { streamListing } from '../../../../app/main/engine/listing/listing-stream.ts'
import type { Entry } from '../../../../app/main/engine/vfs/file-system.ts'
import { collect } from '../../../helpers/vfs/collect.ts'
import { sampleEntry } from '../../../helpers/vfs/sample-entry.ts'

async function* entriesNamed(names: readonly string[]): AsyncGenerator<Entry> {
  for (const name of names) yield sampleEntry({ name })
}

async function bytesOf(names: readonly string[]): Promise<Buffer> {
  return Buffer.concat(await collect(streamListing(entriesNamed(names), ({ name }) => name)))
}

describe('a listing', () => {
  it('ends every line with CRLF', async () => {
    expect((await bytesOf(['a', 'b c'])).toString()).toBe('a\r\nb c\r\n')
  })

  it('of nothing is nothing', async () => {
    expect(await collect(streamListing(entriesNamed([]), ({ name }) => name))).toEqual([])
  })

  it('gives names that are not UTF-8 back byte for byte', async () => {
    expect(await bytesOf(['caf\uDCE9'])).toEqual(Buffer.from([0x63, 0x61, 0x66, 0xe9, 0x0d, 0x0a]))
  })

  it('leaves out names that would forge a line, and lines that are null', async () => {
    expect((await bytesOf(['a\r\nforged', 'b\n', 'c\r', 'd'])).toString()).toBe('d\r\n')
    expect(await collect(streamListing(entriesNamed(['a']), () => null))).toEqual([])
  })

  it('of ten thousand entries comes in order, in chunks of bounded size', async () => {
    const names = Array.from({ length: 10_000 }, (_, index) => `file number ${index}`)
    const chunks = await collect(streamListing(entriesNamed(names), ({ name }) => name))
    expect(Buffer.concat(chunks).toString()).toBe(names.map((name) => `${name}\r\n`).join(''))
    expect(chunks.length).toBeGreaterThan(2)
    expect(Math.max(...chunks.map((chunk) => chunk.byteLength))).toBeLessThan(66 * 1024)
  })

  it('gives the event loop its turn although the entries come without waiting', async () => {
    let turns = 0
    let isDone = false
    const count = () => {
      turns += 1
      if (!isDone) setImmediate(count)
    }
    setImmediate(count)
    await bytesOf(Array.from({ length: 10_000 }, (_, index) => String(index)))
    isDone = true
    expect(turns).toBeGreaterThan(30)
  })

  it('stops reading entries when nobody wants more', async () => {
    let isClosed = false
    async function* endless(): AsyncGenerator<Entry> {
      try {
        for (;;) yield sampleEntry({ name: 'x'.repeat(1000) })
      } finally {
        isClosed = true
      }
    }
    for await (const chunk of streamListing(endless(), ({ name }) => name)) {
      expect(chunk.byteLength).toBeGreaterThan(60_000)
      break
    }
    expect(isClosed).toBe(true)
  })
})
