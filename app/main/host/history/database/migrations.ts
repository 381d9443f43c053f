import { pathTables, searchIndexes } from './path-tables.ts'
import { sumTables } from './sum-tables.ts'

/**
 * The steps that bring the history's database to its newest form. A step that was released never changes; what comes later
 * is a new step at the end. `PRAGMA user_version` counts the steps a file has taken.
 *
 * What queries can rely on:
 * - `key` is the HistoryKey. It is the rowid, so every index holds it behind its own columns: `WHERE userName = ? AND
 *   key < ? ORDER BY key DESC LIMIT ?` walks one index and sorts nothing.
 * - Keys grow with time: whatever began at T or later has a key >= T * 1000 (the other way round fails when the clock was
 *   set back, so compare startedAt, too).
 * - Times are milliseconds since 1970, truth values are 0 and 1, `stages` and `facts` are JSON.
 * - `path` is also the name of a column of the full text tables: write `t.path` in joins.
 * - Derived tables (hourlyTotals, hourlySums, paths with their sums, pathFragments, the sums of sessions) are kept by triggers alone,
 *   in the writer's transaction. The triggers of paths call foldPath: `registerPathFolding(database)` comes before `migrate`
 *   and before every write.
 */

/** Tables as they are remembered; one column for one field of a HistoryRecord. */
const tables = `
CREATE TABLE sessions (
  key INTEGER PRIMARY KEY,
  startedAt INTEGER NOT NULL,
  endedAt INTEGER,
  userId TEXT,
  userName TEXT,
  address TEXT NOT NULL,
  clientName TEXT,
  tlsProtocol TEXT,
  endReason TEXT,
  stages TEXT NOT NULL DEFAULT '[]',
  failedLogins INTEGER NOT NULL DEFAULT 0,
  -- Sums over its transfers that are over.
  transfers INTEGER NOT NULL DEFAULT 0,
  sentBytes INTEGER NOT NULL DEFAULT 0,
  receivedBytes INTEGER NOT NULL DEFAULT 0
) STRICT;

CREATE TABLE transfers (
  key INTEGER PRIMARY KEY,
  sessionKey INTEGER NOT NULL,
  startedAt INTEGER NOT NULL,
  -- endedAt, durationMs and result are null while it runs.
  endedAt INTEGER,
  durationMs INTEGER,
  direction TEXT NOT NULL,
  userId TEXT,
  userName TEXT,
  address TEXT NOT NULL,
  shareId TEXT,
  shareName TEXT,
  path TEXT NOT NULL,
  storedPath TEXT,
  bytes INTEGER NOT NULL DEFAULT 0,
  totalBytes INTEGER,
  result TEXT,
  detail TEXT,
  isEncrypted INTEGER NOT NULL,
  hashAlgorithm TEXT,
  hashValue TEXT
) STRICT;

CREATE TABLE activities (
  key INTEGER PRIMARY KEY,
  at INTEGER NOT NULL,
  kind TEXT NOT NULL,
  sessionKey INTEGER,
  userId TEXT,
  userName TEXT,
  address TEXT,
  shareId TEXT,
  path TEXT,
  newPath TEXT,
  isDone INTEGER NOT NULL,
  facts TEXT NOT NULL DEFAULT '{}'
) STRICT;`

/** One index for each thing that is filtered by; partial ones hold what is rare. */
const indexes = `
CREATE INDEX transfersByUser ON transfers (userName);
-- Addresses have no sums by the hour; this one is summed from.
CREATE INDEX transfersByAddress ON transfers (address, startedAt, direction, result, userName, shareId, bytes);
CREATE INDEX transfersByShare ON transfers (shareId);
CREATE INDEX transfersByResult ON transfers (result);
CREATE INDEX transfersBySession ON transfers (sessionKey);
CREATE INDEX transfersOpen ON transfers (endedAt) WHERE endedAt IS NULL;
CREATE INDEX sessionsByUser ON sessions (userName);
CREATE INDEX sessionsByAddress ON sessions (address);
CREATE INDEX sessionsOpen ON sessions (endedAt) WHERE endedAt IS NULL;
CREATE INDEX activitiesByKind ON activities (kind);
CREATE INDEX activitiesByUser ON activities (userName);
CREATE INDEX activitiesByAddress ON activities (address);
CREATE INDEX activitiesByShare ON activities (shareId) WHERE shareId IS NOT NULL;
CREATE INDEX activitiesBySession ON activities (sessionKey) WHERE sessionKey IS NOT NULL;`

const addToHour = `
  INSERT INTO hourlyTotals VALUES (new.startedAt / 3600000, coalesce(new.userName, ''), coalesce(new.shareId, ''),
    new.direction, new.result, 1, new.bytes, new.endedAt)
  ON CONFLICT DO UPDATE SET transfers = transfers + 1, bytes = bytes + excluded.bytes,
    lastEndedAt = max(lastEndedAt, excluded.lastEndedAt);
  UPDATE sessions SET transfers = transfers + 1,
    sentBytes = sentBytes + iif(new.direction = 'download', new.bytes, 0),
    receivedBytes = receivedBytes + iif(new.direction = 'upload', new.bytes, 0)
  WHERE key = new.sessionKey;`

/**
 * Sums of the transfers that are over and still remembered, by the hour (UTC, hours since 1970) in which they began, so
 * that a year needs no scan. '' stands for no user or no share. Hours without transfers are not there. Bytes moved by
 * transfers that failed count, too.
 */
const totals = `
CREATE TABLE hourlyTotals (
  hour INTEGER NOT NULL,
  userName TEXT NOT NULL,
  shareId TEXT NOT NULL,
  direction TEXT NOT NULL,
  result TEXT NOT NULL,
  transfers INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  lastEndedAt INTEGER NOT NULL,
  PRIMARY KEY (hour, userName, shareId, direction, result)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER transferAddedOver AFTER INSERT ON transfers WHEN new.result IS NOT NULL BEGIN ${addToHour}
END;
CREATE TRIGGER transferEnded AFTER UPDATE OF result ON transfers
WHEN old.result IS NULL AND new.result IS NOT NULL BEGIN ${addToHour}
END;
CREATE TRIGGER transferForgotten AFTER DELETE ON transfers WHEN old.result IS NOT NULL BEGIN
  UPDATE hourlyTotals SET transfers = transfers - 1, bytes = bytes - old.bytes
  WHERE hour = old.startedAt / 3600000 AND userName = coalesce(old.userName, '')
    AND shareId = coalesce(old.shareId, '') AND direction = old.direction AND result = old.result;
  DELETE FROM hourlyTotals
  WHERE hour = old.startedAt / 3600000 AND userName = coalesce(old.userName, '')
    AND shareId = coalesce(old.shareId, '') AND direction = old.direction AND result = old.result
    AND transfers <= 0;
END;`

/** Each entry is one step, run in a transaction of its own; the first makes an empty file the first form. */
export const migrations: readonly string[] = [
  `${tables}\n${indexes}\n${pathTables}\n${searchIndexes}\n${totals}\n${sumTables}`,
]
