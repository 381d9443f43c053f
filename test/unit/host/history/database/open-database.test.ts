import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { migrations } from '../../../../../app/main/host/history/database/migrations.ts'
import { openDatabase, pragma } from '../../../../../app/main/host/history/database/open-database.ts'
import { rowsOf } from '../../../../helpers/history/history-files.ts'
import { tempTree } from '../../../../helpers/temp-tree.ts'

describe('opening the database', () => {
  it('makes every table in an empty folder and counts the steps', () => {
    const file = tempTree().at('history.db')
    openDatabase(file).close()
    const names = rowsOf(file, "SELECT name FROM sqlite_schema WHERE type = 'table'").map(({ name }) => name)
    expect(names).toEqual(expect.arrayContaining(['sessions', 'transfers', 'activities', 'hourlyTotals']))
    expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: migrations.length }])
  })

  it.runIf(process.platform !== 'win32')('makes a file that only its owner can read', () => {
    const file = tempTree().at('history.db')
    openDatabase(file).close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it.runIf(process.platform !== 'win32')('takes the rights of others from a file that was put there', () => {
    const file = tempTree({ 'history.db': '' }).at('history.db')
    chmodSync(file, 0o644)
    openDatabase(file).close()
    expect(statSync(file).mode & 0o777).toBe(0o600)
  })

  it('takes the steps that a file of an older version lacks, and no other', () => {
    const file = tempTree().at('history.db')
    const first = 'CREATE TABLE a (x);'
    openDatabase(file, [first]).close()
    openDatabase(file, [first, 'CREATE TABLE b (y);']).close()
    expect(rowsOf(file, 'PRAGMA table_info(b)')).toHaveLength(1)
    expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: 2 }])
  })

  it('leaves the form as it was when a step fails half-way', () => {
    const file = tempTree().at('history.db')
    openDatabase(file, ['CREATE TABLE a (x);']).close()
    expect(() => openDatabase(file, ['', 'CREATE TABLE b (y); SELECT nonsense;'])).toThrow()
    expect(rowsOf(file, 'PRAGMA table_info(b)')).toEqual([])
    expect(rowsOf(file, 'PRAGMA user_version')).toEqual([{ user_version: 1 }])
  })

  it('refuses a file of a newer version and changes nothing in it', () => {
    const file = tempTree().at('history.db')
    openDatabase(file, ['CREATE TABLE a (x);', 'CREATE TABLE b (y);']).close()
    const before = readFileSync(file)
    expect(() => openDatabase(file, ['CREATE TABLE a (x);'])).toThrow(/newer version of Portside/)
    expect(readFileSync(file).equals(before)).toBe(true)
  })

  it('clears away the lock that a killed process left', () => {
    const tree = tempTree()
    mkdirSync(tree.at('history.db.lock'))
    const database = openDatabase(tree.at('history.db'))
    expect(pragma(database, 'user_version')).toBe(migrations.length)
    database.close()
    expect(tree.has('history.db.lock')).toBe(false)
  })

  it('refuses a file that is no database', () => {
    const file = tempTree().at('history.db')
    writeFileSync(file, 'x'.repeat(10_000))
    expect(() => openDatabase(file)).toThrow(/not a database/)
  })
})
