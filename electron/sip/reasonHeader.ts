/** One value of a Reason header field (RFC 3326). */
export interface Reason {
  /** `SIP`, `Q.850` or another registered protocol, as sent. */
  readonly protocol: string;
  readonly cause?: number;
  readonly text?: string;
}

/** Reads the values of all Reason fields; what is malformed is left out. Never throws. */
export function parseReasons(values: readonly string[]): Reason[] {
  return values.flatMap((value) => splitOutsideQuotes(value.slice(0, 2_048), ',')).flatMap((one) => {
    const [protocol = '', ...parameters] = splitOutsideQuotes(one, ';').map((part) => part.trim());
    if (!/^[A-Za-z0-9.\-_]+$/.test(protocol)) return [];
    const named = new Map(parameters.map((parameter) => {
      const [name = '', ...rest] = parameter.split('=');
      return [name.trim().toLowerCase(), rest.join('=').trim()] as const;
    }));
    const cause = named.get('cause');
    const text = named.get('text');
    return [{
      protocol,
      ...(cause !== undefined && /^\d{1,3}$/.test(cause) ? { cause: Number(cause) } : {}),
      ...(text !== undefined ? { text: text.replace(/^"|"$/g, '').replace(/\\(.)/g, '$1').slice(0, 200) } : {}),
    }];
  });
}

/** Splits at `separator` where it stands outside a quoted string. */
export function splitOutsideQuotes(value: string, separator: string): string[] {
  const parts: string[] = [];
  let quoted = false;
  let start = 0;
  for (let at = 0; at < value.length; at += 1) {
    const character = value[at];
    if (quoted && character === '\\') at += 1;
    else if (character === '"') quoted = !quoted;
    else if (!quoted && character === separator) {
      parts.push(value.slice(start, at));
      start = at + 1;
    }
  }
  parts.push(value.slice(start));
  return parts;
}

/** The Reason of a refusal: the SIP code, and its Q.850 counterpart that gateways understand (RFC 3398, RFC 6432). */
export function reasonOfRefusal(sipCode: RefusalCode): string {
  const [cause, text] = causeOf[sipCode];
  return `Reason: SIP;cause=${sipCode};text="${phraseOfRefusal[sipCode]}", Q.850;cause=${cause};text="${text}"`;
}

export type RefusalCode = 480 | 486 | 603;

/** RFC 3261 §21. */
export const phraseOfRefusal: Record<RefusalCode, string> = { 480: 'Temporarily Unavailable', 486: 'Busy Here', 603: 'Decline' };

const causeOf: Record<RefusalCode, readonly [number, string]> = { 480: [18, 'No user responding'], 486: [17, 'User busy'], 603: [21, 'Call rejected'] };
