import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { checkArgument } from '../../electron/store/storeSchemas.ts';
import type { StoreRequestName } from '../../electron/store/storeApi.ts';
import { noFilters } from '../../shared/calls/callLogFilters.ts';
import { newestFirst, usualColumns } from '../../shared/calls/logView.ts';
import { anyCard, anyDraft, marksOf } from '../fixtures/reviews.ts';
import { verifyAll } from '../fixtures/evidence/evidenceStore.ts';
import type { Asked } from '../fixtures/evidence/evidenceStore.ts';
import { anyCall, anyImportedCall, anyTime, openForTest } from './temporaryStore.ts';
import type { DirectStore } from './temporaryStore.ts';

/** What people paste, and what programs send. */
const oddTexts = {
  emoji: '👨‍👩‍👧 🇨🇳 😀',
  'right to left': '\u202eשלום مرحبا\u200f end',
  'rare hanzi': '𠮷野家 㐂 龘',
  NUL: 'before\0after',
  'half a character': 'x\ud83dy',
  'a formula': '=HYPERLINK("http://x")',
  SQL: `'); DROP TABLE call; --`,
  'lines and tabs': '一\r\n二\t三',
};

/** Ten megabytes in UTF-8. */
const tenMegabytes = '长'.repeat(3_500_000);

/** NUL may go, and half a character becomes U+FFFD; everything else stays. */
const wellFormed = (text: string): string => Buffer.from(text).toString();
const cleaned = (text: string): readonly string[] => [text, wellFormed(text), text.replaceAll('\0', ''), wellFormed(text.replaceAll('\0', ''))];

const callId = randomUUID();
const reviewId = randomUUID();
const numbers = { numbers: ['13800001111'], tags: [], company: '', level: '', notes: '', name: '甲' };
const ticket = { subject: '退货', state: 'new', priority: 'normal', dueAt: null, assignee: '' } as const;
const plan = {
  id: 'p', name: '', on: true, kind: 'random', period: 'day', perAgent: 2, seed: 's',
  conditions: { serviceNumber: null, queue: null, minTalkSeconds: null, maxSurveyScore: null, disposition: null, transferredOnly: false },
} as const;
const view = { filters: noFilters, time: 'today', columns: [...usualColumns], sorting: newestFirst } as const;
const task = { id: 't', number: '13800001111', customerId: null, customerName: '', callId: null, dueAt: 1, state: 'open', createdAt: 1, remindedAt: null, closedAt: null } as const;
const marker = { id: 'm', callId, author: 'judge', madeAt: 1, changedAt: 1, atMs: 5, untilMs: null, kind: 'note' } as const;
const firstCriterion = anyCard.sections[0]!.criteria[0]!.id;

interface Place {
  readonly where: string;
  readonly request: StoreRequestName;
  readonly argument: (text: string) => unknown;
  readonly read: (ask: DirectStore, text: string) => unknown;
}

/** An item is closed once: each text has its own. */
const missedFor = (text: string): string => `missed ${[...Object.values(oddTexts), 'before'].indexOf(text)}`;

