import { expect, test } from 'vitest';
import { evidenceWords } from '../../../electron/evidence/evidenceWords.ts';
import { factsSheetHtml, type FactsSheet } from '../../../electron/recordings/exportFactsSheet.ts';

const sha256 = 'ab'.repeat(32);
const at = Date.UTC(2026, 10, 22, 1, 51, 7);

function sheetOf(changes: Partial<FactsSheet['entry']> = {}, locale: FactsSheet['locale'] = 'zh-CN'): string {
  return factsSheetHtml({
    locale, recordingMs: 61_000, remoteNumber: '138 **** 5678', exportedAt: at, exportedBy: '8001', fingerprint: 'f00d', files: [{ name: 'a.wav', bytes: 1_024, sha256 }],
    links: [{ sequence: 4, at, kind: 'callClosed' }, { sequence: 5, at, kind: 'recordingCompleted' }],
    entry: {
      callId: 'c', sipCallId: 's@pbx', direction: 'incoming', startedAt: at, answeredAt: at + 5_000, endedAt: at + 66_000, result: 'answered', endedBy: 'remote', endCause: 'hungUp', sipCode: null,
      remoteNumber: '13812345678', serviceNumber: '4008201234', areaText: '', queue: '售后', queueWaitSeconds: null, ivrPath: '', routeRule: '', customerId: null, customerName: '王丽', company: '',
      agent: '8001', talkSeconds: 61, disposition: '', mos: null, surveyScore: null, reviewScore: null, recordingId: 'r', recordingMs: 61_000, ...changes,
    },
  }, evidenceWords(locale));
}

test.each(['zh-CN', 'en'] as const)('a sheet in %s has a text for everything, the digest of the file and the links, and only the number that the seat may see', (locale) => {
  const html = sheetOf({}, locale);
  for (const part of [sha256, 'a.wav', '138 **** 5678', '4008201234', '王丽', '0:01:01', 'f00d']) expect(html).toContain(part);
  expect(html).not.toContain('13812345678');
  expect(html).not.toMatch(/<bdi>(sheet|kind)\.|\{\{|undefined|null/);
});

test('what callers and people wrote is text, whatever it is: no mark-up, no end of its line, no turned letters behind it', () => {
  const html = sheetOf({ customerName: `<script>alert(1)</script>"'&`, queue: '\u202eשלום\0 😀 $& {{at}}', disposition: 'x'.repeat(200_000) });
  expect(html).not.toContain('<script');
  expect(html).toContain('&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;');
  expect(html).toContain('<bdi>\u202eשלום\ufffd 😀 $&amp; {{at}}</bdi>');
  expect(html.match(/<bdi>/g)?.length).toBe(html.match(/<\/bdi>/g)?.length);
  expect(html).toContain("default-src 'none'");
});
