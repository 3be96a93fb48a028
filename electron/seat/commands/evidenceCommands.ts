import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { firstProblem } from '../../../shared/evidence/evidenceProblem.ts';
import type { EvidenceReport } from '../../../shared/evidence/evidenceProblem.ts';
import { maskPhoneNumber } from '../../../shared/phoneNumbers/maskPhoneNumber.ts';
import { parsePhoneNumber } from '../../../shared/phoneNumbers/parsePhoneNumber.ts';
import { isEmptyRecording } from '../../../shared/recordings/recording.ts';
import { packageNames } from '../../evidence/package/packageNames.ts';
import { evidenceWords } from '../../evidence/evidenceWords.ts';
import { verifyCall } from '../../evidence/verifyCall.ts';
import { verifyStore } from '../../evidence/verifyStore.ts';
import { fileStem } from '../../exports/fileStem.ts';
import { writeAll } from '../../exports/writeAll.ts';
import { writeThroughTemporary } from '../../exports/writeThroughTemporary.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import { maskValue, stars } from '../../ipc/maskValue.ts';
import type { JobResult } from '../../jobs/jobDesk.ts';
import { exportAudio } from '../../recordings/exportAudio.ts';
import { factsSheetHtml } from '../../recordings/exportFactsSheet.ts';
import type { AudioFormat } from '../../recordings/exportMessages.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';

type Names = 'recording:export' | 'evidence:export' | 'evidence:verify' | 'evidence:verifyPackage' | 'evidence:configure';

function resultOf({ problems, links }: EvidenceReport): JobResult {
  const first = firstProblem(problems);
  if (first === undefined) return { key: 'evidenceHolds', values: { links }, file: null };
  const values = { problem: first.kind, place: first.kind === 'file' ? ` ${first.file}` : '', problems: problems.length };
  return first.sequence === null ? { key: 'evidenceBroken', values, file: null } : { key: 'evidenceBrokenAt', values: { ...values, sequence: first.sequence }, file: null };
}

/** A file name that every system takes. */
const callStem = (at: number, number: string) => `${fileStem(at, 'minute')} ${number.replace(/\*/g, 'x').replace(/[^0-9x]/g, '')}`.trim();

