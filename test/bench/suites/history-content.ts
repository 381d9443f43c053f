import { openDatabase } from '../../../app/main/host/history/database/open-database.ts'
import type { OpenDatabase, Statement } from '../../../app/main/host/history/database/sqlite.ts'
import { failedResults } from '../../../app/preload/contract/wire-history.ts'

/** Transfers of the bench; the rest is in proportion. */
export const transferCount = Number(process.env.BENCH_TRANSFERS ?? 1_000_000)
/** The newest entry is of this time, the oldest 90 days before. */
export const endMs = Date.UTC(2026, 0, 15, 12)
export const dayMs = 86_400_000
const startMs = endMs - 90 * dayMs

const users = 200
const shares = 12
const files = 120_000
const transfersOfSession = 8
const kinds = ['signed-in', 'login-failed', 'deleted', 'renamed', 'folder-made', 'blocked'] as const
const folders = ['Reports', 'Photos', 'Invoices', 'Video', 'Backups', 'Music', 'Drawings', 'Größen', 'Фото']
const endings = ['pdf', 'jpg', 'mp4', 'zip', 'docx', 'csv']

/**
 * A history of 90 days as a busy server leaves it: few users do most, downloads come back to the same files, uploads are
 * new names, one in sixteen fails, one folder was busy in the first ten days alone. The same in each run.
 */
export function fillHistory(file: string): OpenDatabase {
  const database = openDatabase(file)
  const later = withoutIndexes(database)
  database.exec('BEGIN')
  writeAll(database)
  derive(database)
  for (const sql of later) database.exec(sql)
  database.exec('COMMIT; PRAGMA wal_checkpoint(TRUNCATE)')
  return database
}

/** To keep indexes and sums row by row would take minutes; they are made at the end, as the migration has them. */
function withoutIndexes(database: OpenDatabase): string[] {
  const parts = database.all(
    `SELECT type, name, sql FROM sqlite_schema WHERE type IN ('index', 'trigger') AND sql IS NOT NULL
     ORDER BY type`,
  ) as { type: string; name: string; sql: string }[]
  for (const { type, name } of parts) database.exec(`DROP ${type} ${name}`)
  return parts.map(({ sql }) => sql)
}

