import * as webRtc from 'werift';
import { encodeALawBytes, synthesizeTone } from './audio.ts';
import { receivedAudio } from './media/receivedAudio.ts';
import type { ReceivedAudio } from './media/receivedAudio.ts';
import { telephoneEventReader, writeTelephoneEvent } from './media/telephoneEvent.ts';
import type { ReceivedDtmf } from './media/telephoneEvent.ts';

const PACKET_SAMPLES = 160;
const PCMA = 8;
const TELEPHONE_EVENT = 101;
const PRESS_PACKETS = 6;
const END_PACKETS = 3;

/** The media side of a bare seat: real ICE, DTLS-SRTP and A-law, without Chromium. Not for timing. */
export interface SeatMedia {
  /** Takes an offer and returns the description to answer with. */
  answer(offer: string): Promise<string>;
  /** A description to offer, and what to do with the answer. */
  offer(): Promise<string>;
  accept(answer: string): Promise<void>;
  readonly audio: ReceivedAudio;
  /** Presses one key as an RFC 4733 event while connected. */
  press(digit: string): void;
  /** Keys the other side pressed. */
  pressed(): readonly ReceivedDtmf[];
  close(): Promise<void>;
}

/** Opens WebRTC media that sends a tone of `toneHz` as soon as it is connected; with `relay` through that TURN server only. */
export function openSeatMedia(toneHz: number, relay?: { readonly urls: string; readonly username: string; readonly credential: string }): SeatMedia {
  const audio = receivedAudio();
  const events = telephoneEventReader();
  const peer = new webRtc.RTCPeerConnection({
    iceServers: relay ? [{ ...relay }] : [],
    iceTransportPolicy: relay ? 'relay' : 'all',
    iceUseIpv6: false,
    codecs: {
      audio: [
        new webRtc.RTCRtpCodecParameters({ mimeType: 'audio/PCMA', clockRate: 8000, channels: 1, payloadType: PCMA }),
        new webRtc.RTCRtpCodecParameters({ mimeType: 'audio/telephone-event', clockRate: 8000, channels: 1, payloadType: TELEPHONE_EVENT, parameters: '0-15' }),
      ],
    },
  });
  const sender = peer.addTrack(new webRtc.MediaStreamTrack({ kind: 'audio' }));
  // werift routes sound by a=ssrc lines, which telephone gateways do not write: take it before the routing.
  (peer as unknown as { router: { routeRtp: (packet: webRtc.RtpPacket) => void } }).router.routeRtp = (packet) => {
    const { payloadType, marker, sequenceNumber: sequence, timestamp, ssrc } = packet.header;
    const plain = { payloadType, marker, sequence, timestamp, ssrc, payload: packet.payload };
    if (payloadType === PCMA) audio.accept(plain);
    else if (payloadType === TELEPHONE_EVENT) events.accept(plain);
  };
  const tone = Buffer.from(encodeALawBytes(synthesizeTone({ frequencyHz: toneHz, seconds: 1 })));
  const ssrc = sender.ssrc;
  let at = 0;
  let press: { readonly digit: string; readonly timestamp: number; step: number } | undefined;
  function send(payloadType: number, timestamp: number, marker: boolean, payload: Uint8Array): void {
    const header = new webRtc.RtpHeader({ payloadType, sequenceNumber: at & 0xffff, timestamp: timestamp >>> 0, ssrc, marker });
    // Past werift's sender, which would write its own payload type over that of a key press.
    void peer.dtlsTransports[0]?.sendRtp(Buffer.from(payload), header);
  }
  function sendNext(): void {
    const from = (at * PACKET_SAMPLES) % tone.length;
    if (press === undefined) return send(PCMA, at * PACKET_SAMPLES, at === 0, tone.subarray(from, from + PACKET_SAMPLES));
    press.step += 1;
    const ticks = Math.min(press.step, PRESS_PACKETS) * PACKET_SAMPLES;
    send(TELEPHONE_EVENT, press.timestamp, press.step === 1, writeTelephoneEvent(press.digit, ticks, press.step > PRESS_PACKETS));
    if (press.step === PRESS_PACKETS + END_PACKETS) press = undefined;
  }
  const timer = setInterval(() => {
    if (peer.connectionState === 'connected') sendNext();
    at += 1;
  }, 20);
  // `a=rtcp:PORT` without an address is legal (RFC 3605), but werift refuses it.
  const readable = (sdp: string): string => sdp.replace(/^a=rtcp:\d+\r?\n/gm, '');
  // rtpengine is to be the DTLS client of a seat.
  const beServer = (): void => {
    for (const transport of peer.dtlsTransports) transport.role = 'server';
  };
  return {
    audio,
    async answer(offer) {
      await peer.setRemoteDescription({ type: 'offer', sdp: readable(offer) });
      beServer();
      await peer.setLocalDescription(await peer.createAnswer());
      return peer.localDescription?.sdp ?? '';
    },
    async offer() {
      await peer.setLocalDescription(await peer.createOffer());
      beServer();
      return (peer.localDescription?.sdp ?? '').replace('a=setup:actpass', 'a=setup:passive');
    },
    accept: (answer) => peer.setRemoteDescription({ type: 'answer', sdp: readable(answer) }),
    press(digit) {
      press = { digit, timestamp: at * PACKET_SAMPLES, step: 0 };
    },
    pressed: events.pressed,
    async close() {
      clearInterval(timer);
      await peer.close();
    },
  };
}
