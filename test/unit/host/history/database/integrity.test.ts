import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { type CheckNext, createCheck } from '../../../../../app/main/host/history/database/integrity.ts'
import { openDatabase } from '../../../../../app/main/host/history/database/open-database.ts'
import { createRecordWriter } from '../../../../../app/main/host/history/database/record-writer.ts'
import { isDamage } from '../../../../../app/main/host/history/database/trouble.ts'
import { transfers } from '../../../../helpers/history/history-records.ts'
import { tempTree } from '../../../../helpers/temp-tree.ts'

const pageBytes = 4_096

function filled(): string {
  const file = tempTree().at('history.db')
  const database = openDatabase(file)
  const writer = createRecordWriter(database)
  writer.write(transfers(1_000))
  writer.close()
  database.close()
  return file
}

/** Writes over the head of every third page behind the schema. */
function damage(file: string): void {
  const opened = openSync(file, 'r+')
  for (let page = 50; page < statSync(file).size / pageBytes; page += 3)
    writeSync(opened, Buffer.alloc(600, 'y'), 0, 600, page * pageBytes)
  closeSync(opened)
}

function findings(check: CheckNext): (boolean | null)[] {
  const found = [check()]
  while (found.at(-1) === true) found.push(check())
  return found
}

/** Damage is either said or thrown. */
function isFoundSound(check: CheckNext): boolean {
  try {
    return findings(check).at(-1) === null
  } catch (error) {
    if (isDamage(error)) return false
    throw error
  }
}

describe.each([
  ['a small file, table by table', 1_000_000],
  ['a large file, piece by piece', 0],
])('the check of %s', (_title, smallPages) => {
  it('comes to an end in a sound file', () => {
    const database = openDatabase(filled())
    const found = findings(createCheck(database, smallPages))
    database.close()
    expect(found.at(-1)).toBeNull()
    expect(found.length).toBeGreaterThan(5)
  })

  it('finds damage', () => {
    const file = filled()
    damage(file)
    const database = openDatabase(file)
    expect(isFoundSound(createCheck(database, smallPages))).toBe(false)
    database.close()
  })
})