function writeAll(database: OpenDatabase): void {
  const random = randomOf(7)
  const sessions = database.prepare(
    `INSERT INTO sessions (key, startedAt, endedAt, userName, address, clientName, endReason)
     VALUES (?, ?, ?, ?, ?, 'FileZilla', 'quit')`,
  )
  const transfers = database.prepare(
    `INSERT INTO transfers (key, sessionKey, startedAt, endedAt, durationMs, direction, userId, userName, address, shareId,
       shareName, path, bytes, totalBytes, result, detail, isEncrypted)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  )
  const activities = database.prepare(
    `INSERT INTO activities (key, at, kind, sessionKey, userName, address, shareId, path, isDone)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1)`,
  )
  const gapMs = (endMs - startMs) / transferCount
  let peer = peerOf(random, 0)
  for (let n = 0; n < transferCount; n += 1) {
    const at = Math.floor(startMs + n * gapMs)
    const key = at * 1_000 + (n % 500) + 2
    if (n % transfersOfSession === 0) {
      peer = peerOf(random, n)
      sessions.run([key - 1, at, at + 60_000, peer.userName, peer.address])
    }
    const sessionKey = peer.sessionKeyOf(key)
    const moved = transferOf(random, n, peer.user)
    const values = [peer.userName, peer.address, moved.shareId]
    transfers.run([
      ...[key, sessionKey, at, at + moved.durationMs, moved.durationMs, moved.direction, `id-${peer.user}`],
      ...[...values, `Share ${moved.shareId}`, moved.path, moved.bytes, moved.bytes, moved.result],
      moved.result === 'done' ? null : 'ECONNRESET',
    ])
    if (n % 6 === 0) {
      const kind = kinds[Math.floor(random() * kinds.length)] ?? 'deleted'
      activities.run([key + 1, at, kind, sessionKey, ...values, n % 12 === 0 ? moved.path : null])
    }
  }
  for (const statement of [sessions, transfers, activities] satisfies Statement[]) statement.finalize()
}

function peerOf(random: () => number, n: number) {
  // The third power makes the first user as busy as the last hundred. One comes once in a long while.
  const user = n % 40_000 === 0 ? users : Math.floor(random() ** 3 * users)
  const address = `${10 + (user % 5)}.${user % 7}.${user}.${Math.floor(random() * 4) + 1}`
  let own = 0
  const sessionKeyOf = (key: number) => {
    own ||= key - 1
    return own
  }
  return { user, userName: user === users ? 'visitor' : `user-${user}`, address, sessionKeyOf }
}

function transferOf(random: () => number, n: number, user: number) {
  const isUpload = random() < 0.3
  const share = user % 3 === 0 ? user % shares : Math.floor(random() * shares)
  const file = isUpload ? n + files : Math.floor(random() ** 4 * files)
  const isOld = n < transferCount / 9 && random() < 0.5
  const folder = isOld ? 'Old project' : (folders[file % folders.length] ?? '')
  const ending = endings[file % endings.length] ?? ''
  const isFailed = random() < 1 / 16
  return {
    direction: isUpload ? 'upload' : 'download',
    shareId: `share-${share}-4f1c9a52`,
    path: `/Share ${share}/${folder}/${2020 + (file % 6)}/${(folder[0] ?? '').toLowerCase()}-${file}-scan.${ending}`,
    bytes: Math.floor(random() ** 6 * 4e9),
    durationMs: Math.floor(random() * 50_000),
    result: isFailed ? (failedResults[Math.floor(random() ** 2 * failedResults.length)] ?? 'failed') : 'done',
  }
}

/** What triggers keep otherwise. */
function derive(database: OpenDatabase): void {
  const sum = (how: string, way: string, what: string) =>
    `sum(iif(direction = '${way}' AND result ${how} 'done', ${what}, 0))`
  const ways = ['1', 'bytes'].flatMap((what) =>
    ['download', 'upload'].flatMap((way) => ['=', '<>'].map((how) => sum(how, way, what))),
  )
  const columns = ['s', 'Bytes'].flatMap((end) =>
    ['Download', 'Upload'].flatMap((way) => ['done', 'failed'].map((how) => `${how}${way}${end}`)),
  )
  database.exec(`
    CREATE TEMP TABLE folding (key INTEGER PRIMARY KEY, folded TEXT);
    INSERT INTO folding SELECT key, foldPath(path) FROM transfers;
    INSERT INTO paths (folded, uses, lastKey, ${columns.join(', ')})
      SELECT folded, count(*), max(key), ${ways.join(', ')} FROM folding JOIN transfers USING (key)
      GROUP BY folded ORDER BY min(key);
    INSERT INTO pathFragments (rowid, folded) SELECT id, folded FROM paths;
    UPDATE transfers SET pathId = (SELECT id FROM paths JOIN folding USING (folded) WHERE key = transfers.key);
    UPDATE activities SET pathId = (SELECT id FROM paths WHERE folded = foldPath(path)) WHERE path IS NOT NULL;
    UPDATE paths SET uses = uses + more FROM
      (SELECT pathId, count(*) AS more FROM activities GROUP BY pathId) WHERE id = pathId;
    DROP TABLE folding;
    INSERT INTO hourlyTotals SELECT startedAt / 3600000, userName, shareId, direction, result, count(*), sum(bytes),
      max(endedAt) FROM transfers GROUP BY 1, 2, 3, 4, 5;
    INSERT INTO hourlySums SELECT hour, direction, result, sum(transfers), sum(bytes) FROM hourlyTotals GROUP BY 1, 2, 3;
    UPDATE sessions SET transfers = its, sentBytes = sent, receivedBytes = received FROM
      (SELECT sessionKey, count(*) AS its, sum(iif(direction = 'download', bytes, 0)) AS sent,
         sum(iif(direction = 'upload', bytes, 0)) AS received FROM transfers GROUP BY sessionKey)
      WHERE sessions.key = sessionKey;`)
}

/** Numbers from 0 to 1 that look random and are the same in each run (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