/** Everywhere a person writes: the request that keeps it, and where it is read again. */
const places: readonly Place[] = [
  ...(['name', 'company', 'level', 'notes'] as const).map((field): Place => ({
    where: `a customer's ${field}`, request: 'saveCustomer', argument: (text) => ({ id: 'C1', draft: { ...numbers, [field]: text }, at: 1 }), read: (ask) => ask.getCustomer({ id: 'C1' })?.[field],
  })),
  { where: 'a tag', request: 'changeCustomer', argument: (text) => ({ id: 'C1', change: { tags: [text] }, at: 2 }), read: (ask) => ask.getCustomer({ id: 'C1' })?.tags[0] },
  { where: 'a field of the house', request: 'changeCustomer', argument: (text) => ({ id: 'C1', change: { fields: { f1: text } }, at: 2 }), read: (ask) => ask.getCustomerRecord({ id: 'C1' })?.fields.f1 },
  { where: 'a note', request: 'writeNote', argument: (text) => ({ id: 'n', customerId: 'C1', callId: null, author: '8001', text, at: 3 }), read: (ask) => ask.listNotes({ customerId: 'C1', limit: 1 })[0]?.text },
  { where: 'a company', request: 'saveCompany', argument: (text) => ({ id: 'K', draft: { name: '华信', address: text, notes: '', numbers: [] }, at: 1 }), read: (ask) => ask.getCompany({ id: 'K' })?.address },
  { where: 'a ticket', request: 'changeTicket', argument: (text) => ({ id: 'T', entryId: randomUUID(), at: 2, who: '8001', change: { subject: text } }), read: (ask) => ask.getTicket({ id: 'T' })?.ticket.subject },
  {
    where: "a ticket's comment", request: 'commentTicket', argument: (text) => ({ id: 'T', entryId: randomUUID(), at: 3, who: '8001', text }),
    read: (ask) => ask.getTicket({ id: 'T' })?.entries.flatMap(({ event }) => (event.kind === 'commented' ? [event.text] : [])).at(-1),
  },
  { where: 'the name of a view', request: 'saveLogView', argument: (text) => ({ id: 'v', name: text, settings: view, at: 1 }), read: (ask) => ask.logViews(null)[0]?.name },
  { where: 'the note of a task', request: 'saveTask', argument: (text) => ({ task: { ...task, note: text } }), read: (ask) => ask.getTask({ id: 't' })?.note },
  {
    where: 'a write-up', request: 'keepDisposition', argument: (text) => ({ callId, disposition: { reason: 'a', result: null, followUp: 'none', note: text }, text: '咨询', at: 1 }),
    read: (ask) => ask.getDisposition({ callId })?.note,
  },
  { where: 'a reason to hold', request: 'holdRecordings', argument: (text) => ({ callId, hold: { reason: text, by: '王', at: 1 } }), read: (ask) => ask.getHold({ callId })?.reason },
  { where: 'a marker', request: 'saveMarker', argument: (text) => ({ marker: { ...marker, text }, by: 'judge' }), read: (ask) => ask.listMarkers({ callId })[0]?.text },
  { where: 'the name of a plan', request: 'saveSamplingPlan', argument: (text) => ({ plan: { ...plan, name: text }, at: 1 }), read: (ask) => ask.listSamplingPlans(null)[0]?.plan.name },
  {
    where: 'the name of a score card', request: 'saveScoreCard', argument: (text) => ({ card: { ...anyCard, id: 'card', name: text }, by: 'boss', at: 1 }),
    read: (ask) => ask.listScoreCards(null).find(({ id }) => id === 'card')?.draft?.name,
  },
  {
    where: 'the summary of a review', request: 'saveReview', argument: (text) => ({ id: reviewId, draft: anyDraft({ callId, summary: text }), by: 'judge', at: 1 }),
    read: (ask) => ask.getReview({ reviewId })?.summary,
  },
  {
    where: 'a comment on a criterion', request: 'saveReview',
    argument: (text) => ({ id: reviewId, draft: anyDraft({ callId, marks: { ...marksOf(anyCard), [firstCriterion]: { points: 1, comment: text, atMs: null } } }), by: 'judge', at: 1 }),
    read: (ask) => ask.getReview({ reviewId })?.marks[firstCriterion]?.comment,
  },
  {
    where: 'why a missed call is closed', request: 'closeMissed', argument: (text) => ({ itemId: missedFor(text), reason: 'other', note: text, by: '8001', at: anyTime + 60_000 }),
    read: (ask, text) => ask.getMissed({ itemId: missedFor(text) })?.item.closing?.note,
  },
];

function opened(): DirectStore {
  const { ask } = openForTest();
  ask.putFirstScoreCard({ card: anyCard, by: 'boss', at: anyTime });
  ask.importCalls([anyImportedCall({ callId })]);
  for (const [index, text] of [...Object.values(oddTexts), 'before'].entries()) {
    ask.beginCall(anyCall({ callId: missedFor(text), remoteNumber: `1390000000${index}` }));
    ask.appendCallEvents({ callId: missedFor(text), events: [{ sequence: 0, event: { kind: 'ended', at: anyTime + 1_000, end: { by: 'remote', cause: 'cancelled' } } }] });
  }
  ask.saveCustomer({ id: 'C1', draft: numbers, at: 0 });
  ask.createTicket({ id: 'T', entryId: 'e0', at: 1, who: '8001', customerId: 'C1', fields: ticket, comment: '', callId: null });
  return ask;
}

/** Asks as the store's process does: an argument is checked before anything is done with it. */
function send(ask: DirectStore, { request, argument }: Place, text: string): void {
  const checked = checkArgument(request, argument(text));
  if (!checked.ok) throw Object.assign(new Error(checked.message), { code: 'invalidArgument' });
  (ask as unknown as Record<string, (argument: unknown) => unknown>)[request]?.(checked.argument);
}

test('whatever letters there are, they are kept wherever a person writes', async () => {
  const ask = opened();
  for (const [name, text] of Object.entries(oddTexts)) {
    for (const place of places) {
      send(ask, place, text);
      expect(cleaned(text), `${name} as ${place.where}`).toContain(place.read(ask, text));
    }
  }
  expect(ask.integrity(null).files.flatMap(({ problems }) => problems)).toEqual([]);
  expect((await verifyAll(ask as unknown as Asked)).problems).toEqual([]);
});

test('ten megabytes are refused wherever a person writes, and what was there stays', () => {
  const ask = opened();
  for (const place of places) {
    send(ask, place, 'before');
    expect(() => send(ask, place, tenMegabytes), place.where).toThrow(expect.objectContaining({ code: 'invalidArgument' }));
    expect(place.read(ask, 'before'), place.where).toBe('before');
  }
});
