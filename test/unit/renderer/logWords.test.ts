import { beforeAll, describe, expect, test } from 'vitest';
import i18next from 'i18next';
import type { CallEvent } from '../../../shared/calls/callEvent.ts';
import { defaultDispositionRules } from '../../../shared/dispositions/defaultDispositionRules.ts';
import { noDisposition } from '../../../shared/dispositions/disposition.ts';
import { eventText, eventTone } from '../../../renderer/callLog/eventWords.ts';
import { outcomeOf, resultText } from '../../../renderer/callLog/resultWords.ts';
import { writeUpLines } from '../../../renderer/callLog/writeUpLines.ts';
import { callBackNumbers } from '../../../renderer/customers/callBackNumbers.ts';
import { startTexts } from '../../../renderer/texts/texts.ts';

beforeAll(() => startTexts('zh-CN'));
const t = i18next.t;
const said = (event: CallEvent) => eventText(t, event, 'zh-CN');

describe('the result of a call', () => {
  test.each([
    ['busy', 'rejected', '对方忙'], ['rejected', 'rejected', '对方拒接'], ['noAnswer', 'failed', '无人接听'], ['notFound', 'failed', '空号'], ['unavailable', 'failed', '无法接通'],
  ] as const)('an outgoing call that ended as %s says so', (endCause, result, words) => {
    expect(resultText(t, { direction: 'outgoing', result, endCause })).toBe(words);
  });

  test('an incoming call keeps its own words: whom we refused did not refuse us', () => {
    expect(resultText(t, { direction: 'incoming', result: 'rejected', endCause: 'rejected' })).toBe('拒接');
    expect(resultText(t, { direction: 'incoming', result: 'missed', endCause: 'cancelled' })).toBe('未接');
    expect(resultText(t, { direction: 'incoming', result: 'forwarded', endCause: 'redirected' })).toBe('已转走');
  });

  test('where the cause is not known, or the call was answered, nothing is made up', () => {
    expect(resultText(t, { direction: 'outgoing', result: 'failed' })).toBe('失败');
    expect(outcomeOf({ direction: 'outgoing', result: 'answered', endCause: 'hungUp' })).toBeNull();
  });
});

describe('what happened, in words', () => {
  test('a call beyond the limit says why it was made', () => {
    expect(said({ kind: 'dialled', at: 0, reason: '客户要求回电' })).toBe('超限呼叫，原因：客户要求回电');
    expect(said({ kind: 'dialled', at: 0 })).toBe('发起呼叫');
  });

  test('a transfer tells its target, its steps and its failure', () => {
    expect(said({ kind: 'transferRequested', at: 0, how: 'consult', to: '13800138000' })).toBe('咨询转接到 138 0013 8000');
    expect(said({ kind: 'transferProgressed', at: 0, sipCode: 180 })).toBe('转接进展：对方振铃');
    expect(said({ kind: 'transferFailed', at: 0, problem: 'busy' })).toBe('转接未成功：对方忙');
  });

  test('a redirected call says who sent it on, a rated one the verdict', () => {
    expect(said({ kind: 'redirected', at: 0, to: '8010', because: 'noAnswer' })).toBe('转移到 8010（无应答）');
    expect(said({ kind: 'surveyed', at: 0, survey: { score: 4, outOf: 5, source: 'X-Survey' } })).toBe('客户评价 4 / 5 分');
  });

  test('a call that went on elsewhere did not end badly', () => {
    expect(eventTone({ kind: 'ended', at: 0, end: { by: 'agent', cause: 'transferred' } })).toBe('quiet');
    expect(eventTone({ kind: 'ended', at: 0, end: { by: 'network', cause: 'failed' } })).toBe('danger');
  });
});

describe('a write-up in the log', () => {
  test('is read in the words of the tree', () => {
    expect(writeUpLines(defaultDispositionRules, { reason: 'repair', result: 'visit', followUp: 'ticket', note: ' any note ' }, 'zh-CN')).toEqual({ reason: '报修', result: '已约上门', followUp: 'ticket', note: 'any note', known: true });
  });

  test('keeps what was chosen when the tree has changed, and says so', () => {
    expect(writeUpLines(defaultDispositionRules, { reason: 'old-reason', result: 'old-result', followUp: 'none', note: '' }, 'en')).toMatchObject({ reason: 'old-reason', result: 'old-result', known: false });
  });

  test('is nothing when nothing was written', () => {
    expect([writeUpLines(defaultDispositionRules, noDisposition, 'en'), writeUpLines(defaultDispositionRules, null, 'en')]).toEqual([null, null]);
  });
});

test('a customer is called back on the number of the call, else on the others', () => {
  expect(callBackNumbers(['075586123456', '13812345678'], ['13812345678'])).toEqual(['13812345678', '075586123456']);
  expect(callBackNumbers([], [''])).toEqual([]);
});
