import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { GivenCalibration, PackagedCalibration } from '../../../shared/reviews/reviewPackageContent.ts';
import type { ScoreCard } from '../../../shared/reviews/scoreCard.ts';
import { fileStem } from '../../exports/fileStem.ts';
import { writeThroughTemporary } from '../../exports/writeThroughTemporary.ts';
import { IpcRefusal } from '../../ipc/ipcRefusal.ts';
import { maskValue, stars } from '../../ipc/maskValue.ts';
import type { JobHandle, JobResult } from '../../jobs/jobDesk.ts';
import { packAnswer } from '../../reviewPackages/packAnswer.ts';
import { packCalls } from '../../reviewPackages/packCalls.ts';
import { PackageFault } from '../../reviewPackages/packageFault.ts';
import type { PackageManifest } from '../../reviewPackages/packageManifest.ts';
import { takeInPackage } from '../../reviewPackages/takeInPackage.ts';
import { writePackage, type PackageFile } from '../../reviewPackages/writePackage.ts';
import { personOf } from '../personOf.ts';
import type { SeatCommands, SeatQueries } from '../seat.ts';
import type { SeatParts } from '../seatParts.ts';
import { done } from './done.ts';
import { fileReadFault } from './fileReadFault.ts';

type Names = 'reviewPackage:export' | 'reviewPackage:import' | 'reviewPackage:answer' | 'reviewPackage:remove';

const fileKinds = [{ name: '400review', extensions: ['400review'] }];

