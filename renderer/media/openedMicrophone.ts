import type { DeviceIdentity } from '../../shared/media/audioDevices.ts';
import type { MicrophoneProcessing } from '../../shared/media/mediaSettings.ts';
import type { Denoiser } from './denoiser.ts';
import type { Sound } from './localTrack.ts';

/** A microphone that is open: what it gives, and what the legs are to send. */
export interface OpenedMicrophone {
  /** As the browser gives it; `ended` is told here. */
  readonly raw: MediaStreamTrack;
  /** Without noise where RNNoise was asked for, else the same. */
  readonly voice: MediaStreamTrack;
  readonly close: () => void;
}

/** W3C Media Capture constraints. RNNoise wants the noise that the browser would have half taken out. */
function constraintsFor({ echoCancellation, noiseSuppression, autoGainControl }: MicrophoneProcessing, device: DeviceIdentity | null): MediaTrackConstraints {
  const common = { echoCancellation, autoGainControl, noiseSuppression: noiseSuppression === 'browser' };
  return device ? { ...common, deviceId: { exact: device.id } } : common;
}

/** A device that went away between the look and the opening is stood for by the default. @throws what getUserMedia throws */
async function capture(switches: MicrophoneProcessing, device: DeviceIdentity | null): Promise<MediaStream> {
  try {
    return await navigator.mediaDevices.getUserMedia({ audio: constraintsFor(switches, device), video: false });
  } catch (error) {
    const gone = error instanceof Error && (error.name === 'OverconstrainedError' || error.name === 'NotFoundError');
    if (!device || !gone) throw error;
    return navigator.mediaDevices.getUserMedia({ audio: constraintsFor(switches, null), video: false });
  }
}

/** Opens the device, null = the default one. @throws what getUserMedia throws (W3C Media Capture §10.2) */
export async function openMicrophone(
  switches: MicrophoneProcessing,
  device: DeviceIdentity | null,
  denoiser: Denoiser,
  failed: (error: unknown) => void,
): Promise<OpenedMicrophone> {
  const stream = await capture(switches, device);
  const [raw] = stream.getAudioTracks();
  if (!raw) throw new DOMException('The device gave no track', 'NotFoundError');
  const cleaned = switches.noiseSuppression === 'rnnoise' ? await cleanOrNot(raw, denoiser, failed) : undefined;
  return {
    raw,
    voice: cleaned?.track ?? raw,
    close: () => {
      cleaned?.release();
      raw.stop();
    },
  };
}

/** A voice with noise is better than no voice. */
async function cleanOrNot(raw: MediaStreamTrack, denoiser: Denoiser, failed: (error: unknown) => void): Promise<Sound | undefined> {
  try {
    return await denoiser.clean(raw);
  } catch (error) {
    failed(error);
    return undefined;
  }
}
