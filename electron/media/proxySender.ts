import type { ActivePage } from './activePage.ts';
import type { ProxyTrack } from './proxyStream.ts';

/** W3C WebRTC §7: tone length and gap when the caller names none, milliseconds. */
const usualToneMs = 100;
const usualGapMs = 70;

/** Stands for RTCDTMFSender: tones go out as RFC 4733 events. */
export class ProxyDtmfSender {
  /** Tones not sent yet; follows the page's `tonechange` events. */
  toneBuffer = '';
  private readonly mediaId: string;
  private readonly trackId: string;
  private readonly page: ActivePage;
  private durationMs = usualToneMs;
  private gapMs = usualGapMs;

  constructor(mediaId: string, trackId: string, page: ActivePage) {
    this.mediaId = mediaId;
    this.trackId = trackId;
    this.page = page;
  }

  /** Replaces the tone buffer, as RTCDTMFSender does. */
  insertDTMF(tones: string, durationMs = usualToneMs, gapMs = usualGapMs): void {
    this.toneBuffer = tones;
    this.durationMs = durationMs;
    this.gapMs = gapMs;
    this.post();
  }

  /** Sends what was left when the page died. */
  restore(): void {
    if (this.toneBuffer !== '') this.post();
  }

  private post(): void {
    const { mediaId, trackId, toneBuffer: tones, durationMs, gapMs } = this;
    this.page.post({ kind: 'insertDtmf', mediaId, trackId, tones, durationMs, gapMs });
  }
}

/** Stands for an RTCRtpSender. */
export class ProxySender {
  readonly track: ProxyTrack;
  readonly dtmf: ProxyDtmfSender;
  readonly streamId: string;

  constructor(track: ProxyTrack, streamId: string, dtmf: ProxyDtmfSender) {
    this.track = track;
    this.streamId = streamId;
    this.dtmf = dtmf;
  }
}
