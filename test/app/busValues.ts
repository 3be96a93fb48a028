/** Values on the wire of D-Bus, little-endian (D-Bus specification, "Type System" and "Marshaling"). */

/** A value that says its own type. */
export interface BusVariant {
  readonly signature: string;
  readonly value: unknown;
}

const alignments: Readonly<Record<string, number>> = { y: 1, g: 1, v: 1, n: 2, q: 2, b: 4, i: 4, u: 4, s: 4, o: 4, a: 4, x: 8, t: 8, d: 8, '(': 8, '{': 8 };
const alignmentOf = (type: string): number => {
  const alignment = alignments[type[0] ?? ''];
  if (alignment === undefined) throw new Error(`${type} is no type that is known here`);
  return alignment;
};

/** The complete types of a signature, one after the other. */
function typesOf(signature: string): string[] {
  const types: string[] = [];
  for (let at = 0; at < signature.length; ) {
    const from = at;
    while (signature[at] === 'a') at += 1;
    let depth = 0;
    do {
      if ('({'.includes(signature[at] ?? '')) depth += 1;
      if (')}'.includes(signature[at] ?? '')) depth -= 1;
      at += 1;
    } while (depth > 0);
    types.push(signature.slice(from, at));
  }
  return types;
}

const inside = (type: string): string => type.slice(1, -1);

/** Values of a signature as bytes: numbers, texts, arrays; structs and dictionary entries are arrays too, variants a {@link BusVariant}. */
export function busBytes(signature: string, values: readonly unknown[]): Buffer {
  const bytes: number[] = [];
  const pad = (alignment: number): void => {
    while (bytes.length % alignment > 0) bytes.push(0);
  };
  const number = (value: number): void => void bytes.push(value & 255, (value >> 8) & 255, (value >> 16) & 255, (value >> 24) & 255);
  const put = (type: string, value: unknown): void => {
    pad(alignmentOf(type));
    if (type === 'y') bytes.push(Number(value));
    else if ('biu'.includes(type)) number(Number(value));
    else if (type === 's' || type === 'o') {
      const text = Buffer.from(String(value));
      number(text.length);
      bytes.push(...text, 0);
    } else if (type === 'g') bytes.push(String(value).length, ...Buffer.from(String(value)), 0);
    else if (type === 'v') {
      const variant = value as BusVariant;
      put('g', variant.signature);
      put(variant.signature, variant.value);
    } else if (type.startsWith('a')) {
      const lengthAt = bytes.length;
      number(0);
      pad(alignmentOf(type.slice(1)));
      const from = bytes.length;
      for (const one of value as readonly unknown[]) put(type.slice(1), one);
      const length = bytes.length - from;
      for (let byte = 0; byte < 4; byte += 1) bytes[lengthAt + byte] = (length >> (8 * byte)) & 255;
    } else if ('({'.includes(type[0] ?? '')) typesOf(inside(type)).forEach((part, place) => put(part, (value as readonly unknown[])[place]));
    else throw new Error(`${type} is not written here`);
  };
  typesOf(signature).forEach((type, place) => put(type, values[place]));
  return Buffer.from(bytes);
}

/** Reads what {@link busBytes} writes, and what other programs write. A variant is read as the value in it, an array of bytes as an array of numbers. */
export class BusReader {
  private at = 0;
  private readonly bytes: Buffer;

  constructor(bytes: Buffer) {
    this.bytes = bytes;
  }

  readAll(signature: string): unknown[] {
    return typesOf(signature).map((type) => this.read(type));
  }

  private read(type: string): unknown {
    this.skipTo(alignmentOf(type));
    switch (type[0]) {
      case 'y':
        return this.bytes.readUInt8(this.move(1));
      case 'n':
        return this.bytes.readInt16LE(this.move(2));
      case 'q':
        return this.bytes.readUInt16LE(this.move(2));
      case 'b':
        return this.bytes.readUInt32LE(this.move(4)) === 1;
      case 'i':
        return this.bytes.readInt32LE(this.move(4));
      case 'u':
        return this.bytes.readUInt32LE(this.move(4));
      case 'x':
        return this.bytes.readBigInt64LE(this.move(8));
      case 't':
        return this.bytes.readBigUInt64LE(this.move(8));
      case 'd':
        return this.bytes.readDoubleLE(this.move(8));
      case 's':
      case 'o':
        return this.text(this.bytes.readUInt32LE(this.move(4)));
      case 'g':
        return this.text(this.bytes.readUInt8(this.move(1)));
      case 'v':
        return this.read(String(this.read('g')));
      case 'a':
        return this.array(type.slice(1));
      default:
        return this.readAll(inside(type));
    }
  }

  private array(type: string): unknown[] {
    const length = this.bytes.readUInt32LE(this.move(4));
    this.skipTo(alignmentOf(type));
    const end = this.at + length;
    const values: unknown[] = [];
    while (this.at < end) values.push(this.read(type));
    return values;
  }

  private text(length: number): string {
    const from = this.move(length + 1);
    return this.bytes.toString('utf8', from, from + length);
  }

  private skipTo(alignment: number): void {
    this.at = Math.ceil(this.at / alignment) * alignment;
  }

  private move(length: number): number {
    const from = this.at;
    this.at += length;
    return from;
  }
}
