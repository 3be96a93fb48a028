/**
 * `form` says which chunks of the shard are the recording; `chunkCount` and `byteLength` are theirs. `raw…` describe what
 * came from the media window, whose chunks are gone once `rawKept` is 0. `endedAs` is the state that was asked for first,
 * kept for a completion that is interrupted.
 */
export const sql = `
ALTER TABLE recording ADD COLUMN form TEXT NOT NULL DEFAULT 'raw' CHECK (form IN ('raw', 'finished'));
ALTER TABLE recording ADD COLUMN endedAs TEXT CHECK (endedAs IN ('complete', 'recovered'));
ALTER TABLE recording ADD COLUMN rawSha256 TEXT;
ALTER TABLE recording ADD COLUMN rawBytes INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recording ADD COLUMN rawChunkCount INTEGER NOT NULL DEFAULT 0;
ALTER TABLE recording ADD COLUMN rawKept INTEGER NOT NULL DEFAULT 1;
CREATE INDEX recordingSuperseded ON recording (startedAt) WHERE form = 'finished' AND rawKept = 1;
`;
