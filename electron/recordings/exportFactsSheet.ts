import type { CallLogEntry } from '../../shared/calls/callLogEntry.ts';

/** What stands on the sheet. Numbers are as the seat may see them. */
export interface FactsSheet {
  readonly locale: 'zh-CN' | 'en';
  readonly entry: CallLogEntry;
  readonly recordingMs: number;
  readonly remoteNumber: string;
  readonly exportedAt: number;
  readonly exportedBy: string;
  readonly files: readonly { readonly name: string; readonly bytes: number; readonly sha256: string }[];
  /** The call's links, and the fingerprint of the key that signed them. */
  readonly links: readonly { readonly sequence: number; readonly at: number; readonly kind: string }[];
  readonly fingerprint: string;
}

/** Texts under `evidence`. */
export type SheetWords = (key: string, values?: Readonly<Record<string, string | number>>) => string;

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', '\u0027': '&#39;' };

/** Everything that people or callers wrote goes through here; bidirectional text cannot turn what follows it. */
function safe(text: string): string {
  return `<bdi>${text.replace(/[&<>"']/g, (letter) => escapes[letter]!).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f]/g, '\ufffd')}</bdi>`;
}

function clock(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${Math.floor(seconds / 3_600)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

const style = `
  * { box-sizing: border-box; }
  body { margin: 0; font: 11pt/1.55 "Noto Sans CJK SC", "Microsoft YaHei", "PingFang SC", sans-serif; color: #17233c; }
  h1 { font-size: 18pt; margin: 0 0 2pt; } h2 { font-size: 12pt; margin: 16pt 0 4pt; border-bottom: 1px solid #c3cbd9; padding-bottom: 2pt; }
  .soft { color: #566176; font-size: 9.5pt; }
  table { width: 100%; border-collapse: collapse; } td, th { text-align: start; vertical-align: top; padding: 2.5pt 8pt 2.5pt 0; }
  th { width: 32mm; font-weight: 400; color: #566176; white-space: nowrap; }
  td { overflow-wrap: anywhere; } code { font: 8.5pt "DejaVu Sans Mono", Consolas, monospace; overflow-wrap: anywhere; }
  tr { break-inside: avoid; }`;

/** The sheet as one page of HTML without scripts. Times carry their zone, so that it can be read anywhere. */
export function factsSheetHtml(sheet: FactsSheet, t: SheetWords): string {
  const { entry, locale } = sheet;
  const moment = (at: number | null) => (at === null ? '' : new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' }).format(at));
  const facts: readonly (readonly [key: string, value: string])[] = [
    ['direction', t(`sheet.directions.${entry.direction}`)],
    ['number', sheet.remoteNumber],
    ['service', entry.serviceNumber],
    ['area', entry.areaText],
    ['customer', [entry.customerName, entry.company].filter((part) => part !== '').join(' · ')],
    ['startedAt', moment(entry.startedAt)],
    ['answeredAt', moment(entry.answeredAt)],
    ['endedAt', moment(entry.endedAt)],
    ['talk', entry.talkSeconds > 0 ? clock(entry.talkSeconds * 1_000) : ''],
    ['recording', clock(sheet.recordingMs)],
    ['queue', entry.queue],
    ['ivrPath', entry.ivrPath],
    ['agent', entry.agent],
    ['disposition', entry.disposition],
    ['callId', entry.callId],
    ['sipCallId', entry.sipCallId],
  ];
  const row = (head: string, body: string) => `<tr><th>${head}</th><td>${body}</td></tr>`;
  const rows = facts.filter(([, value]) => value !== '').map(([key, value]) => row(safe(t(`sheet.${key}`)), safe(value))).join('');
  const files = sheet.files.map(({ name, bytes, sha256 }) => row(safe(t('sheet.file')), `${safe(name)} <span class="soft">${bytes.toLocaleString(locale)} B</span><br><code>SHA-256 ${sha256}</code>`)).join('');
  const links = sheet.links.map(({ sequence, at, kind }) => row(safe(t('sheet.link', { sequence })), `${safe(t(`kind.${kind}`))} <span class="soft">${safe(moment(at))}</span>`)).join('');
  return `<!doctype html><html lang="${locale}"><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${style}</style>
<title>400</title><h1>${safe(t('sheet.title'))}</h1><div class="soft">${safe(t('sheet.exported', { at: moment(sheet.exportedAt), by: sheet.exportedBy }))}</div>
<h2>${safe(t('sheet.call'))}</h2><table>${rows}</table>
<h2>${safe(t('sheet.files'))}</h2><table>${files}</table><p class="soft">${safe(t('sheet.channels'))}</p>
<h2>${safe(t('sheet.chain'))}</h2><table>${links}${row(safe(t('sheet.key')), `<code>${sheet.fingerprint}</code>`)}</table><p class="soft">${safe(t('sheet.chainNote'))}</p></html>`;
}
