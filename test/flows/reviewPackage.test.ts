import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { verifyStore, type EvidenceChecks } from '../../electron/evidence/verifyStore.ts';
import { calibrationResult } from '../../shared/reviews/calibrationResult.ts';
import { noFilters } from '../../shared/calls/callLogFilters.ts';
import { derivePackageKey } from '../../electron/reviewPackages/packageKey.ts';
import { anyCard, answer, converse, giveAway, judge, marks, openHouse, packageTime, phrase, soundOf, takeIn, type House } from '../fixtures/reviewPackages/house.ts';

let folder: string;
let home: House;
let away: House;

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(fs.realpathSync('/tmp'), 'console-packages-'));
  home = openHouse(path.join(folder, 'home'), '王丽', 1);
  away = openHouse(path.join(folder, 'away'), '审听员', 2);
});
afterEach(() => {
  home.close();
  away.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const problemsOf = async ({ ask }: House) => (await verifyStore(ask as unknown as EvidenceChecks, { signal: new AbortController().signal, progress: () => undefined })).problems;
const expected = (code: string) => expect.objectContaining({ code });
const nothing = async ({ ask, store }: House) => {
  expect(await ask.listReviewPackages(null)).toEqual([]);
  expect(await ask.listQueue({ reviewer: '审听员' })).toEqual([]);
  expect(store.shards.months().flatMap((month) => store.shards.find(month) ?? [])).toSatisfy((shards: unknown[]) => shards.length <= 1);
  const use = await ask.storageUse({ now: packageTime, days: 2 });
  expect(use.months.every(({ recordings }) => recordings === 0)).toBe(true);
};

async function released({ ask }: House): Promise<void> {
  await ask.takeInScoreCards({ cards: [anyCard], by: 'any', at: packageTime });
}

describe('calls that are given to a reviewer elsewhere', () => {
  test('are heard and judged there, and their scores come home', async () => {
    await released(home);
    const callId = await converse(home);
    const marker = { id: crypto.randomUUID(), callId, atMs: 500, untilMs: null, kind: 'note', text: '听这里', author: '8001', madeAt: packageTime, changedAt: packageTime } as const;
    await home.ask.saveMarker({ marker });
    const given = await giveAway(home, [callId]);

    expect(await takeIn(away, given.bytes)).toMatchObject({ kind: 'calls', calls: 1, madeBy: '王丽' });
    expect((await soundOf(away, callId))?.equals((await soundOf(home, callId))!)).toBe(true);
    const recording = await away.ask.getRecording({ callId });
    expect(recording).toMatchObject({ form: 'finished', state: 'complete', deleted: null });
    expect(await away.ask.getSeekIndex({ id: recording!.id })).toEqual(await home.ask.getSeekIndex({ id: (await home.ask.getRecording({ callId }))!.id }));
    expect(await away.ask.getCall({ callId })).toMatchObject({ entry: { remoteNumber: '13812345678', agent: '8001', customerId: null, recordingId: recording!.id }, events: [{ event: { kind: 'rang' } }, { event: { kind: 'answered' } }, { event: { kind: 'ended' } }] });
    expect(await away.ask.makeWaveform({ recordingId: recording!.id })).toMatchObject({ durationMs: recording!.durationMs });
    expect(await away.ask.listMarkers({ callId })).toEqual([marker]);
    expect(await away.ask.listQueue({ reviewer: away.name })).toMatchObject([{ callId, why: 'byHand', from: '王丽', agent: '8001', remoteNumber: '13812345678' }]);

    await judge(away, callId, marks(1, 4));
    await away.ask.saveMarker({ marker: { ...marker, id: crypto.randomUUID(), kind: 'praise', text: '很好', author: '审听员' } });
    expect(await away.ask.listQueue({ reviewer: away.name })).toEqual([]);
    expect(await away.ask.listReviewPackages(null)).toMatchObject([{ id: given.id, direction: 'taken', reviewed: 1, answeredAt: null }]);
    const back = await answer(away, given.id);
    expect(await away.ask.listReviewPackages(null)).toMatchObject([{ answeredAt: packageTime + 200_000 }]);

    expect(await takeIn(home, back)).toMatchObject({ kind: 'answer', reviews: 1, markers: 1, left: 0, madeBy: '审听员', fingerprint: (await away.ask.evidenceStatus(null)).fingerprint });
    expect(await home.ask.reviewsOfCall({ callId })).toMatchObject([{ reviewer: '审听员', agent: '8001', state: 'handedIn', total: 88, marks: marks(1, 4), summary: '总体良好' }]);
    expect((await home.ask.listMarkers({ callId })).map(({ text }) => text).sort()).toEqual(['听这里', '很好']);
    // One link for the marker of the house, and one each for the marker and the review that came.
    expect((await home.ask.callEvidence({ callId })).filter(({ kind }) => kind === 'reviewKept').map(({ by }) => by)).toEqual(['8001', '审听员', '审听员']);
    expect((await home.ask.callEvidence({ callId })).filter(({ kind }) => kind === 'exported')).toMatchObject([{ by: '王丽' }]);
    expect(await home.ask.listReviewPackages(null)).toMatchObject([{ direction: 'given', reviewed: 1, answerBy: '审听员', answerFingerprint: (await away.ask.evidenceStatus(null)).fingerprint }]);
    expect(await problemsOf(home)).toEqual([]);
    expect(await problemsOf(away)).toEqual([]);
  });

  test('are in no log, no figures, no ledger and no customers there', async () => {
    await released(home);
    const callId = await converse(home);
    await takeIn(away, (await giveAway(home, [callId])).bytes);
    expect((await away.ask.searchCallLog({ ...noFilters, text: '', limit: 50, cursor: null })).entries).toEqual([]);
    expect(await away.ask.countDay({ from: packageTime - 86_400_000, until: packageTime + 86_400_000, agent: null })).toMatchObject({ offered: 0, answered: 0, talkSeconds: 0 });
    expect(await away.ask.findPopData({ numberKey: '13812345678', customerId: null, serviceNumber: '4008201234', callLimit: 5 })).toMatchObject({ customer: null, lastCalls: [] });
    expect(await away.ask.countDialled({ number: '13812345678', now: packageTime + 60_000 })).toMatchObject({ callsIn24Hours: 0 });
    expect(await away.ask.listUnfinishedRecordings(null)).toEqual([]);
  });

  test('lose their numbers where the giver may not see them, and their proof stays whole', async () => {
    await released(home);
    const callId = await converse(home);
    await home.ask.saveMarker({ marker: { id: crypto.randomUUID(), callId, atMs: 1, untilMs: null, kind: 'note', text: '打 13812345678', author: '8001', madeAt: 1, changedAt: 1 } });
    const { maskNumbersIn, maskNumberText } = await import('../../shared/phoneNumbers/maskNumbersInText.ts');
    const { maskValue } = await import('../../electron/ipc/maskValue.ts');
    const shown = <T>(value: T): T => maskValue(value, { text: (text) => maskNumbersIn(text), number: (text) => maskNumberText(text) }) as T;
    await takeIn(away, (await giveAway(home, [callId], { shown })).bytes);
    expect(JSON.stringify([await away.ask.getCall({ callId }), await away.ask.listMarkers({ callId })])).not.toContain('13812345678');
    expect(await away.ask.getCall({ callId })).toMatchObject({ entry: { remoteNumber: '138****5678', serviceNumber: '4008201234' } });
  });

  test('without sound stay at home; others go', async () => {
    await released(home);
    const [heard, silent] = [await converse(home), await converse(home, { at: packageTime + 100_000 })];
    await home.ask.deleteRecordings({ ids: [(await home.ask.getRecording({ callId: silent }))!.id], at: packageTime, by: 'hand', person: '王丽', reason: '客户要求' });
    await expect(giveAway(home, [silent])).rejects.toEqual(expected('packageNoSound'));
    expect(await giveAway(home, [heard, silent])).toMatchObject({ silent: 1 });
  });

  test('tell nobody what others said of them while they are calibrated', async () => {
    await released(home);
    const [blind, open] = [await converse(home), await converse(home, { at: packageTime + 100_000 })];
    await home.ask.makeCalibration({ id: crypto.randomUUID(), draft: { name: '十一月', callIds: [blind], reviewers: ['甲', '乙'], cardId: 'service', cardVersion: 1 }, by: '王丽', at: packageTime });
    for (const callId of [blind, open]) {
      await judge(home, callId, marks(0, 0));
      await home.ask.saveMarker({ marker: { id: crypto.randomUUID(), callId, atMs: 1, untilMs: null, kind: 'fault', text: '差', author: '甲', madeAt: 1, changedAt: 1 } });
    }
    await takeIn(away, (await giveAway(home, [blind, open])).bytes);
    expect(await away.ask.listMarkers({ callId: blind })).toEqual([]);
    expect(await away.ask.listMarkers({ callId: open })).toHaveLength(1);
    for (const callId of [blind, open]) expect(await away.ask.reviewsOfCall({ callId })).toEqual([]);
  });
});

describe('a package', () => {
  let bytes: Buffer;
  let callId: string;
  let id: string;
  beforeEach(async () => {
    await released(home);
    callId = await converse(home);
    ({ bytes, id } = await giveAway(home, [callId]));
  });

  test('is taken in once, never where it was made, and never over a call of the house', async () => {
    await takeIn(away, bytes);
    await expect(takeIn(away, bytes)).rejects.toEqual(expected('packageTaken'));
    await expect(takeIn(home, bytes)).rejects.toEqual(expected('packageOurs'));
    const third = openHouse(path.join(folder, 'third'), '第三', 3);
    await converse(third, { callId });
    await expect(takeIn(third, bytes)).rejects.toEqual(expected('packageCallKnown'));
    third.close();
  });

  test('that is changed, cut, or opened with another passphrase leaves nothing behind', async () => {
    await expect(takeIn(away, bytes, { passphrase: 'wrong passphrase' })).rejects.toEqual(expected('packagePassphrase'));
    for (const at of [0, 11, 40, 300, 5_000, bytes.byteLength >> 1, bytes.byteLength - 1]) {
      const changed = Buffer.from(bytes);
      changed[at] = changed[at]! ^ 1;
      await expect(takeIn(away, changed), `byte ${at}`).rejects.toMatchObject({ name: 'PackageFault' });
      if (at > 0) await expect(takeIn(away, bytes.subarray(0, at))).rejects.toEqual(expected('packageCutOff'));
    }
    await nothing(away);
  });

  test('that does not fit on the disk is refused before anything is written', async () => {
    const full = { ...away, ask: { ...away.ask, storageUse: async (argument: { now: number; days: number }) => ({ ...(await away.ask.storageUse(argument)), freeBytes: 1_000 }) } };
    await expect(takeIn(full, bytes)).rejects.toEqual(expected('diskFull'));
    await nothing(away);
  });

  test('that is called off, or whose store fails, leaves nothing behind', async () => {
    const stop = new AbortController();
    const ask = { ...away.ask, stagePackagedSound: async (argument: Parameters<typeof away.ask.stagePackagedSound>[0]) => { await away.ask.stagePackagedSound(argument); stop.abort(new Error('Called off')); } };
    await expect(takeIn({ ...away, ask }, bytes, { signal: stop.signal })).rejects.toThrow('Called off');
    await nothing(away);
    const broken = { ...away.ask, takeOverPackage: () => Promise.reject(Object.assign(new Error('full'), { code: 'diskFull' })) };
    await expect(takeIn({ ...away, ask: broken }, bytes)).rejects.toEqual(expected('diskFull'));
    await nothing(away);
    expect(await takeIn(away, bytes)).toMatchObject({ calls: 1 });
  });

  test('that was being taken in when the program died is cleared away at the next start, and can be taken in again', async () => {
    const died = { ...away.ask, abandonPackages: () => Promise.resolve(), takeOverPackage: () => Promise.reject(new Error('died')) };
    await expect(takeIn({ ...away, ask: died }, bytes)).rejects.toThrow('died');
    expect(await away.ask.getCall({ callId })).toBeNull();
    expect(await away.ask.getRecording({ callId })).toBeNull();
    expect(await away.ask.listUnfinishedRecordings(null)).toEqual([]);
    away.close();
    away = openHouse(path.join(folder, 'away'), '审听员', 2);
    await away.ask.abandonPackages(null);
    await nothing(away);
    expect(await takeIn(away, bytes)).toMatchObject({ calls: 1 });
    expect(await problemsOf(away)).toEqual([]);
  });

  test('that is removed takes its calls and the key of its sound with it; what was judged stays', async () => {
    await takeIn(away, bytes);
    await judge(away, callId, marks(1, 5));
    const recording = (await away.ask.getRecording({ callId }))!;
    await away.ask.removePackage({ id, by: '审听员', reason: '听完了', at: packageTime + 300_000 });
    expect(await away.ask.getCall({ callId })).toBeNull();
    expect(await away.ask.getRecording({ callId })).toBeNull();
    await expect(away.ask.readRecording({ id: recording.id, offset: 0, length: 10 })).rejects.toEqual(expected('unknownRecording'));
    expect(() => away.store.shards.keys.find(recording.id)).toThrow('destroyed');
    expect(await away.ask.listQueue({ reviewer: away.name })).toEqual([]);
    expect(await away.ask.listReviewPackages(null)).toMatchObject([{ removedAt: packageTime + 300_000, reviewed: 1 }]);
    expect((await away.ask.callEvidence({ callId })).filter(({ kind }) => kind === 'recordingDeleted')).toMatchObject([{ by: '审听员' }]);
    expect(await takeIn(away, bytes, { now: () => packageTime + 400_000 })).toMatchObject({ calls: 1 });
    expect((await soundOf(away, callId))?.equals((await soundOf(home, callId))!)).toBe(true);
    expect(await problemsOf(away)).toEqual([]);
  });

  test('whose time is over loses its sound by the rules, counted from when it was taken in', async () => {
    const at = packageTime + 86_400_000;
    await takeIn(away, bytes, { now: () => at });
    const recording = (await away.ask.getRecording({ callId }))!;
    const before = (time: number) => away.ask.listKeptRecordings({ before: time, after: null, limit: 10 });
    expect(await before(at)).toEqual([]);
    expect(await before(at + 1)).toEqual([{ id: recording.id, callId, startedAt: at, enteredAfter: null, serviceNumber: '4008201234', queue: '售后', direction: 'incoming' }]);
    expect(await away.ask.listKeptRecordings({ before: at + 1, after: { startedAt: at, id: recording.id }, limit: 10 })).toEqual([]);
    expect(await away.ask.deleteRecordings({ ids: [recording.id], at: at + 2, by: 'rule', person: '', reason: '' })).toEqual({ deleted: 1, held: 0 });
    expect(await away.ask.getRecording({ callId })).toMatchObject({ deleted: { by: 'rule' } });
    expect(await away.ask.getCall({ callId })).toMatchObject({ entry: { recordingId: null } });
  });

  test('with a call that another one brought already shares it, and takes it away only as the last', async () => {
    const other = await giveAway(home, [callId, await converse(home, { at: packageTime + 100_000 })]);
    await takeIn(away, bytes);
    await takeIn(away, other.bytes);
    await away.ask.removePackage({ id, by: '审听员', reason: '重复', at: packageTime + 300_000 });
    expect(await soundOf(away, callId)).not.toBeNull();
    await away.ask.removePackage({ id: other.id, by: '审听员', reason: '听完了', at: packageTime + 300_001 });
    expect(await away.ask.getCall({ callId })).toBeNull();
  });

  test('is judged with its own card where the house has another one of that name', async () => {
    const other = { ...anyCard, passMark: 99, sections: [{ ...anyCard.sections[0]!, criteria: anyCard.sections[0]!.criteria.slice(0, 1) }] };
    await away.ask.takeInScoreCards({ cards: [other], by: '审听员', at: packageTime });
    await takeIn(away, bytes);
    expect((await away.ask.getScoreCard({ cardId: 'service', version: 1 }))?.passMark).toBe(99);
    const cardId = `service~${id.slice(0, 8)}`;
    await judge(away, callId, marks(1, 5), { cardId });
    await takeIn(home, await answer(away, id));
    expect(await home.ask.reviewsOfCall({ callId })).toMatchObject([{ cardId: 'service', total: 100 }]);
  });
});

describe('an answer', () => {
  let callId: string;
  let id: string;
  beforeEach(async () => {
    await released(home);
    callId = await converse(home);
    const given = await giveAway(home, [callId]);
    ({ id } = given);
    await takeIn(away, given.bytes);
  });

  test('again changes nothing; one with a later revision adds that revision', async () => {
    await judge(away, callId, marks(1, 2));
    const first = await answer(away, id);
    await takeIn(home, first);
    expect(await takeIn(home, first)).toMatchObject({ reviews: 0, markers: 0, left: 0 });
    await judge(away, callId, marks(1, 5), { reason: '听漏了', at: packageTime + 150_000 });
    expect(await takeIn(home, await answer(away, id))).toMatchObject({ reviews: 1 });
    expect(await takeIn(home, first)).toMatchObject({ reviews: 0 });
    expect(await home.ask.reviewsOfCall({ callId })).toMatchObject([{ total: 100, revisions: [{ total: 64 }, { total: 100, reason: '听漏了' }] }]);
    expect((await home.ask.callEvidence({ callId })).filter(({ kind }) => kind === 'reviewKept')).toHaveLength(2);
    expect(await problemsOf(home)).toEqual([]);
  });

  test('never touches what was judged at home, also by somebody of the same name', async () => {
    await judge(home, callId, marks(0, 0));
    await judge({ ...home, name: '审听员' }, callId, marks(0, 1));
    await judge(away, callId, marks(1, 5));
    expect(await takeIn(home, await answer(away, id))).toMatchObject({ reviews: 0, left: 1 });
    expect((await home.ask.reviewsOfCall({ callId })).map(({ reviewer, total }) => [reviewer, total]).sort()).toEqual([['审听员', 12], ['王丽', 0]].sort());
  });

  test('to a package that did not come from here is refused', async () => {
    await judge(away, callId, marks(1, 5));
    const back = await answer(away, id);
    const third = openHouse(path.join(folder, 'third'), '第三', 3);
    await expect(takeIn(third, back)).rejects.toEqual(expected('packageUnknown'));
    await expect(takeIn(away, back)).rejects.toEqual(expected('packageUnknown'));
    third.close();
  });

  test('without anything judged is not written', async () => {
    await expect(answer(away, id)).rejects.toEqual(expected('packageNotJudged'));
  });

  test('opened with another passphrase is refused', async () => {
    await judge(away, callId, marks(1, 5));
    await expect(takeIn(home, await answer(away, id), { passphrase: `${phrase}!` })).rejects.toEqual(expected('packagePassphrase'));
    expect(await home.ask.reviewsOfCall({ callId })).toEqual([]);
  });
});

describe('a calibration that one of its reviewers judges elsewhere', () => {
  const calibrationId = '6f1c2a34-0f5c-4c2e-9a53-0c3a6c1b7f09';
  const marker = { atMs: 1, untilMs: null, kind: 'fault', text: '差', madeAt: 1, changedAt: 1 } as const;
  let callIds: readonly string[];
  let given: { readonly id: string; readonly bytes: Buffer };

  async function give(reviewer: string): Promise<{ readonly id: string; readonly bytes: Buffer }> {
    const { name, cardId, cardVersion, madeBy, madeAt } = (await home.ask.getCalibration({ id: calibrationId }))!;
    return giveAway(home, callIds, { calibration: { id: calibrationId, name, callIds: [...callIds], cardId, cardVersion, madeBy, madeAt, reviewer } });
  }
  const totals = async ({ ask }: House) => (await ask.calibrationReviews({ id: calibrationId })).map(({ reviewer, state, total }) => [reviewer, state, total]);

  beforeEach(async () => {
    await released(home);
    callIds = [await converse(home), await converse(home, { at: packageTime + 100_000 })];
    await home.ask.makeCalibration({ id: calibrationId, draft: { name: '十一月', callIds: [...callIds], reviewers: ['王丽', '远程'], cardId: 'service', cardVersion: 1 }, by: '王丽', at: packageTime });
    given = await give('远程');
    await takeIn(away, given.bytes);
  });

  test('waits there for the one who took it in, and for nobody else, and comes home under the name that was asked', async () => {
    expect((await away.ask.listQueue({ reviewer: '审听员' })).map(({ callId, why, from }) => [callId, why, from])).toEqual(callIds.map((callId) => [callId, 'calibration', '十一月']));
    expect([await away.ask.listQueue({ reviewer: '别人' }), (await away.ask.countReviews({ viewer: { name: '审听员', mayReview: true, mayLead: false } })).waiting]).toEqual([[], 2]);
    await judge(away, callIds[0]!, marks(1, 4), { calibrationId });
    await away.ask.saveMarker({ marker: { ...marker, id: crypto.randomUUID(), callId: callIds[0]!, author: '审听员' } });
    const first = await answer(away, given.id);
    expect(await takeIn(home, first)).toMatchObject({ reviews: 1, markers: 0, left: 0 });
    await judge(away, callIds[1]!, marks(0, 5), { calibrationId });
    const second = await answer(away, given.id);
    expect([await takeIn(home, second), await takeIn(home, second), await takeIn(home, first)]).toMatchObject([{ reviews: 1 }, { reviews: 0, left: 0 }, { reviews: 0, left: 0 }]);
    expect((await totals(home)).sort()).toEqual([['远程', 'handedIn', 60], ['远程', 'handedIn', 88]]);
    expect(await home.ask.getCalibration({ id: calibrationId })).toMatchObject({ handedIn: 2 });
    expect((await home.ask.getCall({ callId: callIds[0]! }))?.entry.reviewScore).toBeNull();
    // What was marked there would lead those who have not judged yet.
    expect(await home.ask.listMarkers({ callId: callIds[0]! })).toEqual([]);
    await home.ask.closeCalibration({ id: calibrationId, at: packageTime + 500_000 });
    expect(await takeIn(home, second)).toMatchObject({ reviews: 0, markers: 1 });
    expect([await problemsOf(home), await problemsOf(away)]).toEqual([[], []]);
  });

  test('stays blind: nothing of what was judged and marked at home is in the package, and at home it hides until one has judged oneself', async () => {
    await judge(home, callIds[0]!, marks(0, 0), { calibrationId });
    await home.ask.saveMarker({ marker: { ...marker, id: crypto.randomUUID(), callId: callIds[0]!, author: '王丽' } });
    const third = openHouse(path.join(folder, 'third'), '第三', 3);
    await takeIn(third, (await give('远程')).bytes);
    expect([await third.ask.reviewsOfCall({ callId: callIds[0]! }), await third.ask.listMarkers({ callId: callIds[0]! }), await totals(third)]).toEqual([[], [], []]);
    third.close();
    await judge(away, callIds[1]!, marks(1, 5), { calibrationId });
    await takeIn(home, await answer(away, given.id));
    const calibration = (await home.ask.getCalibration({ id: calibrationId }))!;
    const result = calibrationResult(calibration, anyCard, await home.ask.calibrationReviews({ id: calibrationId }), { name: '王丽', mayReview: true, mayLead: true });
    expect([result.blind, result.totals.map(({ callId, reviewer }) => [callId, reviewer]), result.pairs]).toEqual([true, [[callIds[0], '王丽']], []]);
  });

  test('takes no second judgement, none after its end, and none for a package that was given without it', async () => {
    await judge({ ...home, name: '远程' }, callIds[0]!, marks(0, 1), { calibrationId });
    for (const callId of callIds) await judge(away, callId, marks(1, 5), { calibrationId });
    const back = await answer(away, given.id);
    expect(await takeIn(home, back)).toMatchObject({ reviews: 1, left: 1 });
    expect((await totals(home)).map(([, , total]) => total).sort()).toEqual([100, 12]);
    const late = await give('王丽');
    const third = openHouse(path.join(folder, 'third'), '第三', 3);
    await takeIn(third, late.bytes);
    await judge(third, callIds[0]!, marks(1, 5), { calibrationId });
    await home.ask.closeCalibration({ id: calibrationId, at: packageTime + 500_000 });
    expect(await takeIn(home, await answer(third, late.id))).toMatchObject({ reviews: 0, left: 1 });
    third.close();
  });

  test('is of a format that older programs name as newer; without one it is of the format that they read', async () => {
    const plain = (await giveAway(home, callIds)).bytes;
    expect([given.bytes.readUInt16BE(10), plain.readUInt16BE(10)]).toEqual([2, 1]);
    const older = Buffer.from(given.bytes);
    older.writeUInt16BE(1, 10);
    await expect(takeIn(openHouse(path.join(folder, 'third'), '第三', 3), older)).rejects.toMatchObject({ name: 'PackageFault' });
  });

  test('goes with its package, and comes again with it', async () => {
    await away.ask.removePackage({ id: given.id, by: '审听员', reason: '不做了', at: packageTime + 300_000 });
    expect([await away.ask.listQueue({ reviewer: '审听员' }), (await away.ask.getCalibration({ id: calibrationId }))?.closedAt]).toEqual([[], packageTime + 300_000]);
    await takeIn(away, given.bytes, { now: () => packageTime + 400_000 });
    expect((await away.ask.listQueue({ reviewer: '审听员' })).map(({ why }) => why)).toEqual(['calibration', 'calibration']);
  });
});

describe('a package before the command `npm run verify`', () => {
  test('is shown with its key when it is whole, and named as broken when it is not', async () => {
    await released(home);
    const { bytes, id } = await giveAway(home, [await converse(home)], { keyOf: derivePackageKey });
    const [file, secret] = [path.join(folder, 'calls.400review'), path.join(folder, 'passphrase')];
    const verify = (content: Uint8Array, ...more: readonly string[]) => {
      fs.writeFileSync(file, content);
      const { status, stdout } = spawnSync(process.execPath, ['resources/verify/verify.ts', file, '--passphrase-file', secret, ...more], { encoding: 'utf8' });
      return { status, first: stdout.split('\n')[0], all: stdout };
    };
    fs.writeFileSync(secret, `${phrase}\n`);
    const { fingerprint } = await home.ask.evidenceStatus(null);
    expect(verify(bytes, '--key', fingerprint)).toMatchObject({ status: 0, first: `OK: package ${id}, 1 calls with their sound, 1 score cards` });
    expect(verify(bytes).all).toContain(fingerprint);
    expect(verify(bytes, '--key', '0123456789abcdef')).toMatchObject({ status: 1, first: expect.stringContaining('BROKEN at signature') as string });
    const changed = Buffer.from(bytes);
    changed[2_000] = changed[2_000]! ^ 4;
    expect(verify(changed)).toMatchObject({ status: 1, first: expect.stringContaining('BROKEN at packageDamaged') as string });
    fs.writeFileSync(secret, 'another one');
    expect(verify(bytes)).toMatchObject({ status: 1, first: expect.stringContaining('BROKEN at packagePassphrase') as string });
  });
});
