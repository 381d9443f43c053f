import { resolve } from 'node:path'
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { deskThread, type RemoteDesk } from '../../app/main/host/history/desk/desk-thread.ts'
import { buildServer } from '../helpers/foreign/serve-process.ts'
import { rowsOf } from '../helpers/history/history-files.ts'
import { keyAt, t0, transfers } from '../helpers/history/history-records.ts'
import { type TempTree, tempTree } from '../helpers/temp-tree.ts'

const program = resolve(import.meta.dirname, '../../dist/main/history-worker.js')

beforeAll(buildServer, 120_000)

/** A desk of the built thread, and what it said. */
function threadOn(tree: TempTree, entry = program): RemoteDesk & { readonly notices: string[] } {
  const notices: string[] = []
  const desk = deskThread(
    tree.path,
    entry,
  )({ onNotice: (text) => notices.push(text), onFacts: () => undefined })
  onTestFinished(() => desk.end())
  return { ...desk, notices }
}

describe('the built thread of the history', () => {
  it('writes, answers in order and lets the file go', async () => {
    const tree = tempTree()
    const desk = threadOn(tree)
    const answers = await Promise.all([
      desk.call('open'),
      desk.call('write', transfers(3)),
      desk.call('ask', 'sumTransfers', [{ path: 'FILE-1' }]),
      desk.call('close'),
    ])
    expect(answers).toMatchObject([{ lastKey: null }, 0, { transfers: 1, sentBytes: 1_000 }, null])
    expect(rowsOf(tree.at('history.db'), 'SELECT max(key) AS key FROM transfers')).toEqual([
      { key: keyAt(t0 + 200) },
    ])
  })

  it('is replaced by the next call when it died', async () => {
    const desk = threadOn(tempTree())
    await desk.call('open')
    await desk.call('write', transfers(3))
    const asked = desk.call('check')
    await desk.end()
    await expect(asked).rejects.toThrow('its thread ended')
    expect(await desk.call('ask', 'sumTransfers', [{}])).toMatchObject({ transfers: 3 })
  })

  it('says in one line what was wrong with the file', async () => {
    const tree = tempTree({ 'history.db': 'x'.repeat(10_000) })
    const desk = threadOn(tree)
    await desk.call('open')
    expect(desk.notices).toEqual([
      expect.stringMatching(/^history\.db is damaged\. It was kept as history-damaged-/),
    ])
  })

  it('fails as the disk does when its program is not there', async () => {
    const tree = tempTree()
    await expect(threadOn(tree, tree.at('no.js')).call('open')).rejects.toMatchObject({ failure: 'disk' })
  })
})
