import { inspectFrame } from '../../../electron/sip/frameInspection.ts';
import { mutate, seeded } from './mutate.ts';
import { secureSdp } from './sdp.ts';

const methods = ['INVITE', 'OPTIONS', 'NOTIFY', 'MESSAGE', 'BYE', 'CANCEL', 'UPDATE', 'REFER', 'SUBSCRIBE', 'ACK'];

/** Ways to break a message so that nothing sensible can be done with it. */
const breakages: readonly ((text: string) => string)[] = [
  (text) => text.replace(/^CSeq: \d+/m, 'CSeq: abc'),
  (text) => text.replace(/^CSeq: \d+/m, 'CSeq: 99999999999'),
  (text) => text.replace(/^To: .*$/m, '$&\r\nTo: <sip:again@x>'),
  (text) => text.replace(/;branch=\S+/, ''),
  (text) => text.replace(/^Contact: .*$/m, 'Contact: *,'),
  (text) => text.replace(/^Contact: .*$/m, `Contact: ${Array.from({ length: 1_000 }, (_, at) => `<sip:a${at}@b>`).join(',')}`),
  (text) => text.replace(/^Content-Length: .*$/m, 'Content-Length: -5'),
  (text) => text.replace(/^Content-Length: .*$/m, 'Content-Length: 99999'),
  (text) => text.replace(/^From: .*$/m, 'From: <<<>>>;tag='),
  (text) => text.replace(/^Via: .*$/m, 'this line is no header field'),
  (text) => text.replace('SIP/2.0', 'SIP/9.9'),
  (text) => text.replace(/^[^\r]+/, 'SIP/2.0 999 No'),
  (text) => text.slice(0, text.length / 3),
  (text) => text.split('').reverse().join(''),
  (text) => text.replace(/^Call-ID: .*\r\n/m, ''),
  (text) => `${text}${'x'.repeat(70_000)}`,
];

/** Frames that no user agent can make sense of, of strangers and of the dialog named by `callId`, if any; the same for the same seed. */
export function malformedFrames(count: number, seed: number, callId?: string): string[] {
  const random = seeded(seed);
  const frames: string[] = [];
  for (let at = 0; frames.length < count; at += 1) {
    const method = methods[at % methods.length]!;
    const body = method === 'INVITE' ? secureSdp() : '';
    const text = [
      `${method} sip:8001@pbx.example.com SIP/2.0`, `Via: SIP/2.0/WS pbx.example.com;branch=z9hG4bKf${at}`, 'Max-Forwards: 70', `From: <sip:13800138000@pbx.example.com>;tag=f${at}`,
      'To: <sip:8001@pbx.example.com>', `Call-ID: ${callId !== undefined && at % 3 === 0 ? callId : `flood${at}@pbx`}`, `CSeq: ${at + 1} ${method}`, 'Contact: <sip:caller@192.0.2.9:5060>',
      `Content-Length: ${Buffer.byteLength(body)}`, '', body,
    ].join('\r\n');
    // One in two hundred is large: a flood of large ones is limited by the network, not by the parser.
    const kind = at % 200 === 0 ? breakages.length - 1 : Math.floor(random() * (breakages.length + 3));
    const broken = breakages[kind] && (kind < breakages.length - 1 || at % 200 === 0) ? breakages[kind](text) : mutate(text, random);
    // What a mutation left well-formed is a call or a question, and no malformed message.
    if (inspectFrame(broken).kind !== 'pass' || broken.length > 65_536) frames.push(broken);
  }
  return frames;
}
