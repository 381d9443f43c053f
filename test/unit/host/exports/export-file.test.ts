import { readFileSync, statSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { writeExport } from '../../../../app/main/host/exports/export-file.ts'
import { failingDisk } from '../../../helpers/settings/failing-disk.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'

async function* piecesOf(...pieces: readonly (string | Uint8Array)[]): AsyncGenerator<string | Uint8Array> {
  yield* pieces
}

describe('writing an export', () => {
  it('puts text and bytes together, for its owner only, and leaves nothing beside it', async () => {
    const tree = tempTree({ 'out.csv': 'old' })
    await writeExport(tree.at('out.csv'), piecesOf('é', Uint8Array.of(0, 255), 'z'))
    expect(readFileSync(tree.at('out.csv'))).toEqual(Buffer.from([0xc3, 0xa9, 0, 255, 0x7a]))
    if (process.platform !== 'win32') expect(statSync(tree.at('out.csv')).mode & 0o777).toBe(0o600)
    expect(tree.names()).toEqual(['out.csv'])
  })

  it('says one line about a full disk, whatever step it stops, and leaves the old file alone', async () => {
    const steps = failingDisk('full disk')
    const sample = tempTree()
    await writeExport(sample.at('a'), piecesOf('one', 'two'), steps.operations)
    const total = steps.state.step - 1
    expect(total).toBeGreaterThan(3)
    for (let failAt = 1; failAt <= total; failAt += 1) {
      const disk = failingDisk('full disk')
      disk.state.failAt = failAt
      if (['syncFolder', 'close'].includes(steps.state.names[failAt - 1] ?? '')) continue
      const tree = tempTree({ a: 'old' })
      await expect(writeExport(tree.at('a'), piecesOf('one', 'two'), disk.operations)).rejects.toThrow(
        'The disk is full. Free some space or choose another place; nothing was written.',
      )
      expect(tree.picture()).toEqual({ a: Buffer.from('old').toString('base64') })
    }
  })

  it('names the reason where the place cannot be written', async () => {
    const tree = tempTree()
    await expect(writeExport(tree.at('missing', 'a'), piecesOf('one'))).rejects.toThrow(
      'The file could not be written (ENOENT). Choose another place.',
    )
  })

  it('leaves nothing when what is written fails half-way, and passes the reason on', async () => {
    const tree = tempTree({ a: 'old' })
    const pieces = async function* () {
      yield 'one'
      throw new Error('no more')
    }
    await expect(writeExport(tree.at('a'), pieces())).rejects.toThrow('no more')
    expect(tree.picture()).toEqual({ a: Buffer.from('old').toString('base64') })
  })

  it('asks for a piece only when the one before has been taken by the disk', async () => {
    const tree = tempTree()
    const { operations } = failingDisk('full disk')
    let written = 0
    let waiting = 0
    const pieces = async function* () {
      for (let piece = 0; piece < 5; piece += 1) {
        waiting = Math.max(waiting, piece - written)
        yield 'x'
      }
    }
    await writeExport(tree.at('a'), pieces(), {
      ...operations,
      async create(path, mode) {
        const file = await operations.create(path, mode)
        const write = async (content: string | Uint8Array) => {
          await file.write(content)
          written += 1
        }
        return { ...file, write }
      },
    })
    expect(waiting).toBe(0)
  })
})
