import type { AudioDevices, DeviceChoice } from '../../shared/media/audioDevices.ts';
import { readinessFault, unknownReadiness, type Readiness, type ReadinessCheck, type ReadinessProblem } from '../../shared/queues/readiness.ts';
import type { AudioCheckResult, Media } from '../calls/media.ts';
import type { Phone } from '../calls/phone.ts';
import type { SetTimer } from '../calls/timer.ts';
import { deviceSignature, unpluggedDevices } from './chosenDevices.ts';

export interface ReadinessGateOptions {
  readonly phone: () => Pick<Phone, 'roundTrip'> | undefined;
  readonly media: Pick<Media, 'checkAudio'>;
  readonly registered: () => boolean;
  /** Registers a seat that its platform keeps unregistered in the agent's present state; resolves when it is, or cannot be. */
  readonly bringUp?: () => Promise<void>;
  /** The check is over: such a seat need not be registered any more, unless the agent's state is another by now. */
  readonly letGo?: () => void;
  /** Shown beside a registration that passed. */
  readonly serverName: () => string;
  readonly devices: () => AudioDevices;
  readonly choice: () => DeviceChoice;
  /** Told of every step of a check. */
  readonly onChange: (readiness: Readiness) => void;
  readonly now: () => number;
  readonly setTimer: SetTimer;
}

/** No check takes longer than `deadlineMs`; a result that is younger than `freshMs` is used again. Milliseconds. */
const deadlineMs = 3_000;
const roundTripMs = 2_500;
const freshMs = 60_000;

/**
 * Proves that the seat can take a call: the server answers, the ring is heard, the microphone gives sound. The caller of
 * {@link ReadinessGate.check} sees to it that none runs during a call.
 */
export class ReadinessGate {
  private latest: Readiness = unknownReadiness;
  private running: Promise<Readiness> | undefined;
  private proof: { readonly at: number; readonly devices: string } | undefined;
  private readonly options: ReadinessGateOptions;

  constructor(options: ReadinessGateOptions) {
    this.options = options;
  }

  get readiness(): Readiness {
    return this.latest;
  }

  /** Checks all three at once; a check that runs already is shared. `again`: also when the last result is fresh. Never rejects. */
  check({ again = false }: { readonly again?: boolean } = {}): Promise<Readiness> {
    if (this.running) return this.running;
    if (!again && this.isFresh()) return Promise.resolve(this.latest);
    this.running = this.run().finally(() => {
      this.running = undefined;
    });
    return this.running;
  }

  /** Forgets what was proved of ring and microphone; chosen devices that are unplugged fail at once. */
  devicesChanged(): void {
    this.proof = undefined;
    const unplugged = this.unplugged();
    this.show({ ring: unplugged.ring ?? { kind: 'unknown' }, microphone: unplugged.microphone ?? { kind: 'unknown' } });
  }

  private isFresh(): boolean {
    const { now, registered } = this.options;
    return this.proof !== undefined && registered() && now() - this.proof.at < freshMs && this.proof.devices === this.signature();
  }

  private async run(): Promise<Readiness> {
    const devices = this.signature();
    this.show({ registration: { kind: 'checking' }, ring: { kind: 'checking' }, microphone: { kind: 'checking' } });
    const registration = this.within(this.checkRegistration(), this.unregistered('noRoundTrip')).then((outcome) => this.show({ registration: outcome }));
    const audio = this.checkAudio().then((outcome) => this.show(outcome));
    await Promise.all([registration, audio]);
    // Plugged or unplugged meanwhile: what was proved is not what is there now.
    const proved = readinessFault(this.latest) === undefined && devices === this.signature();
    this.proof = proved ? { at: this.options.now(), devices } : undefined;
    // Whoever asked for the check decides first what follows from it.
    this.options.setTimer(() => this.options.letGo?.(), 0);
    return this.latest;
  }

  private async checkRegistration(): Promise<ReadinessCheck> {
    const { phone, registered, bringUp, serverName, now } = this.options;
    await bringUp?.();
    const asked = phone();
    if (!asked || !registered()) return this.unregistered('notRegistered');
    const tookMs = await asked.roundTrip(roundTripMs).catch(() => null);
    return tookMs === null ? this.unregistered('noRoundTrip') : { kind: 'passed', at: now(), tookMs, detail: serverName() };
  }

  private unregistered(problem: ReadinessProblem): ReadinessCheck {
    return { kind: 'failed', at: this.options.now(), problem, detail: this.options.serverName() };
  }

  private async checkAudio(): Promise<Pick<Readiness, 'ring' | 'microphone'>> {
    const late = { kind: 'failed', problem: 'soundNotChecked', detail: '' } as const;
    const { ring, microphone } = await this.within(this.options.media.checkAudio(), { ring: late, microphone: late });
    const unplugged = this.unplugged();
    return { ring: unplugged.ring ?? this.dated(ring), microphone: unplugged.microphone ?? this.dated(microphone) };
  }

  private dated(result: AudioCheckResult): ReadinessCheck {
    return { ...result, at: this.options.now() };
  }

  /** The system's default device would pass in the place of the chosen one, where nobody listens. */
  private unplugged(): { readonly ring: ReadinessCheck | null; readonly microphone: ReadinessCheck | null } {
    const { devices, choice, now } = this.options;
    const { output, microphone } = unpluggedDevices(devices(), choice());
    const failed = (label: string): ReadinessCheck => ({ kind: 'failed', at: now(), problem: 'deviceUnplugged', detail: label });
    return { ring: output && failed(output.label), microphone: microphone && failed(microphone.label) };
  }

  private within<T>(asked: Promise<T>, late: T): Promise<T> {
    return new Promise((resolve) => {
      const callOff = this.options.setTimer(() => resolve(late), deadlineMs);
      void asked.catch(() => late).then((value) => {
        callOff();
        resolve(value);
      });
    });
  }

  private signature(): string {
    return deviceSignature(this.options.devices(), this.options.choice());
  }

  private show(change: Partial<Readiness>): void {
    this.latest = { ...this.latest, ...change };
    this.options.onChange(this.latest);
  }
}
