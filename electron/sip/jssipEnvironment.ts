import type { PeerConnection, PeerStream } from './peerConnections.ts';

/**
 * What JsSIP takes for a browser. Its modules see these bindings as `window`, `navigator`, `RTCPeerConnection` and
 * `RTCSessionDescription` (see jssipEnvironmentPlugin.ts); nothing is put on `globalThis`. There is no shared state:
 * each leg carries its own media under the symbol `legMedia` in the configuration objects that JsSIP copies and hands
 * back, so several user agents in one process can use different peer connections.
 */
export const legMedia = Symbol('media of the leg');

/** Makes the connection and the stream of one leg. */
export interface LegMedia {
  connect(configuration: RTCConfiguration): PeerConnection;
  getUserMedia(constraints: MediaStreamConstraints): Promise<PeerStream>;
}

/** The part of JsSIP's option objects by which a leg is recognised. */
export interface CarriesLegMedia {
  [legMedia]?: LegMedia;
}

function mediaIn(carrier: CarriesLegMedia | undefined): LegMedia {
  const media = carrier?.[legMedia];
  if (!media) throw new Error('A session was started without its media');
  return media;
}

/** `new RTCPeerConnection(configuration)` as JsSIP calls it: the leg makes the object that is returned. */
export const RTCPeerConnection = function (configuration: RTCConfiguration & CarriesLegMedia): PeerConnection {
  const { [legMedia]: _carrier, ...plain } = configuration;
  return mediaIn(configuration).connect(plain);
} as unknown as new (configuration: RTCConfiguration & CarriesLegMedia) => PeerConnection;

export class RTCSessionDescription {
  readonly type: RTCSdpType;
  readonly sdp: string;

  constructor(init: { type: RTCSdpType; sdp?: string }) {
    this.type = init.type;
    this.sdp = init.sdp ?? '';
  }

  toJSON(): { type: RTCSdpType; sdp: string } {
    return { type: this.type, sdp: this.sdp };
  }
}

/** JsSIP only asks whether `window.RTCPeerConnection` is there. */
export const window = { RTCPeerConnection };

export const navigator = {
  mediaDevices: {
    getUserMedia: async (constraints: MediaStreamConstraints & CarriesLegMedia): Promise<PeerStream> => {
      const { [legMedia]: _carrier, ...plain } = constraints;
      return mediaIn(constraints).getUserMedia(plain);
    },
  },
};
