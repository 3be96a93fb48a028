import { packagedCardSchema, packagedMarkersSchema, packagedReviewsSchema, type PackagedCalibration, type PackagedMarker, type PackagedReview } from '../../shared/reviews/reviewPackageContent.ts';
import type { ScoreCard } from '../../shared/reviews/scoreCard.ts';
import { calibrationFile, readCalibration, readCall, readText, requireAnswer, requireCallPackage, soundOf } from './checkContent.ts';
import { PackageFault } from './packageFault.ts';
import type { KeyMaker } from './packageKey.ts';
import type { ManifestFile, PackageManifest, SignedManifest } from './packageManifest.ts';
import type { TakingStore } from './packageStore.ts';
import { readPackage, type PackageVisitor } from './readPackage.ts';

export interface TakingRequest {
  /** The file from its beginning, each time it is asked for. */
  readonly open: () => AsyncIterable<Uint8Array>;
  readonly bytes: number;
  readonly passphrase: string;
  /** Who takes it in. */
  readonly by: string;
  /** Under which name this person judges here. */
  readonly judge: string;
  readonly now: () => number;
  readonly signal: AbortSignal;
  readonly progress: (done: number, total: number) => void;
  readonly keyOf?: KeyMaker;
}

export type Taken =
  | { readonly kind: 'calls'; readonly calls: number; readonly madeBy: string; readonly fingerprint: string }
  | { readonly kind: 'answer'; readonly reviews: number; readonly markers: number; readonly left: number; readonly madeBy: string; readonly fingerprint: string };

/** What a package holds besides sound, once all of it was found to be right. */
export interface CheckedPackage extends SignedManifest {
  readonly cards: readonly ScoreCard[];
  readonly reviews: readonly PackagedReview[];
  readonly markers: readonly PackagedMarker[];
  /** What the calls are to be judged for; null = each on its own. */
  readonly calibration: PackagedCalibration | null;
}

/** As the store writes sound: a millisecond or two with its sync. */
const pieceBytes = 128 * 1024;
/** What a disk must have left beside the sound itself. */
const spareBytes = 64 * 2 ** 20;

/** Gathers the files that are read as a whole and hands each over at its end; sound goes by. */
export function wholeFiles(take: (file: ManifestFile, bytes: Buffer) => void | Promise<void>): Required<Pick<PackageVisitor, 'piece' | 'ends'>> {
  let pieces: Uint8Array[] = [];
  return {
    piece(file, bytes) {
      if (!file.name.startsWith('sound/')) pieces.push(bytes);
    },
    ends(file) {
      const whole = Buffer.concat(pieces);
      pieces = [];
      return file.name.startsWith('sound/') ? undefined : take(file, whole);
    },
  };
}

/** Reads and checks a whole package and keeps nothing. Throws `PackageFault`. */
export async function checkPackageFile(open: TakingRequest['open'], options: Parameters<typeof readPackage>[1]): Promise<CheckedPackage> {
  const cards: ScoreCard[] = [];
  const reviews: PackagedReview[] = [];
  const markers: PackagedMarker[] = [];
  let calibration: PackagedCalibration | null = null;
  let manifest: PackageManifest | undefined;
  const signed = await readPackage(open(), options, {
    begins(found) {
      ({ manifest } = found);
      if (manifest.kind === 'calls') requireCallPackage(manifest);
      else requireAnswer(manifest);
    },
    ...wholeFiles((file, bytes) => {
      if (file.name.startsWith('cards/')) cards.push(readText(packagedCardSchema, bytes));
      else if (file.name === 'reviews.json') reviews.push(...readText(packagedReviewsSchema, bytes));
      else if (file.name === 'markers.json') markers.push(...readText(packagedMarkersSchema, bytes));
      else if (file.name === calibrationFile) calibration = readCalibration(bytes, manifest!, cards);
      else readCall(file, bytes, soundFileOf(manifest, file));
    }),
  });
  return { ...signed, cards, reviews, markers, calibration };
}

function soundFileOf(manifest: PackageManifest | undefined, file: ManifestFile): ManifestFile | undefined {
  return manifest?.files.find(({ name }) => name === soundOf(file.name.slice('calls/'.length, -'.json'.length)));
}

