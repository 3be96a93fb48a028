/** One line of a vCard. */
export interface VcardProperty {
  readonly name: string;
  /** Upper case: `CELL`, `WORK`. */
  readonly types: readonly string[];
  readonly value: string;
}

const encodingLabels: Readonly<Record<string, string>> = { 'utf-8': 'utf-8', utf8: 'utf-8', gbk: 'gb18030', gb2312: 'gb18030', gb18030: 'gb18030', 'iso-8859-1': 'windows-1252', 'us-ascii': 'utf-8', big5: 'big5' };

function decode(bytes: Buffer, charset: string | undefined, fallback: string): string {
  const label = charset === undefined ? undefined : encodingLabels[charset.toLowerCase()];
  return new TextDecoder(label ?? fallback).decode(bytes);
}

/** `=E6=9D=8E` → bytes; a broken escape stays as it is. RFC 2045 section 6.7 */
function quotedPrintable(text: string): Buffer {
  return Buffer.from(text.replace(/=\r?\n/g, '').replace(/=([0-9A-Fa-f]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16))), 'latin1');
}

/**
 * Reads a logical line given as bytes in a string (latin1): `item1.TEL;TYPE=CELL:…`, `TEL;CELL;VOICE:…`,
 * `FN;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:=C0=EE`. Null when it is none, or holds a picture.
 * @param fallback encoding of values that do not name theirs
 */
export function readProperty(text: string, fallback: string): VcardProperty | null {
  // A colon within a quoted parameter is no border.
  const match = /^\s*((?:[^":]|"[^"]*")+):(.*)$/s.exec(text);
  if (match === null) return null;
  const [name = '', ...parameters] = (match[1] ?? '').split(';').map((part) => part.trim());
  const types: string[] = [];
  let charset: string | undefined;
  let encoding = '';
  for (const parameter of parameters) {
    const [key = '', value] = parameter.split('=', 2);
    const upper = key.toUpperCase();
    if (value === undefined) {
      if (upper === 'QUOTED-PRINTABLE' || upper === 'BASE64') encoding = upper;
      else types.push(upper);
    } else if (upper === 'TYPE') types.push(...value.replaceAll('"', '').toUpperCase().split(','));
    else if (upper === 'CHARSET') charset = value.replaceAll('"', '');
    else if (upper === 'ENCODING') encoding = value.toUpperCase();
  }
  if (encoding === 'BASE64' || encoding === 'B') return null;
  const raw = match[2] ?? '';
  const bytes = encoding === 'QUOTED-PRINTABLE' ? quotedPrintable(raw) : Buffer.from(raw, 'latin1');
  return { name: name.toUpperCase().replace(/^[^.]*\./, ''), types, value: decode(bytes, charset, fallback) };
}
