import { describe, expect, it } from 'vitest'
import type { UsageFiles } from '../../../../app/main/host/quota/usage-files.ts'
import { UsageSaver } from '../../../../app/main/host/quota/usage-saver.ts'
import { pathKeyOf, UserLedger } from '../../../../app/main/host/quota/user-ledger.ts'

function savedBy(save: () => Promise<void>) {
  const ledger = new UserLedger(pathKeyOf('linux'))
  const troubles: unknown[] = []
  const timers: { run: () => void; delayMs: number }[] = []
  const calls: string[] = []
  const files: UsageFiles = {
    load: () => Promise.reject(new Error('not asked for')),
    async saveShares() {
      calls.push('shares')
    },
    async saveUser(userId) {
      calls.push(userId)
      await save()
    },
    removeUser: async (userId) => void calls.push(`remove ${userId}`),
  }
  const schedule = (run: () => void, delayMs: number) => {
    timers.push({ run, delayMs })
    return () => undefined
  }
  const usage = { shares: new Map(), users: new Map([['demo', ledger]]) }
  const saver = new UsageSaver(files, usage, schedule, (error) => troubles.push(error))
  return { saver, ledger, troubles, timers, calls }
}

describe('saving usage', () => {
  it('waits a moment, and many changes are saved once', async () => {
    const { saver, ledger, timers, calls } = savedBy(async () => undefined)
    for (let index = 0; index < 100; index += 1) {
      ledger.change('a', [String(index)], { bytes: 1, files: 1 })
      saver.usersChanged()
    }
    expect(timers.map(({ delayMs }) => delayMs)).toEqual([2_000])
    expect(calls).toEqual([])
    timers[0]?.run()
    await saver.flush()
    expect(calls).toEqual(['demo'])
  })

  it('says once that the disk refuses, and keeps trying what could not be saved', async () => {
    const disk = { isFull: true }
    const { saver, ledger, troubles, calls } = savedBy(async () => {
      if (disk.isFull) throw new Error('full')
    })
    ledger.change('a', ['x'], { bytes: 1, files: 1 })
    await saver.flush()
    await saver.flush()
    expect(troubles.length).toBe(1)
    disk.isFull = false
    await saver.flush()
    expect(calls.filter((call) => call === 'demo').length).toBe(3)
    expect(ledger.isDirty).toBe(false)
  })
})
