import {
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'
import { createLogFile, type LogFileDependencies } from '../../../../app/main/host/logs/log-file.ts'
import { hurriedClock } from '../../../helpers/logs/hurried-clock.ts'
import { tempTree } from '../../../helpers/temp-tree.ts'
import { waitFor } from '../../../helpers/wait-for.ts'

const retryMs = 5_000
const lookMs = 3_600_000
const dayMs = 86_400_000

function startFile(options: Partial<LogFileDependencies> = {}) {
  const folder = join(tempTree().path, 'logs')
  const clock = hurriedClock()
  const rules = { maxFileBytes: 200_000, keepFiles: 1_000, keepDays: 30 }
  let changes = 0
  const file = createLogFile({
    folder,
    name: 'test.log',
    rules: () => rules,
    timeOf: (line) => Number(/^at=(\d+)/.exec(line)?.[1] ?? Number.NaN) || null,
    wordLeftOut: (count) => `left out ${count}`,
    now: () => Date.now(),
    schedule: clock.schedule,
    onChanged: () => {
      changes += 1
    },
    ...options,
  })
  onTestFinished(() => file.close())
  const names = () => readdirSync(folder).sort()
  const read = (name = 'test.log') => readFileSync(join(folder, name), 'utf8')
  /** Everything in order: closed files by their names, the open one last. */
  const readAll = () => {
    const closed = names().filter((name) => name !== 'test.log')
    const indexOf = (name: string) => Number(/-(\d+)\.log$/.exec(name)?.[1])
    closed.sort(
      (one, other) => one.slice(0, 21).localeCompare(other.slice(0, 21)) || indexOf(one) - indexOf(other),
    )
    return [...closed, 'test.log'].map((name) => read(name)).join('')
  }
  return { file, folder, clock, rules, names, read, readAll, changes: () => changes }
}

describe('a file of the log', () => {
  it('keeps every line in order through rotations, and no file is over its size', async () => {
    const { file, folder, names, readAll } = startFile()
    const expected: string[] = []
    for (let number = 0; number < 20_000; number += 1) {
      const line = `${number} ${'x'.repeat(number % 97)}`
      expected.push(line)
      file.write(() => line)
      if (number % 1_000 === 0) await new Promise(setImmediate)
    }
    await file.close()
    expect(names().length).toBeGreaterThan(3)
    for (const name of names()) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(200_000)
    expect(readAll()).toBe(expected.map((line) => `${line}\n`).join(''))
    expect(file.bytes).toBe(Buffer.byteLength(readAll()))
  })

  it('is for its owner alone', async () => {
    const { file, folder } = startFile()
    file.write(() => 'a')
    await file.close()
    if (process.platform === 'win32') return
    expect(statSync(folder).mode & 0o777).toBe(0o700)
    expect(statSync(join(folder, 'test.log')).mode & 0o777).toBe(0o600)
  })

  it('takes no more lines than may wait, makes no more of them, and says how many are missing', async () => {
    const { file, read } = startFile({ maxWaitingBytes: 1_000 })
    let made = 0
    for (let number = 0; number < 100_000; number += 1) {
      file.write(() => {
        made += 1
        return `line ${number}`
      })
    }
    expect(made).toBeLessThan(200)
    await file.close()
    const lines = read().trimEnd().split('\n')
    expect(lines).toHaveLength(made + 1)
    expect(lines.at(-1)).toBe(`left out ${100_000 - made}`)
  })

  it('goes on where it could not write, and loses nothing, once it can', async () => {
    const { file, folder, clock, read, changes } = startFile()
    writeFileSync(folder, 'a file is in the way')
    file.write(() => 'one')
    await waitFor('the problem', () => file.problem)
    expect(file.problem).toContain('It is tried again.')
    file.write(() => 'two')
    const before = changes()
    rmSync(folder)
    clock.elapse(retryMs)
    await waitFor('the end of the problem', () => file.problem === null)
    expect(changes()).toBeGreaterThan(before)
    expect(read()).toBe('one\ntwo\n')
  })

  it('begins anew when its folder is taken away under it', async () => {
    const { file, folder, clock, read } = startFile()
    file.write(() => 'one')
    await waitFor('the first line', () => file.bytes > 0)
    renameSync(folder, `${folder}-away`)
    file.write(() => 'two')
    await waitFor('the problem', () => file.problem)
    clock.elapse(retryMs)
    await waitFor('the end of the problem', () => file.problem === null)
    expect(read()).toBe('two\n')
    expect(readFileSync(join(`${folder}-away`, 'test.log'), 'utf8')).toContain('one\n')
  })

  it('does not let a line run into one that a crash cut off', async () => {
    const { file, folder, read } = startFile()
    mkdirSync(folder)
    writeFileSync(join(folder, 'test.log'), 'whole\ncut o')
    file.write(() => 'next')
    await file.close()
    expect(read()).toBe('whole\ncut o\nnext\n')
  })

  it('deletes closed files that are too many or too old, and nothing else', async () => {
    const { file, folder, rules, names } = startFile()
    mkdirSync(folder)
    const closed = [1, 2, 3, 4].map((day) => `test-2026010${day}T000000Z-1.log`)
    for (const name of [...closed, 'test-notes.log', 'other-20260101T000000Z-1.log']) {
      writeFileSync(join(folder, name), 'x')
    }
    const longAgo = Date.now() / 1000 - 31 * 86_400
    utimesSync(join(folder, closed[1] ?? ''), longAgo, longAgo)
    file.write(() => 'a')
    await waitFor(
      'the old file to go, and the new one',
      () => names().length === 6 && names().includes('test.log'),
    )
    expect(names()).not.toContain(closed[1])
    rules.keepFiles = 1
    file.refresh()
    await waitFor('all but one to go', () => names().length === 4)
    expect(names()).toEqual(['other-20260101T000000Z-1.log', closed[3], 'test-notes.log', 'test.log'])
  })

  it('closes a file whose first line is old, at the latest within an hour', async () => {
    const { file, folder, clock, names, read } = startFile()
    mkdirSync(folder)
    const old = `at=${Date.now() - 4 * dayMs}\n`
    file.write(() => 'new')
    await waitFor('the new line', () => file.bytes > 0)
    writeFileSync(join(folder, 'test.log'), old)
    clock.elapse(lookMs)
    await waitFor('the old file to be closed', () => !names().includes('test.log'))
    file.write(() => 'newer')
    await file.close()
    expect(names()).toHaveLength(2)
    expect(read(names()[0])).toBe(old)
    expect(read()).toBe('newer\n')
  })

  it('follows a smaller size at once', async () => {
    const { file, folder, rules, names } = startFile()
    rules.maxFileBytes = 100_000
    file.refresh()
    for (let number = 0; number < 300; number += 1) file.write(() => 'x'.repeat(999))
    await file.close()
    for (const name of names()) expect(statSync(join(folder, name)).size).toBeLessThanOrEqual(100_000)
  })

  it('takes no line after its end', async () => {
    const { file, read } = startFile()
    file.write(() => 'a')
    await file.close()
    file.write(() => 'b')
    await file.close()
    expect(read()).toBe('a\n')
  })
})
