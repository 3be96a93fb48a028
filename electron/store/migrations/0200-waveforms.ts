/**
 * What a recording looks like. `speech` is JSON of `Speech`; the figures beside it are for lists and samples. A tile is
 * deflated; the tiles of a recording are whole when its row is there.
 * With the sound of a recording goes everything that shows what was said in it.
 */
export const sql = `
CREATE TABLE waveform (
  recordingId TEXT PRIMARY KEY,
  durationMs INTEGER NOT NULL,
  damagedMs INTEGER NOT NULL,
  speech TEXT NOT NULL,
  agentMs INTEGER NOT NULL,
  customerMs INTEGER NOT NULL,
  overTalkMs INTEGER NOT NULL,
  silenceMs INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE waveformTile (
  id INTEGER PRIMARY KEY,
  recordingId TEXT NOT NULL,
  level INTEGER NOT NULL,
  tile INTEGER NOT NULL,
  bytes BLOB NOT NULL,
  UNIQUE (recordingId, level, tile)
) STRICT;

CREATE TRIGGER waveformDeleted AFTER UPDATE OF deletedAt ON recording WHEN new.deletedAt IS NOT NULL BEGIN
  DELETE FROM waveform WHERE recordingId = new.id;
  DELETE FROM waveformTile WHERE recordingId = new.id;
END;

CREATE TRIGGER waveformGone AFTER DELETE ON recording BEGIN
  DELETE FROM waveform WHERE recordingId = old.id;
  DELETE FROM waveformTile WHERE recordingId = old.id;
END;
`;