/** Recordings and proofs that leave the program, and looking whether everything still holds. */
export function evidenceCommands(parts: SeatParts): Pick<SeatCommands, Names> {
  const { jobs, evidence, options } = parts;
  const { store, files, publisher, printSheet, now } = options;
  const person = () => publisher.current.seat.user;

  /** The call as this seat may see it. */
  async function shownCall(callId: string) {
    const detail = await store.getCall({ callId });
    if (detail === null) throw new IpcRefusal('unknownCall', 'There is no such call');
    const numbersHidden = !publisher.current.seat.rights.includes('seeNumbers');
    const number = detail.entry.remoteNumber;
    const remoteNumber = numbersHidden && number !== '' ? maskPhoneNumber(parsePhoneNumber(number)) : number;
    // What the platform sent and people wrote may hold numbers too.
    const entry = numbersHidden ? (maskValue(detail.entry, stars) as typeof detail.entry) : detail.entry;
    return { detail, entry, numbersHidden, remoteNumber, stem: callStem(detail.entry.startedAt, remoteNumber) };
  }

  async function finishedRecording(callId: string) {
    const recording = await store.getRecording({ callId });
    if (recording === null || recording.form !== 'finished' || isEmptyRecording(recording)) throw new IpcRefusal('notFound', 'There is no finished recording');
    return { recording, seekIndex: await store.getSeekIndex({ id: recording.id }) };
  }

  /** Writes the recording into a file; its size and SHA-256. */
  async function writeAudio(
    { recording, seekIndex }: Awaited<ReturnType<typeof finishedRecording>>, format: AudioFormat, file: string, signal: AbortSignal, progress: (doneMs: number) => void,
  ) {
    const digest = createHash('sha256');
    const { id, byteLength, durationMs } = recording;
    const read = (offset: number, length: number) => store.readRecording({ id, offset, length, form: 'finished' });
    await writeThroughTemporary(file, signal, async (to) => {
      const through = new Transform({ transform(piece: Buffer, _encoding, next) { digest.update(piece); next(null, piece); } });
      const written = pipeline(through, to, { signal, end: false });
      written.catch((error: unknown) => through.destroy(error as Error));
      await exportAudio({ format, form: { byteLength, seekIndex }, durationMs, read, signal, progress }, through);
      through.end();
      await written;
    });
    return { name: path.basename(file), bytes: (await stat(file)).size, sha256: digest.digest('hex') };
  }

  async function exportRecording(callId: string, format: AudioFormat, factsSheet: boolean): Promise<{ jobId: string } | null> {
    const { entry, remoteNumber, stem } = await shownCall(callId);
    const found = await finishedRecording(callId);
    const file = await files.saveFile(`${stem}.${format}`, [{ name: format.toUpperCase(), extensions: [format] }]);
    if (file === null) return null;
    const { locale } = publisher.current.preferences;
    const { recording } = found;
    return { jobId: jobs.start('exportRecording', async ({ signal, progress }) => {
      const made: string[] = [];
      try {
        const audio = await writeAudio(found, format, file, signal, (doneMs) => progress(Math.min(Math.round(doneMs), recording.durationMs), recording.durationMs));
        made.push(file);
        await writeThroughTemporary(`${file}.sha256`, signal, (to) => writeAll(to, `${audio.sha256}  ${audio.name}\n`));
        made.push(`${file}.sha256`);
        const hashes: Record<string, string> = { [audio.name]: audio.sha256 };
        if (factsSheet) {
          const html = factsSheetHtml({
            locale, entry, recordingMs: recording.durationMs, remoteNumber, exportedAt: now(), exportedBy: person(), files: [audio],
            links: await store.callEvidence({ callId }), fingerprint: (await store.evidenceStatus(null)).fingerprint,
          }, evidenceWords(locale));
          const pdf = await printSheet(html, signal);
          const sheet = `${file.slice(0, -path.extname(file).length || undefined)}.pdf`;
          await writeThroughTemporary(sheet, signal, (to) => writeAll(to, pdf));
          made.push(sheet);
          hashes[path.basename(sheet)] = createHash('sha256').update(pdf).digest('hex');
        }
        await store.keepEvidence({ kind: 'exported', subject: callId, payload: { id: randomUUID(), recordingId: recording.id, by: person(), what: format, files: hashes } });
        return { key: 'file', values: {}, file };
      } catch (error) {
        // All of it or nothing: half an export would look like a whole one.
        for (const name of made) await rm(name, { force: true });
        throw error;
      }
    }) };
  }

  async function exportEvidence(callId: string, wav: boolean): Promise<{ jobId: string } | null> {
    const { detail, entry, numbersHidden, remoteNumber, stem } = await shownCall(callId);
    const found = wav ? await finishedRecording(callId) : null;
    const file = await files.saveFile(`${stem}.zip`, [{ name: 'ZIP', extensions: ['zip'] }]);
    if (file === null) return null;
    return { jobId: jobs.start('exportEvidence', async ({ signal, progress }) => {
      const { createPackage } = await import('../../evidence/package/createPackage.ts');
      const wavFile = `${file}.wav.part`;
      try {
        const audio = found === null ? null : await writeAudio(found, 'wav', wavFile, signal, () => progress(0, null));
        const facts = { ...entry, remoteNumber, ...(numbersHidden ? {} : { remoteRaw: detail.remoteRaw, facts: detail.facts, events: detail.events }) };
        await createPackage(store, {
          id: randomUUID(), callId, by: person(), facts, numbersHidden, signal, progress,
          files: audio === null || found === null ? [] : [{ ...audio, name: packageNames.audio(found.recording.id, 'wav'), open: () => Promise.resolve(createReadStream(wavFile)) }],
          stamp: async () => { await evidence.stampNow(); },
          write: (fill) => writeThroughTemporary(file, signal, (to) => fill(to)),
        });
        return { key: 'file', values: {}, file };
      } finally {
        await rm(wavFile, { force: true });
      }
    }) };
  }

  return {
    'recording:export': ({ callId, format, factsSheet }) => exportRecording(callId, format, factsSheet),
    'evidence:export': ({ callId, wav }) => exportEvidence(callId, wav),
    'evidence:verify': () => ({ jobId: jobs.start('verifyEvidence', async ({ signal, progress }) => {
      const total = (await store.evidenceStatus(null)).head.sequence;
      return resultOf(await verifyStore(store, { signal, progress: (links) => progress(Math.min(links, total), total) }));
    }) }),
    'evidence:verifyPackage': async () => {
      const file = await files.openFile([{ name: 'ZIP', extensions: ['zip'] }]);
      if (file === null) return null;
      const { certificate } = evidence.authority;
      return { jobId: jobs.start('verifyEvidence', async ({ signal }) => {
        const { verifyPackage } = await import('../../evidence/package/verifyPackage.ts');
        return resultOf(await verifyPackage(file, { signal, ...(certificate === '' ? {} : { authority: certificate }) }));
      }) };
    },
    'evidence:configure': async (authority) => done(await evidence.configure(authority)),
  };
}

/** What the chain says. */
export function evidenceQueries({ evidence, options: { store } }: SeatParts): Pick<SeatQueries, 'evidence:overview' | 'evidence:ofCall'> {
  return {
    'evidence:overview': async () => {
      const { begunAt, head, fingerprint, lastStamp } = await store.evidenceStatus(null);
      return { begunAt, links: head.sequence, fingerprint, lastStampAt: lastStamp?.at ?? null, stampProblem: evidence.problem, authority: evidence.authority };
    },
    'evidence:ofCall': async ({ callId }) => ({ links: await store.callEvidence({ callId }), ...(await verifyCall(store, callId)) }),
  };
}
