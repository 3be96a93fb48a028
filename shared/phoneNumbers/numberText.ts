/** Longer texts are no telephone numbers; the limit keeps hostile input from costing time. */
export const maxNumberTextLength = 1024;

/** Direction marks, joiners, byte-order marks and soft hyphens: contact programs paste them around numbers. */
const invisible = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]|\p{Cc}/gu;

/** Dashes of all lengths; keyboards and word processors make any of them out of `-`. */
const dashes = /[\u2010-\u2015\u2212\u2500\u30fb\u30fc\ufe58\ufe63]/g;

/** What was found in the text around the digits. */
export interface NumberText {
  /** User part or plain text, half-width, without invisible characters, trimmed. */
  readonly text: string;
  /** Host of a SIP URI, lower case; empty otherwise. */
  readonly host: string;
  /** `;phone-context=` of RFC 3966 when it is a number prefix such as `+86755`. */
  readonly phoneContext: string;
  /** `;ext=` of RFC 3966, digits. */
  readonly extension: string | null;
}

/** Half-width, visible characters only, plain dashes, trimmed, without the quotes a spreadsheet leaves. */
export function plainText(raw: string): string {
  return raw
    .normalize('NFKC')
    .replace(/[\t\r\n]/g, ' ')
    .replace(invisible, '')
    .replace(dashes, '-')
    .trim()
    .replace(/^['"`]+|['"]+$/g, '')
    .trim();
}

/** Percent-decoding that leaves what cannot be decoded (RFC 3261 §25.1 `escaped`). */
function decodePercent(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function parameter(parameters: string, name: string): string | null {
  for (const part of parameters.split(';')) {
    const [key = '', value = ''] = part.split('=');
    if (key.trim().toLowerCase() === name) return decodePercent(value.trim());
  }
  return null;
}

/**
 * Takes the number out of what surrounds it: `"Name" <sip:+86…@host;user=phone>`, `tel:…;phone-context=…` (RFC 3966),
 * `user@host`, or plain text. Never throws.
 */
export function readNumberText(raw: string): NumberText {
  let text = plainText(raw);
  const bracketed = /<\s*((?:sips?|tel):[^<>]*)>/i.exec(text);
  if (bracketed?.[1] !== undefined) text = bracketed[1].trim();
  const scheme = /^(sips?|tel):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme === undefined && !/^[^@\s]+@[^@\s]+$/.test(text)) return { text, host: '', phoneContext: '', extension: null };

  const rest = scheme === undefined ? text : text.slice(scheme.length + 1);
  const at = scheme === 'tel' ? -1 : rest.lastIndexOf('@');
  // Without `@` a SIP URI names only a host, but gateways that write `sip:138…` mean the user.
  const userPart = at >= 0 ? rest.slice(0, at) : rest;
  const host = at >= 0 ? (/^[^:;?>\s]*/.exec(rest.slice(at + 1))?.[0] ?? '').toLowerCase() : '';
  const semicolon = userPart.indexOf(';');
  const parameters = semicolon >= 0 ? userPart.slice(semicolon + 1) : '';
  const user = (semicolon >= 0 ? userPart.slice(0, semicolon) : userPart).replace(/^\/\//, '');
  const withoutPassword = scheme === 'tel' ? user : user.replace(/:.*$/, '');
  const context = parameter(parameters, 'phone-context') ?? '';
  const extension = parameter(parameters, 'ext');
  return {
    text: plainText(decodePercent(withoutPassword)),
    host,
    phoneContext: /^\+\d{1,7}$/.test(context) ? context : '',
    extension: extension !== null && /^\d{1,8}$/.test(extension) ? extension : null,
  };
}
