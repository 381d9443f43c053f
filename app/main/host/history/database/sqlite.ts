// The package is CommonJS whose names Node cannot see beforehand: only the default import finds them.
import sqlite from 'node-sqlite3-wasm'

/** The constructor of databases; the rest of the history uses its type alone. */
export const { Database } = sqlite
export type { Database as OpenDatabase, SQLiteValue, Statement } from 'node-sqlite3-wasm'
