import { createHash } from 'node:crypto';
import { canonicalJson } from '../../shared/evidence/canonicalJson.ts';
import { isEmptyRecording } from '../../shared/recordings/recording.ts';
import { packagedCallSchema, type PackagedCalibration, type PackagedCall, type PackagedEntry } from '../../shared/reviews/reviewPackageContent.ts';
import type { ScoreCard } from '../../shared/reviews/scoreCard.ts';
import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';
import { calibrationFile } from './checkContent.ts';
import { PackageFault } from './packageFault.ts';
import type { GivingStore } from './packageStore.ts';
import type { PackageFile } from './writePackage.ts';

export interface PackingRequest {
  readonly callIds: readonly string[];
  readonly cards: readonly ScoreCard[];
  /** What the calls are judged for; null = each on its own. */
  readonly calibration: PackagedCalibration | null;
  /** What may leave of words with numbers in them: the same value, or one in which they are masked. */
  readonly shown: <T>(value: T) => T;
  readonly signal: AbortSignal;
  /** Bytes of sound measured so far, of `total`. */
  readonly progress: (done: number, total: number) => void;
}

/** What goes into a package, in its order. */
export interface PackedCalls {
  readonly callIds: readonly string[];
  readonly files: readonly PackageFile[];
  /** Calls that were left out because they have no finished recording. */
  readonly silent: number;
  readonly bytes: number;
}

const bytesAtOnce = 256 * 1024;

export function textFile(name: string, content: unknown): PackageFile {
  const bytes = Buffer.from(canonicalJson(content));
  return { name, bytes: bytes.byteLength, sha256: createHash('sha256').update(bytes).digest('hex'), async *pieces() { yield bytes; } };
}

/**
 * Gathers calls for a reviewer elsewhere: facts, events, markers, links of the evidence chain, and the sound byte for byte as it is kept,
 * which is read twice: once to be measured, once to be written. Reviews are never in it, and no markers of calls that are being
 * calibrated: nobody is to be led. Waveforms are not in it either: the player draws them from the sound. Throws `packageNoSound`.
 */
export async function packCalls(store: GivingStore, { callIds, cards, calibration, shown, signal, progress }: PackingRequest): Promise<PackedCalls> {
  const calibrated = new Set(await store.calibratedCalls({ callIds }));
  const found = [];
  for (const callId of new Set(callIds)) {
    const [detail, recording] = await Promise.all([store.getCall({ callId }), store.getRecording({ callId })]);
    if (detail !== null && detail.entry.result !== 'open' && recording !== null && recording.deleted === null && recording.form === 'finished' && !isEmptyRecording(recording)) found.push({ callId, detail, recording });
  }
  if (found.length === 0) throw new PackageFault('packageNoSound', 'None of the calls has a finished recording.');
  const total = found.reduce((sum, { recording }) => sum + recording.byteLength, 0);
  const files: PackageFile[] = cards.map((card, at) => textFile(`cards/${at}.json`, card));
  const packed = new Set(found.map(({ callId }) => callId));
  if (calibration !== null) files.push(textFile(calibrationFile, { ...calibration, callIds: calibration.callIds.filter((callId) => packed.has(callId)) }));
  let done = 0;
  for (const { callId, detail, recording } of found) {
    const pieces = () => piecesOf(store, recording.id);
    const digest = createHash('sha256');
    let bytes = 0;
    for await (const piece of pieces()) {
      signal.throwIfAborted();
      digest.update(piece);
      bytes += piece.byteLength;
      done += piece.byteLength;
      progress(done, total);
    }
    const markers = calibrated.has(callId) ? [] : await store.listMarkers({ callId });
    const seekIndex = await store.getSeekIndex({ id: recording.id });
    const { startedAt, mimeType, durationMs, state } = recording;
    const call: unknown = {
      ...shown({ entry: entryOf(detail.entry), events: detail.events.map(({ sequence, event }) => ({ sequence, event })), markers }),
      recording: { startedAt, mimeType, durationMs, state, seekIndex },
      evidence: await evidenceOf(store, callId, shown),
    };
    files.push(textFile(`calls/${callId}.json`, packagedCallSchema.parse(call)), { name: `sound/${callId}.webm`, bytes, sha256: digest.digest('hex'), pieces });
  }
  return { callIds: found.map(({ callId }) => callId), files, silent: new Set(callIds).size - found.length, bytes: files.reduce((sum, file) => sum + file.bytes, 0) };
}

async function* piecesOf(store: GivingStore, id: string): AsyncGenerator<Uint8Array> {
  for (let offset = 0; ;) {
    const bytes = await store.readRecording({ id, offset, length: bytesAtOnce, form: 'finished' });
    if (bytes.byteLength === 0) return;
    yield bytes;
    offset += bytes.byteLength;
  }
}

function entryOf(entry: CallLogEntry): PackagedEntry {
  const {
    callId, direction, startedAt, answeredAt, endedAt, result, endedBy, endCause, sipCode, remoteNumber, serviceNumber, areaText, queue, queueWaitSeconds, ivrPath, routeRule,
    customerName, company, agent, talkSeconds, disposition, mos, surveyScore,
  } = entry;
  return {
    callId, direction, startedAt, answeredAt, endedAt, result: result as PackagedEntry['result'], endedBy, endCause, sipCode, remoteNumber, serviceNumber, areaText, queue, queueWaitSeconds,
    ivrPath, routeRule, customerName, company, agent, talkSeconds, disposition, mos, surveyScore,
  };
}

/** Links of the call. A payload that would show a number stays here; its digest in the header does not. */
async function evidenceOf(store: GivingStore, callId: string, shown: PackingRequest['shown']): Promise<PackagedCall['evidence']> {
  const part = await store.evidencePart({ callId, mostBetween: 0 });
  const links = (part?.links ?? []).filter(({ header }) => header.subject === callId && header.kind !== 'reviewKept');
  const wanted = new Set(links.map(({ header }) => header.key));
  return {
    links: links.map((link) => ({ ...link, payload: link.payload !== null && canonicalJson(shown(JSON.parse(link.payload) as unknown)) === link.payload ? link.payload : null })),
    keys: Object.fromEntries(Object.entries(part?.keys ?? {}).filter(([fingerprint]) => wanted.has(fingerprint))),
  };
}
