import { createHash } from 'node:crypto';
import { createPracticePlatform, type PracticePlatform } from '../../../electron/platforms/practice/practicePlatform.ts';
import type { PracticeEvent } from '../../../electron/platforms/practice/practiceCall.ts';
import type { SipSocket } from '../../../electron/sip/sipSocket.ts';
import { FakeCallerMedia } from '../../flows/practice/fakes/fakeCallerMedia.ts';
import { ManualClock, turns } from '../../flows/practice/fakes/manualClock.ts';

/** A seat made of text: what a test writes goes on the wire as it is. */
export interface RawSeat {
  readonly platform: PracticePlatform;
  readonly clock: ManualClock;
  readonly media: FakeCallerMedia;
  readonly socket: SipSocket;
  readonly received: string[];
  readonly events: PracticeEvent[];
  /** Sends frames and returns what came back for them. */
  send(...frames: string[]): Promise<string[]>;
  /** A request with everything it must have; `headers` replace those of the same name (`null` leaves one out) or are added. */
  request(method: string, options?: { uri?: string; headers?: Record<string, string | null>; body?: string; branch?: string; sequence?: number }): string;
  register(headers?: Record<string, string | null>): Promise<string>;
  digest(method: string, uri: string, challenge: string, options?: { password?: string; nonceCount?: string }): string;
}

export const contact = '<sip:seat@seat.invalid;transport=ws>';
const domain = 'practice-platform.invalid';

export async function openRawSeat(): Promise<RawSeat> {
  const clock = new ManualClock();
  const media = new FakeCallerMedia();
  const platform = createPracticePlatform({ media, clock, seed: 3 });
  const socket = platform.socket();
  const received: string[] = [];
  const events: PracticeEvent[] = [];
  platform.listen((event) => events.push(event));
  socket.ondata = (data) => received.push(String(data));
  let branches = 0;
  let sequences = 0;
  socket.connect();
  await turns(2);

  const seat: RawSeat = {
    platform, clock, media, socket, received, events,
    async send(...frames) {
      const before = received.length;
      for (const frame of frames) socket.send(frame);
      await turns(4);
      return received.slice(before);
    },
    request(method, { uri = `sip:${domain}`, headers = {}, body = '', branch = `z9hG4bKraw${++branches}`, sequence = ++sequences } = {}) {
      const all: Record<string, string | null> = {
        Via: `SIP/2.0/WS seat.invalid;branch=${branch}`,
        'Max-Forwards': '70',
        From: `<sip:8001@${domain}>;tag=raw`,
        To: `<sip:8001@${domain}>`,
        'Call-ID': 'raw-call-id',
        CSeq: `${sequence} ${method}`,
        ...headers,
        'Content-Length': String(Buffer.byteLength(body)),
      };
      const lines = Object.entries(all).flatMap(([name, value]) => (value === null ? [] : [`${name}: ${value}`]));
      return `${method} ${uri} SIP/2.0\r\n${lines.join('\r\n')}\r\n\r\n${body}`;
    },
    async register(headers = {}) {
      const register = { Contact: contact, Expires: '300', ...headers };
      const [challenged] = await seat.send(seat.request('REGISTER', { headers: register }));
      const [answer] = await seat.send(seat.request('REGISTER', { headers: { ...register, Authorization: seat.digest('REGISTER', `sip:${domain}`, challenged!) } }));
      return answer!;
    },
    digest(method, uri, challenge, { password = platform.account.password, nonceCount = '00000001' } = {}) {
      const nonce = /nonce="([^"]+)"/.exec(challenge)![1]!;
      const realm = /realm="([^"]+)"/.exec(challenge)![1]!;
      const md5 = (text: string) => createHash('md5').update(text).digest('hex');
      const response = md5([md5(`8001:${realm}:${password}`), nonce, nonceCount, 'c0', 'auth', md5(`${method}:${uri}`)].join(':'));
      return `Digest algorithm=MD5, username="8001", realm="${realm}", nonce="${nonce}", uri="${uri}", response="${response}", qop=auth, cnonce="c0", nc=${nonceCount}`;
    },
  };
  return seat;
}

/** Status code of a response frame. */
export function statusOf(frame: string | undefined): number | undefined {
  const status = /^SIP\/2\.0 (\d{3})/.exec(frame ?? '')?.[1];
  return status === undefined ? undefined : Number(status);
}
