import type { AudioCheck, AudioCheckResult } from '../../shared/media/audioCheck.ts';
import type { DeviceIdentity } from '../../shared/media/audioDevices.ts';
import type { MicrophoneProblem } from '../../shared/calls/callEvent.ts';
import type { ReadinessProblem } from '../../shared/queues/readiness.ts';
import type { DeviceView } from './devices.ts';
import type { Microphone } from './microphone.ts';
import type { OutputProof } from './ringOutput.ts';

/** Each half of the check has this long, and both run at once. A Bluetooth headset may need most of it to wake up. Milliseconds. */
const withinMs = 1_900;
/** What is left after the opening is time enough to hear something. Milliseconds. */
const openWithinMs = 1_200;
const pollMs = 50;

const microphoneProblems: Readonly<Record<MicrophoneProblem, ReadinessProblem>> = {
  notFound: 'microphoneMissing',
  denied: 'microphoneDenied',
  inUse: 'microphoneInUse',
  failed: 'microphoneMissing',
};

export interface CheckedParts {
  readonly view: () => DeviceView;
  readonly prove: (withinMs: number) => Promise<readonly OutputProof[]>;
  readonly microphone: Pick<Microphone, 'hold' | 'alive' | 'label'>;
}

/** Proves ring output and microphone, see {@link AudioCheck} for what that means. Takes two seconds at most; disturbs no call. */
export async function checkAudio(parts: CheckedParts): Promise<AudioCheck> {
  const [ring, microphone] = await Promise.all([checkRing(parts), checkMicrophone(parts)]);
  return { ring, microphone };
}

async function checkRing({ view, prove }: CheckedParts): Promise<AudioCheckResult> {
  const { use, plugged, defaultSpeaker } = view();
  if (plugged.speakers.length === 0) return failed('noOutput', '');
  if (use.missed.outputs.length > 0) return failed('deviceUnplugged', names(use.missed.outputs, ''));
  const began = performance.now();
  const proofs = await prove(withinMs);
  const silent = use.ring.filter((_device, index) => proofs[index]?.flows !== true);
  if (silent.length > 0) return failed('outputSilent', names(silent, defaultSpeaker));
  return passed(began, names(use.ring, defaultSpeaker));
}

async function checkMicrophone({ view, microphone }: CheckedParts): Promise<AudioCheckResult> {
  const began = performance.now();
  const { use, defaultMicrophone } = view();
  if (use.missed.microphone) return failed('deviceUnplugged', use.missed.microphone.label);
  const name = use.microphone?.label ?? defaultMicrophone;
  const late = new Promise<'late'>((resolve) => setTimeout(() => resolve('late'), openWithinMs));
  const holding = microphone.hold();
  try {
    const opened = await Promise.race([holding, late]);
    if (opened === 'late') return failed('microphoneInUse', name);
    if (opened.problem) return failed(microphoneProblems[opened.problem], name);
    // In however quiet a room, a real microphone gives no equal samples for that long.
    for (; performance.now() - began < withinMs; await sleep(pollMs)) {
      if (microphone.alive()) return passed(began, microphone.label ?? name);
    }
    return failed('microphoneSilent', microphone.label ?? name);
  } finally {
    void holding.then(({ end }) => end());
  }
}

const sleep = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const failed = (problem: ReadinessProblem, detail: string): AudioCheckResult => ({ kind: 'failed', problem, detail });
const passed = (began: number, detail: string): AudioCheckResult => ({ kind: 'passed', tookMs: Math.round(performance.now() - began), detail });
const names = (devices: readonly (DeviceIdentity | null)[], defaultName: string) => devices.map((device) => device?.label ?? defaultName).join(', ');
