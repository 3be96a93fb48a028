const marker = 'tel.invalid';
const incoming = /^((?:from|f|to|t)[ \t]*:[^\r\n]*?)<tel:([^<>@\s]{1,200})>/gim;
const bareIncoming = /^((?:from|f|to|t)[ \t]*:[ \t]*)tel:([^<>@\s;]{1,200})/gim;
const outgoing = /<sip:([^<>@\s]{1,200})@tel\.invalid>/gi;

/**
 * Trunks may name caller and called party by tel: URIs (RFC 3966), which JsSIP's grammar refuses in From and To. They
 * are shown to it as `sip:<number>@tel.invalid`; `withTelAddresses` turns them back in what it sends, so that the
 * other side sees its own addresses.
 */
export function withSipAddresses(text: string): string {
  const end = text.indexOf('\r\n\r\n');
  const header = end === -1 ? text : text.slice(0, end);
  if (!/tel:/i.test(header)) return text;
  const translated = header
    .replace(incoming, (_all, before: string, number: string) => `${before}<sip:${number}@${marker}>`)
    .replace(bareIncoming, (_all, before: string, number: string) => `${before}<sip:${number}@${marker}>`);
  return translated + text.slice(header.length);
}

export function withTelAddresses(text: string): string {
  if (!text.includes(marker)) return text;
  const end = text.indexOf('\r\n\r\n');
  const header = end === -1 ? text : text.slice(0, end);
  return header.replace(outgoing, (_all, number: string) => `<tel:${number}>`) + text.slice(header.length);
}