/** Calls that are judged elsewhere: given away, taken in, answered, removed. */
export function reviewPackageCommands(parts: SeatParts): Pick<SeatCommands, Names> {
  const { jobs, figures, reviews, options } = parts;
  const { store, files, publisher, now, log } = options;
  const person = () => personOf(publisher);
  const shown = <T>(value: T): T => (publisher.current.seat.rights.includes('seeNumbers') ? value : (maskValue(value, stars) as T));
  const changed = (): void => {
    reviews.changed();
    figures.logChanged();
  };
  let taking = false;

  // What an earlier run left half taken in is removed before anything new begins.
  void store.abandonPackages(null).catch((error: unknown) => log('what was left of a package could not be removed', error));

  async function releasedCards(cardIds: readonly string[]): Promise<ScoreCard[]> {
    const kept = await store.listScoreCards(null);
    const cards = cardIds.flatMap((id) => kept.find((card) => card.id === id)?.released ?? []);
    if (cards.length !== cardIds.length) throw new IpcRefusal('unknownCard', 'A score card is not released');
    return cards;
  }

  type About = Omit<PackageManifest, 'files' | 'publicKey' | 'madeBy' | 'madeAt'>;

  /** Writes a package into a file. @param progress bytes of its contents written so far; its SHA-256 comes back */
  async function write(file: string, about: About, content: readonly PackageFile[], passphrase: string, signal: AbortSignal, progress: (done: number) => void) {
    const { publicKey, fingerprint } = await store.evidenceStatus(null);
    const made = { ...about, publicKey, madeBy: person(), madeAt: now() };
    const sign = (manifest: string) => store.signReviewManifest({ manifest });
    const digest = createHash('sha256');
    let written = 0;
    await writeThroughTemporary(file, signal, async (to) => {
      const counted = new Transform({
        transform(piece: Buffer, _encoding, next) {
          digest.update(piece);
          written += piece.byteLength;
          progress(written);
          next(null, piece);
        },
      });
      await pipeline(Readable.from(writePackage(made, content, { passphrase, sign }), { objectMode: false }), counted, to, { signal, end: false });
    });
    return { made, fingerprint, sha256: digest.digest('hex') };
  }

  /** The calibration as it goes with its calls. Rejects with `notFound` where it is over, or for somebody who does not take part. */
  async function calibrationFor({ id, reviewer }: GivenCalibration): Promise<PackagedCalibration> {
    const calibration = await store.getCalibration({ id });
    if (calibration === null || calibration.closedAt !== null || !calibration.reviewers.includes(reviewer)) throw new IpcRefusal('notFound', 'There is no such open calibration of this reviewer');
    const { name, callIds, cardId, cardVersion, madeBy, madeAt } = calibration;
    return { id, name, callIds, cardId, cardVersion, madeBy, madeAt, reviewer };
  }

  async function cardOf({ cardId, cardVersion: version }: PackagedCalibration): Promise<ScoreCard> {
    const card = await store.getScoreCard({ cardId, version });
    if (card === null) throw new IpcRefusal('unknownCard', 'The score card of the calibration is gone');
    return card;
  }

  async function give({ cardIds, passphrase, note, calibration: asked, ...chosen }: { readonly callIds: readonly string[]; readonly cardIds: readonly string[]; readonly passphrase: string; readonly note: string; readonly calibration: GivenCalibration | null }) {
    const calibration = asked === null ? null : await calibrationFor(asked);
    const callIds = calibration?.callIds ?? chosen.callIds;
    const cards = calibration === null ? await releasedCards(cardIds) : [await cardOf(calibration)];
    const file = await files.saveFile(`${fileStem(now(), 'day')}.400review`, fileKinds);
    if (file === null) return null;
    const jobId = jobs.start('exportReviews', async ({ signal, progress }): Promise<JobResult> => {
      let sound = 0;
      const packed = await packCalls(store, { callIds, cards, calibration, shown, signal, progress: (bytes, total) => progress(bytes, 2 * (sound = total)) });
      const id = randomUUID();
      const { made, fingerprint, sha256 } = await write(
        file, { id, kind: 'calls', note, answers: null, callIds: [...packed.callIds] }, packed.files, passphrase, signal, (bytes) => progress(Math.min(sound + bytes, 2 * sound), 2 * sound),
      );
      await store.keepGivenPackage({ id, madeBy: made.madeBy, fingerprint, madeAt: made.madeAt, note, callIds: packed.callIds, calibration: asked, at: now(), files: { [path.basename(file)]: sha256 } }).catch(async (error: unknown) => {
        // What is not in the chain is not to be out there.
        await rm(file, { force: true });
        throw error;
      });
      changed();
      return { key: packed.silent === 0 ? 'reviewsGiven' : 'reviewsGivenButSilent', values: { calls: packed.callIds.length, silent: packed.silent }, file };
    });
    return { jobId };
  }

  async function takeIn(file: string, passphrase: string, { signal, progress }: JobHandle): Promise<JobResult> {
    try {
      const { size } = await stat(file);
      const taken = await takeInPackage(store, { open: () => createReadStream(file), bytes: size, passphrase, by: person(), judge: publisher.current.seat.user, now, signal, progress });
      changed();
      const { madeBy, fingerprint } = taken;
      if (taken.kind === 'calls') return { key: 'reviewsTaken', values: { calls: taken.calls, madeBy, fingerprint }, file: null };
      const { reviews, markers, left } = taken;
      return { key: left === 0 ? 'reviewsBack' : 'reviewsBackButLeft', values: { reviews, markers, left, madeBy, fingerprint }, file: null };
    } catch (error) {
      throw fileReadFault(error);
    }
  }

  async function takenPackage(id: string) {
    const found = await store.getReviewPackage({ id });
    if (found === null || found.direction !== 'taken' || found.removedAt !== null) throw new IpcRefusal('notFound', 'There is no such package');
    return found;
  }

  return {
    'reviewPackage:export': give,
    'reviewPackage:import': async ({ passphrase }) => {
      const file = await files.openFile(fileKinds);
      if (file === null) return null;
      if (taking) throw new IpcRefusal('alreadyImporting', 'Another package is being taken in');
      taking = true;
      return { jobId: jobs.start('importReviews', (handle) => takeIn(file, passphrase, handle).finally(() => { taking = false; })) };
    },
    'reviewPackage:answer': async ({ packageId, passphrase }) => {
      await takenPackage(packageId);
      const content = await store.answerOfPackage({ id: packageId });
      if (content === null) throw new IpcRefusal('notFound', 'There is no such package');
      const packed = packAnswer(content, person());
      const file = await files.saveFile(`${fileStem(now(), 'day')}-answer.400review`, fileKinds);
      if (file === null) return null;
      const total = packed.files.reduce((sum, { bytes }) => sum + bytes, 0);
      const jobId = jobs.start('exportReviews', async ({ signal, progress }): Promise<JobResult> => {
        const about: About = { id: randomUUID(), kind: 'answer', note: '', answers: packageId, callIds: [...packed.callIds] };
        await write(file, about, packed.files, passphrase, signal, (bytes) => progress(Math.min(bytes, total), total));
        await store.noteAnswer({ id: packageId, by: person(), at: now() });
        changed();
        return { key: 'reviewsAnswered', values: { reviews: content.reviews.length, markers: content.markers.length }, file };
      });
      return { jobId };
    },
    'reviewPackage:remove': async ({ packageId, reason }) => {
      const { answeredAt } = await takenPackage(packageId);
      if (answeredAt === null && reason.trim() === '') throw new PackageFault('packageNotAnswered', 'The answer was not written yet');
      await store.removePackage({ id: packageId, by: person(), reason: reason.trim(), at: now() });
      return done(changed());
    },
  };
}

export function reviewPackageQueries({ options: { store } }: SeatParts): Pick<SeatQueries, 'reviewPackage:list'> {
  return { 'reviewPackage:list': () => store.listReviewPackages(null) };
}
