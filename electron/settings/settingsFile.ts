import { mkdir, open, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { defaultPreferences, preferencesSchema, provisioningSchema, type Preferences, type SeatProvisioning } from '../../shared/settings/seatSettings.ts';

/** Seals a secret with the system's key store (Electron's safeStorage). */
export interface SecretBox {
  /** False when the system has no key store: then nothing secret is written. */
  readonly available: () => boolean;
  readonly seal: (secret: string) => string;
  readonly unseal: (sealed: string) => string;
}

const fileSchema = z.strictObject({
  version: z.literal(1),
  preferences: preferencesSchema,
  /** The seat without its secrets. */
  seat: provisioningSchema.omit({ password: true }).nullable(),
  sealedPassword: z.string().nullable(),
  /** The TURN servers' passwords in their order, as JSON. Absent in files of older versions, which had them in `seat`. */
  sealedTurnPasswords: z.string().nullable().default(null),
  popPosition: z.strictObject({ x: z.int(), y: z.int() }).nullable(),
});
type SettingsOnDisk = z.infer<typeof fileSchema>;
type Seals = Pick<SettingsOnDisk, 'sealedPassword' | 'sealedTurnPasswords'>;
type SeatWithoutPassword = Omit<SeatProvisioning, 'password'>;
const turnPasswordsSchema = z.array(z.string().nullable());

/** The settings of this machine's user. `seat` is null until one was provisioned and its password is at hand. */
export interface Settings {
  readonly preferences: Preferences;
  readonly seat: SeatProvisioning | null;
  /** A seat is known but its password could not be kept or read: it must be provisioned again. */
  readonly passwordMissing: boolean;
  readonly popPosition: { readonly x: number; readonly y: number } | null;
}

const fresh: Settings = { preferences: defaultPreferences, seat: null, passwordMissing: false, popPosition: null };

/** Settings in one small JSON file, replaced whole, with the password sealed or absent. */
export class SettingsFile {
  private settings: Settings = fresh;
  private known: SeatWithoutPassword | null = null;
  /** As they are in the file: what cannot be opened now must not be lost by the next change. */
  private keptSeals: Seals = { sealedPassword: null, sealedTurnPasswords: null };
  private writing: Promise<void> = Promise.resolve();
  private readonly file: string;
  private readonly box: SecretBox;

  constructor(file: string, box: SecretBox) {
    this.file = file;
    this.box = box;
  }

  get current(): Settings {
    return this.settings;
  }

  /** The seat as it was provisioned, also when its password is not at hand. */
  get knownSeat(): SeatWithoutPassword | null {
    return this.known;
  }

  /** Reads the file. A damaged one is put aside (its new name is returned) and the defaults are used. */
  async load(): Promise<{ readonly putAside: string | null }> {
    await this.writing.catch(() => {});
    let text: string;
    try {
      text = await readFile(this.file, 'utf8');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'ENOENT') return { putAside: null };
      throw error;
    }
    const parsed = fileSchema.safeParse(parseJson(text));
    if (!parsed.success) {
      const putAside = `${this.file}.damaged-${Date.now()}`;
      await rename(this.file, putAside);
      return { putAside };
    }
    const { preferences, sealedPassword, sealedTurnPasswords, popPosition } = parsed.data;
    this.keptSeals = { sealedPassword, sealedTurnPasswords };
    const password = this.unseal(sealedPassword);
    const seat = parsed.data.seat && withTurnPasswords(parsed.data.seat, this.unseal(sealedTurnPasswords));
    this.known = seat;
    this.settings = {
      preferences,
      seat: seat && password !== null ? { ...seat, password } : null,
      passwordMissing: seat !== null && password === null,
      popPosition,
    };
    return { putAside: null };
  }

  /** Changes settings and writes them. Resolves when they are on the disk. */
  change(patch: Partial<Pick<Settings, 'preferences' | 'seat' | 'popPosition'>>): Promise<void> {
    this.settings = { ...this.settings, ...patch };
    if (patch.seat !== undefined) {
      this.known = patch.seat === null ? null : withoutPassword(patch.seat);
      this.settings = { ...this.settings, passwordMissing: false };
    }
    const content: SettingsOnDisk = {
      version: 1,
      preferences: this.settings.preferences,
      seat: this.known && withoutTurnPasswords(this.known),
      ...this.seals(patch.seat !== undefined),
      popPosition: this.settings.popPosition,
    };
    this.writing = this.writing.catch(() => {}).then(() => replaceFile(this.file, `${JSON.stringify(content, null, 2)}\n`));
    return this.writing;
  }

  private seals(seatChanged: boolean): Seals {
    const { seat } = this.settings;
    if (!seatChanged && seat === null) return this.keptSeals;
    const credentials = this.known?.iceServers.map(({ credential }) => credential ?? null) ?? [];
    this.keptSeals = {
      sealedPassword: seat && this.seal(seat.password),
      sealedTurnPasswords: credentials.some((credential) => credential !== null) ? this.seal(JSON.stringify(credentials)) : null,
    };
    return this.keptSeals;
  }

  private seal(secret: string): string | null {
    return this.box.available() ? this.box.seal(secret) : null;
  }

  private unseal(sealed: string | null): string | null {
    if (sealed === null || !this.box.available()) return null;
    try {
      return this.box.unseal(sealed);
    } catch {
      return null;
    }
  }
}

function withoutPassword({ password: _password, ...seat }: SeatProvisioning): SeatWithoutPassword {
  return seat;
}

function withoutTurnPasswords(seat: SeatWithoutPassword): SeatWithoutPassword {
  return { ...seat, iceServers: seat.iceServers.map(({ credential: _credential, ...server }) => server) };
}

/** `unsealed` is null when there are none or they cannot be read; a relay then refuses until the seat is provisioned again. */
function withTurnPasswords(seat: SeatWithoutPassword, unsealed: string | null): SeatWithoutPassword {
  const passwords = turnPasswordsSchema.safeParse(parseJson(unsealed ?? '[]'));
  if (!passwords.success) return seat;
  return { ...seat, iceServers: seat.iceServers.map((server, at) => ({ ...server, ...(typeof passwords.data[at] === 'string' ? { credential: passwords.data[at] } : {}) })) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Writes beside the file, syncs, renames: the old content stays until the new is complete. */
async function replaceFile(file: string, text: string): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  const next = `${file}.next`;
  const handle = await open(next, 'w', 0o600);
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(next, file);
}
