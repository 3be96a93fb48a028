/** A small seeded generator (mulberry32): the same seed gives the same messages. */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** What breaks parsers: separators, numbers at the edge, empty values, other alphabets, other protocols. */
const fragments = [
  '', ' ', '\t', '\r\n', '\n', '\r\n ', '\r\n\r\n', '*', '*,', ',', ',,', ';', ';;', ':', '::', '<', '>', '"', '\\', '\\"', '%', '%00', '%zz', '=', '@', '?', '/', '[', ']', '[::1]',
  '0', '-1', '4294967296', '99999999999999999999', '1e9', '0x10', 'NaN', 'abc', 'undefined', '__proto__', 'constructor', 'toString',
  '\u0000', '\u007f', '\ufffd', '售后', '\ud83d', 'é', '\u200f', 'sip:', 'sips:a@b', 'tel:+86', 'urn:uuid:1', '<sip:a@b>', '<sip:@>', '"a" <sip:a@b>;tag=', ';tag=x', ';tag=x;tag=y', ';branch=z9hG4bK1',
  'SIP/2.0', 'SIP/3.0', 'INVITE', 'ACK', 'BYE', 'CANCEL', 'REGISTER', '1 INVITE', '1 BYE', 'Contact: *', 'Contact: *,\r\n', 'CSeq: abc', 'Via: x', 'Content-Length: -5', 'Content-Length: 99999',
  'Event: refer', 'Event: x;id=', 'Refer-To: <sip:a@b?Replaces=x>', 'Replaces: a;to-tag=b;from-tag=c', 'Session-Expires: 0;refresher=x', 'Require: 100rel', 'Record-Route: <sip:a;lr>,<', 'WWW-Authenticate: Digest', 'Min-Expires: x', 'Reason: ;;cause',
];

type Mutation = (text: string, random: () => number) => string;

const pick = <T>(list: readonly T[], random: () => number): T => list[Math.floor(random() * list.length)]!;
const place = (text: string, random: () => number): number => Math.floor(random() * (text.length + 1));

const mutations: readonly Mutation[] = [
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + pick(fragments, random) + text.slice(at);
  },
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + text.slice(at + 1 + Math.floor(random() * 12));
  },
  (text, random) => {
    const at = place(text, random);
    return text.slice(0, at) + String.fromCharCode(Math.floor(random() * 256)) + text.slice(at + 1);
  },
  (text, random) => text.slice(0, place(text, random)),
  // Lines removed, doubled, swapped, emptied, replaced.
  (text, random) => alterLine(text, random, () => []),
  (text, random) => alterLine(text, random, (line) => [line, line]),
  (text, random) => alterLine(text, random, (line) => [`${line.slice(0, line.indexOf(':') + 1)} ${pick(fragments, random)}`]),
  (text, random) => alterLine(text, random, () => [pick(fragments, random)]),
  (text, random) => alterLine(text, random, (line) => [line, pick(text.split('\r\n'), random)]),
  (text, random) => alterLine(text, random, (line) => [line.replace(/\d+/, () => pick(fragments, random))]),
  (text, random) => alterLine(text, random, (line) => [line.replace(/[^:;=<>" ]+$/, () => pick(fragments, random))]),
  (text, random) => alterLine(text, random, (line) => [line + pick(['a', ',<sip:a@b>', ';p=v', '"', '(', '%25'], random).repeat(Math.floor(random() * 300))]),
  (text) => text.replace(/\r\n/g, '\n'),
  (text, random) => text.toLowerCase().replace('sip/2.0', random() < 0.5 ? 'SIP/2.0' : 'sip/2.0'),
];

function alterLine(text: string, random: () => number, alter: (line: string) => string[]): string {
  const lines = text.split('\r\n');
  const at = Math.floor(random() * lines.length);
  lines.splice(at, 1, ...alter(lines[at]!));
  return lines.join('\r\n');
}

/** One to four mutations after one another. */
export function mutate(text: string, random: () => number): string {
  let mutant = text;
  for (let count = 1 + Math.floor(random() * 4); count > 0; count -= 1) mutant = pick(mutations, random)(mutant, random);
  return mutant;
}
