import { describe, expect, it } from 'vitest';
import { SdpOrigin } from '../../../electron/media/sdpOrigin.ts';

const sdp = (id: number, version: number) => `v=0\r\no=- ${id} ${version} IN IP4 127.0.0.1\r\ns=-\r\n`;

describe('the o= line of a dialog', () => {
  it('is left alone while the peer stays', () => {
    const origin = new SdpOrigin();
    expect(origin.present(sdp(5, 2))).toBe(sdp(5, 2));
    expect(origin.present(sdp(5, 3))).toBe(sdp(5, 3));
  });

  it('goes on counting under the first id through any number of peers', () => {
    const origin = new SdpOrigin();
    origin.present(sdp(5, 2));
    origin.present(sdp(5, 4));
    origin.peerReplaced();
    expect(origin.present(sdp(99, 2))).toBe(sdp(5, 5));
    expect(origin.present(sdp(99, 3))).toBe(sdp(5, 6));
    origin.peerReplaced();
    expect(origin.present(sdp(7, 2))).toBe(sdp(5, 7));
  });

  it('shows the same description the same way each time', () => {
    const origin = new SdpOrigin();
    origin.present(sdp(5, 2));
    origin.peerReplaced();
    expect(origin.present(sdp(99, 2))).toBe(origin.present(sdp(99, 2)));
  });

  it('takes the id of the second peer when nothing of the first was shown', () => {
    const origin = new SdpOrigin();
    origin.peerReplaced();
    expect(origin.present(sdp(99, 2))).toBe(sdp(99, 2));
  });
});
