/**
 * Every path once, folded (`foldPath`), however often it was moved: a fragment is looked for among the paths instead of
 * among the transfers, and sums of one path need no transfer at all. Kept by triggers alone.
 *
 * `pathFragments` knows three characters at a time which paths hold them. To stay small it knows no more than that
 * (detail=none, no content): ask for every trigram of the fragment with AND and compare `folded` of what comes back.
 */
export const pathTables = `
ALTER TABLE transfers ADD COLUMN pathId INTEGER;
ALTER TABLE activities ADD COLUMN pathId INTEGER;
ALTER TABLE activities ADD COLUMN newPathId INTEGER;

CREATE TABLE paths (
  id INTEGER PRIMARY KEY,
  folded TEXT NOT NULL UNIQUE,
  -- How many transfers and activities name it; without any it goes.
  uses INTEGER NOT NULL,
  -- The newest transfer of it; 0 without one.
  lastKey INTEGER NOT NULL,
  -- Sums of its transfers that are over.
  doneDownloads INTEGER NOT NULL DEFAULT 0,
  failedDownloads INTEGER NOT NULL DEFAULT 0,
  doneUploads INTEGER NOT NULL DEFAULT 0,
  failedUploads INTEGER NOT NULL DEFAULT 0,
  doneDownloadBytes INTEGER NOT NULL DEFAULT 0,
  failedDownloadBytes INTEGER NOT NULL DEFAULT 0,
  doneUploadBytes INTEGER NOT NULL DEFAULT 0,
  failedUploadBytes INTEGER NOT NULL DEFAULT 0
) STRICT;
CREATE VIRTUAL TABLE pathFragments USING fts5
  (folded, tokenize = 'trigram case_sensitive 1', detail = none, content = '', contentless_delete = 1);
CREATE TRIGGER pathAdded AFTER INSERT ON paths BEGIN
  INSERT INTO pathFragments (rowid, folded) VALUES (new.id, new.folded);
END;
CREATE TRIGGER pathRemoved AFTER DELETE ON paths BEGIN
  DELETE FROM pathFragments WHERE rowid = old.id;
END;

-- With all that is filtered by and summed: a common fragment leads to a great part of the transfers.
CREATE INDEX transfersByPath ON transfers
  (pathId, startedAt, direction, result, userName, shareId, address, sessionKey, bytes);
CREATE INDEX activitiesByPath ON activities (pathId) WHERE pathId IS NOT NULL;
CREATE INDEX activitiesByNewPath ON activities (newPathId) WHERE newPathId IS NOT NULL;

CREATE TRIGGER transferPathAdded AFTER INSERT ON transfers BEGIN
  INSERT INTO paths (folded, uses, lastKey) VALUES (foldPath(new.path), 1, new.key)
  ON CONFLICT (folded) DO UPDATE SET uses = uses + 1, lastKey = max(lastKey, excluded.lastKey);
  UPDATE transfers SET pathId = (SELECT id FROM paths WHERE folded = foldPath(new.path)) WHERE key = new.key;
END;
CREATE TRIGGER transferPathSummed AFTER UPDATE OF result, pathId ON transfers
WHEN new.result IS NOT NULL AND new.pathId IS NOT NULL AND (old.result IS NULL OR old.pathId IS NULL) BEGIN
  ${changeSums('new', '+')};
END;
CREATE TRIGGER transferPathRemoved AFTER DELETE ON transfers BEGIN
  ${changeSums('old', '-')} AND old.result IS NOT NULL;
  ${forget('old.pathId')}
END;

CREATE TRIGGER activityPathAdded AFTER INSERT ON activities WHEN new.path IS NOT NULL BEGIN
  ${use('new.path')}
  ${use('new.newPath')}
  UPDATE activities SET pathId = (SELECT id FROM paths WHERE folded = foldPath(new.path)),
    newPathId = (SELECT id FROM paths WHERE folded = foldPath(new.newPath))
  WHERE key = new.key;
END;
CREATE TRIGGER activityPathRemoved AFTER DELETE ON activities WHEN old.pathId IS NOT NULL BEGIN
  ${forget('old.pathId')}
  ${forget('old.newPathId')}
END;`

/**
 * What transfers are filtered by and summed from, in the order of their keys: whatever no other index narrows down is
 * looked for here, a quarter as long as the table itself. The others hold what was remembered under a clock that had
 * been set back, nearly always nothing: see keyRangeOf.
 */
export const searchIndexes = `
CREATE INDEX transfersFacets ON transfers
  (key, startedAt, direction, result, userName, shareId, address, pathId, bytes);
CREATE INDEX sessionsByUserEnd ON sessions (userName, endedAt);
CREATE INDEX transfersDisplaced ON transfers (key) WHERE key >= startedAt * 1000 + 1000000;
CREATE INDEX sessionsDisplaced ON sessions (key) WHERE key >= startedAt * 1000 + 1000000;
CREATE INDEX activitiesDisplaced ON activities (key) WHERE key >= at * 1000 + 1000000;`

function changeSums(row: 'new' | 'old', sign: '+' | '-'): string {
  const sums = (['done', 'failed'] as const).flatMap((how) =>
    (['Download', 'Upload'] as const).flatMap((way) => {
      const isIt = `(${row}.direction = '${way.toLowerCase()}' AND ${row}.result ${how === 'done' ? '=' : '<>'} 'done')`
      return [
        `${how}${way}s = ${how}${way}s ${sign} ${isIt}`,
        `${how}${way}Bytes = ${how}${way}Bytes ${sign} iif(${isIt}, ${row}.bytes, 0)`,
      ]
    }),
  )
  return `UPDATE paths SET ${sums.join(',\n    ')}\n  WHERE id = ${row}.pathId`
}

function use(path: string): string {
  return `INSERT INTO paths (folded, uses, lastKey) SELECT foldPath(${path}), 1, 0 WHERE ${path} IS NOT NULL
  ON CONFLICT (folded) DO UPDATE SET uses = uses + 1;`
}

function forget(pathId: string): string {
  return `UPDATE paths SET uses = uses - 1 WHERE id = ${pathId};
  DELETE FROM paths WHERE id = ${pathId} AND uses <= 0;`
}
