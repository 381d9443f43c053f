/**
 * The sums of the hours without users and shares, kept from `hourlyTotals` by triggers alone: on a busy server nearly every
 * transfer of an hour has a row of its own there, and what is asked most often names neither.
 */
export const sumTables = `
CREATE TABLE hourlySums (
  hour INTEGER NOT NULL,
  direction TEXT NOT NULL,
  result TEXT NOT NULL,
  transfers INTEGER NOT NULL,
  bytes INTEGER NOT NULL,
  PRIMARY KEY (hour, direction, result)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER hourAdded AFTER INSERT ON hourlyTotals BEGIN
  ${add('new.transfers', 'new.bytes')}
END;
CREATE TRIGGER hourChanged AFTER UPDATE ON hourlyTotals BEGIN
  ${add('new.transfers - old.transfers', 'new.bytes - old.bytes')}
  ${forget('new')}
END;
CREATE TRIGGER hourRemoved AFTER DELETE ON hourlyTotals BEGIN
  UPDATE hourlySums SET transfers = transfers - old.transfers, bytes = bytes - old.bytes
  WHERE hour = old.hour AND direction = old.direction AND result = old.result;
  ${forget('old')}
END;`

function add(transfers: string, bytes: string): string {
  return `INSERT INTO hourlySums VALUES (new.hour, new.direction, new.result, ${transfers}, ${bytes})
  ON CONFLICT DO UPDATE SET transfers = transfers + excluded.transfers, bytes = bytes + excluded.bytes;`
}

function forget(row: 'new' | 'old'): string {
  return `DELETE FROM hourlySums WHERE hour = ${row}.hour AND direction = ${row}.direction
    AND result = ${row}.result AND transfers <= 0;`
}
