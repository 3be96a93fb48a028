import { isOnCall, type AgentMachine, type Gate } from '../../shared/queues/agentMachine.ts';
import { readinessFault, type Readiness, type ReadinessProblem } from '../../shared/queues/readiness.ts';
import type { SetTimer } from '../calls/timer.ts';
import type { TellAgent } from './agentNotices.ts';
import type { ReadinessGate } from './readinessGate.ts';

export interface GateKeeperOptions {
  readonly gate: ReadinessGate;
  readonly machine: () => AgentMachine;
  readonly setGate: (gate: Gate) => void;
  /** Equal as long as nothing was plugged, unplugged or chosen otherwise. */
  readonly signature: () => string;
  /** False where nobody is harmed by an agent who hears or says nothing: faults of the sound are shown and keep nobody from idle. */
  readonly soundRequired: boolean;
  readonly tell: TellAgent;
  readonly setTimer: SetTimer;
}

/** The network comes back by itself, so it is asked again; milliseconds. */
const networkRetryMs = 10_000;
/**
 * Silence or a missing device may be a sound system or a media window that was still starting, as in the minute after a
 * log-in: it has to be found this often before it counts.
 */
const soundTries = 3;
const soundRetryMs = 3_000;
const mayPass: readonly ReadinessProblem[] = ['outputSilent', 'microphoneSilent', 'noOutput', 'microphoneMissing', 'microphoneInUse'];

/**
 * Decides when the readiness is checked and what follows from it. A fault that may pass by itself keeps the agent's wish
 * to be idle and is tried again; any other one takes it back and says why. Nothing is checked during a call.
 */
export class GateKeeper {
  private checking: Promise<Readiness> | undefined;
  private calledMeanwhile = false;
  private soundFaults = 0;
  private callOffRetry: (() => void) | undefined;
  private signature: string;
  /** The device whose absence the agent was told. */
  private missed: string | null = null;
  private readonly options: GateKeeperOptions;

  constructor(options: GateKeeperOptions) {
    this.options = options;
    this.signature = options.signature();
  }

  /** Checks, and lets the outcome count; whoever asks meanwhile shares it. `again`: also when the last result is fresh. */
  check({ again = false }: { readonly again?: boolean } = {}): Promise<Readiness> {
    const { gate, machine } = this.options;
    if (this.checking) return this.checking;
    if (isOnCall(machine())) return Promise.resolve(gate.readiness);
    this.stopRetry();
    this.calledMeanwhile = false;
    this.checking = this.checkWhatIsThere(again);
    return this.checking;
  }

  private async checkWhatIsThere(again: boolean): Promise<Readiness> {
    const { gate, machine } = this.options;
    let devices = this.signature;
    let readiness = await gate.check({ again });
    // What was plugged in meanwhile is not what was checked.
    while (devices !== this.signature && !isOnCall(machine())) {
      devices = this.signature;
      readiness = await gate.check();
    }
    this.checking = undefined;
    this.judge(readiness);
    return readiness;
  }

  /** What keeps the agent from being idle; undefined = nothing. */
  faultOf(readiness: Readiness): ReturnType<typeof readinessFault> {
    const fault = readinessFault(readiness);
    return fault?.check === 'registration' || this.options.soundRequired ? fault : undefined;
  }

  /** Called after every step of the agent: checks as soon as he could be idle if he was checked. */
  follow(): void {
    const machine = this.options.machine();
    if (isOnCall(machine)) this.calledMeanwhile = true;
    else if (machine.gate === 'unknown' && machine.registered && wishesIdle(machine) && !this.checking && !this.callOffRetry) void this.check();
  }

  /** The connection is another one: what failed for the network is tried at once. */
  networkChanged(): void {
    this.stopRetry();
  }

  /** Something was plugged in, unplugged, or chosen. */
  devicesChanged(): void {
    const { gate, machine, setGate, signature } = this.options;
    if (signature() === this.signature) return;
    this.signature = signature();
    this.soundFaults = 0;
    gate.devicesChanged();
    if (isOnCall(machine())) return setGate('unknown');
    const unplugged = this.options.soundRequired ? unpluggedDevice(gate.readiness) : null;
    if (unplugged !== null) return this.shut(unplugged);
    // An agent who is idle stays so until the new devices have failed: calls go on being offered meanwhile.
    if (machine().registered && (this.missed !== null || wishesIdle(machine()))) void this.check();
    else setGate('unknown');
  }

  stop(): void {
    this.stopRetry();
  }

  private judge(readiness: Readiness): void {
    const fault = this.faultOf(readiness);
    if (!fault) return this.open();
    // A call that began meanwhile has the devices: what failed then is no proof.
    if (this.calledMeanwhile) return this.options.setGate('unknown');
    if (fault.check === 'registration') return this.retry(networkRetryMs);
    const unplugged = unpluggedDevice(readiness);
    // Nothing was found: to call that silence would take the wish back for good because the machine was busy for a while.
    if (unplugged === null && fault.problem === 'soundNotChecked') return this.retry(soundRetryMs);
    if (mayPass.includes(fault.problem)) {
      this.soundFaults += 1;
      if (this.soundFaults < soundTries) return this.retry(soundRetryMs);
    }
    this.soundFaults = 0;
    if (unplugged !== null) return this.shut(unplugged);
    const wished = wishesIdle(this.options.machine());
    this.options.setGate('shut');
    if (wished) this.options.tell({ key: `notIdle.${fault.problem}`, level: 'warning' });
  }

  private open(): void {
    this.soundFaults = 0;
    this.options.setGate('open');
    if (this.missed !== null) this.options.tell({ key: 'deviceBack', level: 'info', values: { device: this.missed } });
    this.missed = null;
  }

  private shut(device: string): void {
    const wished = wishesIdle(this.options.machine());
    this.options.setGate('shut');
    if (!wished) return;
    this.missed = device;
    this.options.tell({ key: 'deviceUnplugged', level: 'warning', values: { device } });
  }

  private retry(ms: number): void {
    this.stopRetry();
    this.callOffRetry = this.options.setTimer(() => {
      this.callOffRetry = undefined;
      this.follow();
    }, ms);
    this.options.setGate('unknown');
  }

  private stopRetry(): void {
    this.callOffRetry?.();
    this.callOffRetry = undefined;
  }
}

/** What the agent becomes when nothing keeps him. */
export function wishesIdle({ next, chosen }: AgentMachine): boolean {
  return (next ?? chosen).kind === 'idle';
}

function unpluggedDevice({ ring, microphone }: Readiness): string | null {
  for (const outcome of [microphone, ring]) if (outcome.kind === 'failed' && outcome.problem === 'deviceUnplugged') return outcome.detail;
  return null;
}
