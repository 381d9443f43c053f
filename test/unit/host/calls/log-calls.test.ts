import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { createLogCalls } from '../../../../app/main/host/calls/log-calls.ts'
import { createLogBook } from '../../../../app/main/host/logs/log-book.ts'
import { openSettingsStore } from '../../../../app/main/host/settings/settings-store.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'

async function startCalls({ folder = null as string | null, isDesktop = true } = {}) {
  const { store } = await openSettingsStore(join(tempTree().path, 'data'))
  const book = createLogBook()
  const shown: string[] = []
  const calls = createLogCalls({
    log: {
      book,
      trace: (id) => id === 'live',
      state: () => ({ rules: store.current.logs, folder, bytes: 0, problem: null, tracedSessionIds: [] }),
    },
    store,
    revealFolder: isDesktop
      ? async (path) => {
          shown.push(path)
          return null
        }
      : null,
  })
  return { calls, store, book, shown }
}

describe('calls about the log', () => {
  it('change what is said and leave the rest, levels one by one', async () => {
    const { calls, store } = await startCalls()
    await calls.updateLogRules({ levels: { commands: 'debug' }, keepDays: 7 })
    await calls.updateLogRules({ levels: { sessions: 'error' } })
    expect(store.current.logs).toMatchObject({
      levels: { commands: 'debug', sessions: 'error' },
      keepDays: 7,
      isWritten: true,
    })
  })

  it('refuse to trace what is over', async () => {
    const { calls } = await startCalls()
    expect(await calls.traceSession({ id: 'live', isOn: true })).toEqual({ ok: true, value: null })
    expect(await calls.traceSession({ id: 'gone', isOn: true })).toMatchObject({ ok: false })
  })

  it('show the folder of the files, which is made when nothing was written yet', async () => {
    const folder = join(tempTree().path, 'logs')
    const { calls, shown } = await startCalls({ folder })
    expect(await calls.revealLogs(null)).toEqual({ ok: true, value: null })
    expect(shown).toEqual([folder])
    expect(existsSync(folder)).toBe(true)
  })

  it('say why there is no folder to show', async () => {
    const temporary = await startCalls()
    expect(await temporary.calls.revealLogs(null)).toMatchObject({
      problem: { message: 'This run writes no log files.' },
    })
    const headless = await startCalls({ folder: '/anywhere', isDesktop: false })
    expect(await headless.calls.revealLogs(null)).toMatchObject({ ok: false })
  })
})
