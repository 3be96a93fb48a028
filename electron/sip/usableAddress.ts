const inBrackets = /^(?:"(?:[^"\\]|\\.)*"\s*|[^"<]*)<([^<>]*)>/s;
const bare = /^([^\s<>";,]+)/;
const sipUri = /^sips?:(?:[^\s@<>":;][^\s@<>"]*@)?[^\s@<>";?:,][^\s@<>"]*$/i;
const telUri = /^tel:[^\s@<>"]+$/i;

/**
 * True when the (first) address of From, To or Contact has a URI that requests can be sent with. JsSIP accepts more,
 * then keeps a dialog without an address, and throws when it must send something in it, at a time of its own.
 */
export function isUsableAddress(value: string, mayBeTel: boolean): boolean {
  const uri = (inBrackets.exec(value) ?? bare.exec(value.trim()))?.[1]?.trim() ?? '';
  return sipUri.test(uri) || (mayBeTel && telUri.test(uri));
}
