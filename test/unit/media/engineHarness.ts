import { createMediaEngine, type LegReplacement, type MediaEngine } from '../../../electron/media/mediaEngine.ts';
import type { RecordingChunk } from '../../../electron/calls/media.ts';
import type { Heartbeat } from '../../../electron/media/mediaLink.ts';
import type { MediaRole } from '../../../shared/media/mediaProtocol.ts';
import { FakeMediaWindow } from '../../fakes/fakeMediaWindow.ts';

/** An engine over fake windows and everything it told its listeners. */
export class EngineHarness {
  readonly engine: MediaEngine;
  readonly windows: FakeMediaWindow[] = [];
  readonly told: unknown[] = [];
  readonly chunks: RecordingChunk[] = [];
  readonly replaced: { readonly mediaId: string; readonly replacement: LegReplacement }[] = [];
  /** Applied to every window before its page is heard. */
  prepare: (window: FakeMediaWindow) => void = () => {};

  constructor(role: MediaRole = 'agent', heartbeat?: Heartbeat) {
    this.engine = createMediaEngine({
      role,
      heartbeat,
      openWindow: async () => {
        const window = new FakeMediaWindow();
        this.prepare(window);
        this.windows.push(window);
        return window;
      },
      listener: {
        chunkRecorded: (chunk) => this.chunks.push(chunk),
        qualityMeasured: (mediaId, quality) => this.told.push({ mediaId, quality }),
        levelsMeasured: (mediaId, levels) => this.told.push({ mediaId, levels }),
        microphoneChanged: (microphone) => this.told.push({ microphone }),
        devicesChanged: (devices) => this.told.push({ devices }),
        microphoneTested: (level) => this.told.push({ tested: level }),
        alarmChanged: (mediaId, alarm) => this.told.push({ mediaId, alarm }),
        headsetChanged: (headset) => this.told.push({ headset }),
        headsetPressed: (button) => this.told.push({ button }),
        lost: (reason) => this.told.push({ lost: reason }),
        replaced: () => this.told.push('replaced'),
      },
    });
    this.engine.onLegMediaLost((mediaId, reason) => this.told.push({ mediaId, legLost: reason }));
    this.engine.onLegMediaReplaced((mediaId, replacement) => this.replaced.push({ mediaId, replacement }));
  }

  get active(): FakeMediaWindow {
    const found = this.windows.find((window) => !window.closed);
    if (!found) throw new Error('no window is open');
    return found;
  }
}

/** Lets everything that is in flight arrive. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 10; turn += 1) await new Promise((resolve) => setImmediate(resolve));
}

export const remoteOffer = { type: 'offer', sdp: 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\n' } as const;
export const remoteAnswer = { type: 'answer', sdp: 'v=0\r\no=- 1 2 IN IP4 192.0.2.1\r\ns=-\r\n' } as const;
