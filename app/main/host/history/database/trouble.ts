import { statfsSync } from 'node:fs'

/** Less than this is a full disk: SQLite writes whole pages and a log beside them. */
const fullDiskBytes = 1_000_000

/** The file is of a later form than this program knows; nothing in it was touched. */
export class NewerHistoryError extends Error {
  override readonly name = 'NewerHistoryError'
}

// The package gives messages and no codes.
const damage = /malformed|not a database|corrupt/i
const recordFault = /constraint failed|cannot store|Unsupported type/i
const diskTrouble = /disk I\/O error|disk is full|could not open the database|unable to open|locked|readonly/i

/** Tells whether the file itself is broken. */
export function isDamage(error: unknown): boolean {
  return damage.test(messageOf(error))
}

/** Tells whether one record cannot be stored whatever the disk does. */
export function isRecordFault(error: unknown): boolean {
  return recordFault.test(messageOf(error))
}

/** Tells whether the disk or its rights are the trouble, so that trying again later may help. */
export function isDiskTrouble(error: unknown): boolean {
  return diskTrouble.test(messageOf(error)) || (error instanceof Error && 'syscall' in error)
}

/** Why the folder could not be written, in a few words for people. */
export function reasonOf(folder: string): string {
  try {
    const { bavail, bsize } = statfsSync(folder)
    return bavail * bsize < fullDiskBytes ? 'the disk is full' : 'the disk refuses it'
  } catch {
    return 'its folder cannot be reached'
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
