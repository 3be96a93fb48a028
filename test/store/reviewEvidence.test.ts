import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { rawOf } from '../../electron/store/connection.ts';
import { digestOfReview } from '../../electron/store/tables/reviews.ts';
import { verifyAll, type Asked } from '../fixtures/evidence/evidenceStore.ts';
import { longRecording } from '../fixtures/recordings/longRecording.ts';
import { anyCard, anyDraft, marksOf } from '../fixtures/reviews.ts';
import { codeOf, dayMs, ids, judged, withCalls } from './judgedStore.ts';
import { anyCall, anyTime } from './temporaryStore.ts';

describe('the evidence chain of reviews', () => {
  /** A call that this seat witnessed, with a recording that runs, or one of a second that is complete. */
  async function witnessed(complete = false) {
    const opened = withCalls();
    const { ask } = opened;
    const [callId, recordingId] = ids(2) as [string, string];
    ask.beginCall(anyCall({ callId }));
    ask.appendCallEvents({ callId, events: [{ sequence: 0, event: { kind: 'answered', at: anyTime + 1 } }] });
    ask.beginRecording({ id: recordingId, callId, startedAt: anyTime + 1, mimeType: 'audio/webm;codecs=opus' });
    let sequence = 0;
    for (const piece of longRecording({ seconds: complete ? 1 : 0, at: anyTime + 1 })) ask.appendChunk({ recordingId, sequence: sequence++, bytes: piece.bytes, at: piece.at });
    ask.appendCallEvents({ callId, events: [{ sequence: 1, event: { kind: 'ended', at: anyTime + 9_000, end: { by: 'remote', cause: 'hungUp' } } }] });
    if (complete) await ask.completeRecording({ id: recordingId, state: 'complete' });
    const links = (kind: string) => (ask.evidencePart({ callId, mostBetween: 99 })?.links ?? []).filter(({ header }) => header.kind === kind && header.subject === callId).map(({ payload }) => JSON.parse(payload ?? '{}') as Record<string, unknown>);
    return { ...opened, callId, recordingId, links, verify: () => verifyAll(ask as unknown as Asked) };
  }

  test('has a link for every hand-in, revision and answer, over marks, summary and score', async () => {
    const { ask, callId, recordingId, links, verify } = await witnessed();
    const reviewId = judged(ask, callId, 'judge', { accuracy: 0 });
    ask.appealReview({ reviewId, reason: '不认可', by: '8001', at: anyTime + 2 * dayMs });
    ask.answerReviewAppeal({ reviewId, verdict: 'kept', answer: '维持', deed: 'd', by: 'boss', at: anyTime + 3 * dayMs });
    ask.saveReview({ id: randomUUID(), draft: anyDraft({ callId }), by: 'judge', at: anyTime + 4 * dayMs });
    ask.handInReview({ reviewId, reason: '复核', deed: 'e', by: 'judge', at: anyTime + 4 * dayMs });
    const proof = { marks: marksOf(anyCard, { accuracy: 0 }), summary: '总体不错', score: 82 };
    expect(links('reviewKept')).toEqual([
      { id: `review:${reviewId}/1`, recordingId, by: 'judge', score: 82, digest: digestOfReview(proof) },
      { id: `appeal:${reviewId}/1`, recordingId, by: 'boss', score: 82, digest: digestOfReview({ ...proof, appeal: { reason: '不认可', state: 'kept', answer: '维持' } }) },
      { id: `review:${reviewId}/2`, recordingId, by: 'judge', score: 100, digest: digestOfReview({ marks: marksOf(anyCard), summary: '', score: 100 }) },
    ]);
    expect((await verify()).problems).toEqual([]);
  });

  test('has a link for every marker that is saved or removed, and none for one that is only sent again', async () => {
    const { ask, callId, links } = await witnessed();
    const marker = { id: 'm', callId, author: 'judge', madeAt: 1, changedAt: 1, atMs: 5, untilMs: null, kind: 'fault', text: '没有复述' } as const;
    for (const text of ['没有复述', '没有复述', '没有复述型号']) ask.saveMarker({ marker: { ...marker, text, changedAt: text.length }, by: 'boss' });
    for (let time = 0; time < 2; time += 1) ask.removeMarker({ id: 'm', at: 9 });
    expect(links('reviewKept').map(({ id, by }) => [id, by])).toEqual([['marker:m/4', 'boss'], ['marker:m/6', 'boss'], ['marker:m/removed', 'judge']]);
  });

  test('shows whatever is changed of a review, an answer or a marker past the store', async () => {
    const { ask, store, callId, verify } = await witnessed();
    const reviewId = judged(ask, callId, 'judge', { accuracy: 0 });
    ask.appealReview({ reviewId, reason: '不认可', by: '8001', at: anyTime + 2 * dayMs });
    ask.answerReviewAppeal({ reviewId, verdict: 'kept', answer: '维持', deed: 'd', by: 'judge', at: anyTime + 3 * dayMs });
    ask.saveMarker({ marker: { id: randomUUID(), callId, author: 'judge', madeAt: 1, changedAt: 1, atMs: 5, untilMs: null, kind: 'fault', text: '差' } });
    const [handIn, answer, marker] = [3, 4, 5];
    const changes: readonly (readonly [sql: string, sequence: number | null])[] = [
      [`UPDATE reviewRevision SET marks = replace(marks, '"points":5', '"points":4')`, handIn],
      [`UPDATE reviewRevision SET marks = 'x'`, handIn],
      [`UPDATE reviewRevision SET summary = '差'`, handIn],
      ['UPDATE reviewRevision SET total = 99', handIn],
      [`UPDATE reviewRevision SET by = 'boss'`, handIn],
      ['DELETE FROM reviewRevision', handIn],
      ['DELETE FROM review', handIn],
      ['UPDATE review SET total = 100', null],
      [`INSERT INTO reviewRevision SELECT reviewId, 2, 'forged', at, by, reason, total, passed, fatal, marks, summary FROM reviewRevision; UPDATE review SET revision = 2`, null],
      [`UPDATE reviewAppeal SET answer = '好'`, answer],
      [`UPDATE reviewAppeal SET answeredBy = 'boss'`, answer],
      ['DELETE FROM reviewAppeal', answer],
      [`UPDATE review SET reviewer = 'boss'`, null],
      ['DELETE FROM marker', marker],
      [`UPDATE marker SET text = '好'`, marker],
      ['UPDATE marker SET removedAt = 9', marker],
    ];
    const raw = rawOf(store.db);
    expect((await verify()).problems).toEqual([]);
    for (const [sql, sequence] of changes) {
      raw.exec(`BEGIN; DROP TRIGGER reviewRevisionStays; ${sql}`);
      expect([sql, (await verify()).problems]).toEqual([sql, expect.arrayContaining([{ kind: 'changedReview', sequence, callId }]) as unknown]);
      raw.exec('ROLLBACK');
    }
    expect((await verify()).problems).toEqual([]);
  });

  test('names a link whose words are no words any more, whatever else looks for it', async () => {
    const { ask, store, callId, recordingId, verify } = await witnessed(true);
    judged(ask, callId, 'judge');
    const marker = { id: 'm', callId, author: 'judge', madeAt: 1, atMs: 5, untilMs: null, kind: 'fault', text: '没有复述' } as const;
    for (const changedAt of [1, 2]) ask.saveMarker({ marker: { ...marker, changedAt }, by: 'judge' });
    ask.keepListened({ id: 'a/1', callId, recordingId, by: 'judge', servedMs: 900, playedMs: 0 });
    await ask.deleteRecordings({ ids: [recordingId], at: anyTime + dayMs, by: 'hand', person: '王主管', reason: '客户要求' });
    const heard: number[] = [];
    const raw = rawOf(store.db);
    const sequences = raw.prepare('SELECT sequence FROM evidenceLink WHERE subject = ? ORDER BY sequence').pluck().all(callId) as number[];
    expect(sequences.length).toBeGreaterThan(4);
    for (const sequence of sequences) {
      raw.exec(`BEGIN; DROP TRIGGER evidenceLinkStays; UPDATE evidenceLink SET payload = substr(payload, 2) WHERE sequence = ${sequence}`);
      expect((await verify()).problems).toContainEqual(expect.objectContaining({ sequence }));
      heard.push(ask.listListened({ callId }).length);
      raw.exec('ROLLBACK');
    }
    expect(heard.filter((count) => count === 0)).toHaveLength(1);
    expect((await verify()).problems).toEqual([]);
  });

  test('names each person who got a recording, and lists a hearing with the sums of its last link', async () => {
    const { ask, callId, recordingId, links, verify } = await witnessed();
    const hear = (id: string, by: string, servedMs: number, playedMs: number) => ask.keepListened({ id, callId, recordingId, by, servedMs, playedMs });
    expect([hear('a/1', '8001', 900, 0), hear('a/1', '8001', 900, 0), hear('b/1', 'judge', 900, 0), hear('a/2', '8001', 2_000, 1_500)]).toEqual([true, true, true, true]);
    ask.keepEvidence({ kind: 'listened', subject: callId, payload: { id: 'earlier', recordingId, by: 'boss' } });
    expect(links('listened').map(({ id, by }) => [id, by])).toEqual([['a/1', '8001'], ['b/1', 'judge'], ['a/2', '8001'], ['earlier', 'boss']]);
    expect(ask.listListened({ callId }).map(({ by, servedMs, playedMs }) => [by, servedMs, playedMs])).toEqual([['boss', null, null], ['8001', 2_000, 1_500], ['judge', 900, 0]]);
    expect(ask.keepListened({ id: 'x', callId: 'unknown', recordingId, by: '8001', servedMs: 1, playedMs: 0 })).toBe(false);
    expect((await verify()).problems).toEqual([]);
  });

  test('names who deleted a recording by hand and why; its reviews stay', async () => {
    const { ask, callId, recordingId, links, verify } = await witnessed(true);
    const reviewId = judged(ask, callId, 'judge');
    await ask.deleteRecordings({ ids: [recordingId], at: anyTime + dayMs, by: 'hand', person: '王主管', reason: '客户要求' });
    expect(links('recordingDeleted')).toEqual([{ recordingId, reason: '客户要求', by: '王主管' }]);
    expect(ask.getReview({ reviewId })).toMatchObject({ total: 100, state: 'handedIn' });
    expect((await verify()).problems).toEqual([]);
  });

  test('is told of a review that comes from elsewhere, whose totals are reckoned here', async () => {
    const { ask, callId, links } = await witnessed();
    const revision = { revision: 1, at: anyTime, by: 'far', reason: '', total: 99, marks: marksOf(anyCard, { accuracy: 0 }), summary: '远程' };
    const review = { ...anyDraft({ callId, marks: revision.marks }), id: randomUUID(), reviewer: 'far', agent: '?', state: 'handedIn' as const, total: 99, passed: true, changedAt: 1, handedInAt: 1, revisions: [revision], appeal: null };
    for (let time = 0; time < 2; time += 1) ask.takeInReview({ review, at: anyTime });
    expect(ask.getReview({ reviewId: review.id })).toMatchObject({ total: 82, agent: '8001', reviewer: 'far', revisions: [{ total: 82 }] });
    expect(links('reviewKept')).toHaveLength(1);
    expect(() => ask.takeInReview({ review: { ...review, id: randomUUID() }, at: 1 })).toThrow(codeOf('conflict'));
    expect(() => ask.takeInReview({ review: { ...review, reviewer: 'b', id: randomUUID(), revisions: [{ ...revision, by: 'b', marks: {} }] }, at: 1 })).toThrow(codeOf('marksDoNotFit'));
  });
});