/**
 * Takes a package in. The file is read twice: the first time every byte, signature, digest and word is checked and nothing is
 * kept; the second time calls and sound are staged where nobody sees them, and then put in sight in one transaction. Whatever
 * goes wrong, also the end of the program, leaves nothing behind.
 */
export async function takeInPackage(store: TakingStore, request: TakingRequest): Promise<Taken> {
  const { open, bytes, passphrase, signal, keyOf } = request;
  const options = (base: number, total: number) => ({ passphrase, signal, progress: (done: number) => request.progress(base + done, total), ...(keyOf === undefined ? {} : { keyOf }) });
  const checked = await checkPackageFile(open, options(0, 2 * bytes));
  if (checked.manifest.kind === 'answer') return mergeAnswer(store, checked, request);
  const { manifest, fingerprint, cards, calibration } = checked;
  const facts = { id: manifest.id, madeBy: manifest.madeBy, fingerprint, madeAt: manifest.madeAt, note: manifest.note, callIds: manifest.callIds };
  refuse(await store.checkPackage(facts));
  const sound = manifest.files.reduce((sum, file) => sum + file.bytes, 0);
  const at = request.now();
  const { freeBytes } = await store.storageUse({ now: at, days: 2 });
  if (freeBytes < sound + spareBytes) throw Object.assign(new Error('The disk has not enough room for the package.'), { code: 'diskFull' });
  try {
    await readPackage(open(), options(bytes, 2 * bytes), staging(store, checked, at));
    signal.throwIfAborted();
    refuse(await store.takeOverPackage({ ...facts, cards, calibration, judge: request.judge, by: request.by, at }));
  } catch (error) {
    await store.abandonPackages(null);
    throw error;
  }
  return { kind: 'calls', calls: manifest.callIds.length, madeBy: manifest.madeBy, fingerprint };
}

function refuse(obstacle: Awaited<ReturnType<TakingStore['checkPackage']>>): void {
  if (obstacle !== null) throw new PackageFault(obstacle, 'The package cannot be taken in here.');
}

/** Puts calls and sound into the store, call by call. */
function staging(store: TakingStore, checked: CheckedPackage, at: number): PackageVisitor {
  let recordingId: string | null = null;
  let waiting: Uint8Array[] = [];
  let length = 0;
  let written = 0;
  let sequence = 0;
  const { piece: gather, ends } = wholeFiles(async (file, bytes) => {
    if (!file.name.startsWith('calls/')) return;
    const sound = soundFileOf(checked.manifest, file);
    const call = readCall(file, bytes, sound);
    ({ recordingId } = await store.stagePackagedCall({ packageId: checked.manifest.id, call, byteLength: sound!.bytes, sha256: sound!.sha256, at }));
    [waiting, length, written, sequence] = [[], 0, 0, 0];
  });
  return {
    begins({ manifest, fingerprint }) {
      // Somebody put another file in its place meanwhile.
      if (fingerprint !== checked.fingerprint || JSON.stringify(manifest) !== JSON.stringify(checked.manifest)) throw new PackageFault('packageDamaged', 'The file changed while it was read.');
    },
    async piece(file, bytes) {
      if (!file.name.startsWith('sound/')) return gather(file, bytes);
      if (recordingId === null) return;
      waiting.push(bytes);
      length += bytes.byteLength;
      const last = written + length === file.bytes;
      if (!last && length < pieceBytes) return;
      await store.stagePackagedSound({ recordingId, sequence, byteOffset: written, bytes: Buffer.concat(waiting), last, at });
      written += length;
      sequence += 1;
      [waiting, length] = [[], 0];
    },
    ends,
  };
}

async function mergeAnswer(store: TakingStore, { manifest, fingerprint, cards, reviews, markers }: CheckedPackage, { signal, now }: TakingRequest): Promise<Taken> {
  const answers = manifest.answers!;
  refuse(await store.checkAnswer({ answers, callIds: manifest.callIds }));
  signal.throwIfAborted();
  const merged = await store.mergeAnswer({ answers, reviews, markers, cards, by: manifest.madeBy, fingerprint, at: now() });
  return { kind: 'answer', ...merged, madeBy: manifest.madeBy, fingerprint };
}
