/** A bencoded value: integers, UTF-8 strings, lists, dictionaries. */
export type Bencoded = number | string | readonly Bencoded[] | { readonly [key: string]: Bencoded };

/** Writes the bencoding of rtpengine's control protocol; lengths are in UTF-8 bytes, keys sorted. */
export function encodeBencode(value: Bencoded): string {
  if (typeof value === 'number') return `i${value}e`;
  if (typeof value === 'string') return `${Buffer.byteLength(value)}:${value}`;
  if (Array.isArray(value)) return `l${value.map(encodeBencode).join('')}e`;
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `d${entries.map(([key, item]) => encodeBencode(key) + encodeBencode(item)).join('')}e`;
}

/** Reads one bencoded value from the start of `bytes`. Throws on malformed input. */
export function decodeBencode(bytes: Buffer): Bencoded {
  let at = 0;
  function upTo(mark: string): string {
    const end = bytes.indexOf(mark, at);
    if (end < 0) throw new Error(`Malformed bencoding at byte ${at}`);
    const text = bytes.toString('latin1', at, end);
    at = end + 1;
    return text;
  }
  function readString(): string {
    const length = Number(upTo(':'));
    if (!Number.isInteger(length) || at + length > bytes.length) throw new Error(`Malformed bencoding at byte ${at}`);
    at += length;
    return bytes.toString('utf8', at - length, at);
  }
  function read(): Bencoded {
    const kind = String.fromCharCode(bytes[at] ?? 0);
    if (kind === 'i') {
      at += 1;
      return Number(upTo('e'));
    }
    if (kind === 'l') {
      at += 1;
      const list: Bencoded[] = [];
      while (bytes[at] !== 0x65) list.push(read());
      at += 1;
      return list;
    }
    if (kind === 'd') {
      at += 1;
      const dictionary: Record<string, Bencoded> = {};
      while (bytes[at] !== 0x65) {
        const key = readString();
        dictionary[key] = read();
      }
      at += 1;
      return dictionary;
    }
    return readString();
  }
  return read();
}
