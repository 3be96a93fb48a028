import { maxNumberTextLength, plainText } from './numberText.ts';
import { parsePhoneNumber } from './parsePhoneNumber.ts';
import type { PhoneNumber } from './phoneNumber.ts';

/** What a text says that somebody typed, pasted, clicked or selected to have it dialled. */
export type DialText =
  | {
      readonly kind: 'number';
      /** What goes into the INVITE: the canonical key, or keys that the number plan does not know, as they were typed. */
      readonly target: string;
      /** Digits to send when the line was answered; null when none were written. */
      readonly extension: string | null;
      /** A number inside the company. */
      readonly internal: boolean;
      /** Other numbers in the text, which are not dialled. */
      readonly others: number;
    }
  /** A SIP address; `numberKey` is the number in it, empty when there is none. */
  | { readonly kind: 'address'; readonly target: string; readonly numberKey: string }
  | { readonly kind: 'nothing' };

/** Longer digits behind a comma or a space are another number. */
const longestExtension = 6;
/** A service code with a number in it; E.164 numbers have fifteen digits at most. */
const longestKeys = 22;
const extensionMark = String.raw`(?:\s*(?:转接?|轉|分机号?|内线|extension|extn?\.?|[xX#,])\s*[:：.]?\s*\d{1,${longestExtension}}#?)?`;
/** Digits with what people write between them, not inside a longer word or number, perhaps with an extension. */
const numberLike = new RegExp(String.raw`(?<![\w.+*#])[([]?\+?\d[\d ().\-]{1,30}\d${extensionMark}(?![\w*#])`, 'gi');
const date = /^\d{4}[-.]\d{1,2}[-.]\d{1,2}$/;
const internetAddress = /^\d{1,3}(?:\.\d{1,3}){3}$/;

/**
 * Reads what is to be dialled: a number however written, `tel:`, `sip:` and `callto:` texts, keys of the platform (`*97`),
 * or free text with a number in it (`电话：0755-8888 1234 转 801`). Of several numbers the first counts. Never throws.
 * @param options.homeAreaCode area code that bare local numbers belong to
 */
export function readDialText(raw: string, options: { readonly homeAreaCode?: string | undefined } = {}): DialText {
  const area = options.homeAreaCode === undefined ? {} : { homeAreaCode: options.homeAreaCode };
  const text = plainText(raw.slice(0, maxNumberTextLength)).replace(/^callto:(?:\/\/)?/i, '');
  // Header fields in a SIP address (RFC 3261 §19.1.1, `?…`) would let a pasted link write into our INVITE.
  if (/^sips?:[^\s?<>"]+$/i.test(text)) return { kind: 'address', target: text, numberKey: dialable(parsePhoneNumber(text, area))?.key ?? '' };
  const whole = dialable(parsePhoneNumber(text, area));
  if (whole && (extensionOf(whole)?.length ?? 0) <= longestExtension) return numberText(whole, 0);
  const [first, ...others] = numbersIn(text, area);
  if (first) return numberText(first, new Set(others.map(({ key }) => key).filter((key) => key !== first.key)).size);
  if (internetAddress.test(text)) return { kind: 'nothing' };
  const keys = text.replace(/[\s().-]/g, '');
  return /^\+?[\d*#]+$/.test(keys) && keys.length <= longestKeys ? { kind: 'number', target: keys, extension: null, internal: false, others: 0 } : { kind: 'nothing' };
}

function numberText(number: PhoneNumber, others: number): DialText {
  return { kind: 'number', target: number.key, extension: extensionOf(number), internal: number.kind === 'extension', others };
}

function numbersIn(text: string, area: { readonly homeAreaCode?: string }): PhoneNumber[] {
  return [...text.matchAll(numberLike)].flatMap(([found]) => {
    const whole = meant(found, area);
    if (whole) return [whole];
    // Two numbers with only a space between them look like one.
    return found.split(/\s+/).flatMap((piece) => meant(piece, area) ?? []);
  });
}

/** Short numbers in running text are prices, times and counts. */
function meant(found: string, area: { readonly homeAreaCode?: string }): PhoneNumber | undefined {
  if (date.test(found.trim())) return undefined;
  const number = dialable(parsePhoneNumber(found.trim(), area));
  return number && number.kind !== 'extension' && number.kind !== 'shortCode' ? number : undefined;
}

function dialable(number: PhoneNumber): PhoneNumber | undefined {
  return number.kind === 'anonymous' || number.kind === 'unreadable' ? undefined : number;
}

function extensionOf(number: PhoneNumber): string | null {
  return 'dialledExtension' in number ? number.dialledExtension : null;
}
