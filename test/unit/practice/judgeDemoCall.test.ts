import { describe, expect, it } from 'vitest';
import type { DemoCallResult } from '../../../electron/platforms/practice/demoReport.ts';
import { judgeCall } from '../../../electron/platforms/practice/judgeDemoCall.ts';

const sound: DemoCallResult = {
  from: '+86 186 0210 0033', serviceNumber: '400-820-1234', area: '上海', ivrPath: '2 售后 › 4 物流与安装', popMs: 9, answered: true, recording: { seconds: 5.1, channels: 2 },
};
const expected = { scenario: 'prefixedMobile', answered: true, talkSeconds: 6 } as const;

describe('the judge of the demo\'s calls', () => {
  it('finds nothing wrong with a sound call, however its numbers are grouped', () => {
    expect(judgeCall(sound, expected)).toEqual([]);
    expect(judgeCall({ ...sound, from: '18602100033' }, expected)).toEqual([]);
    expect(judgeCall({ ...sound, from: '021 6123 4567', ivrPath: '1 销售 › 2 订单查询', serviceNumber: '4006008899' }, { ...expected, scenario: 'knownLandline' })).toEqual([]);
  });

  it('wants answered calls answered, and the others not', () => {
    expect(judgeCall({ ...sound, answered: false, recording: null }, expected)).toEqual(['was not answered', 'has no recording']);
    expect(judgeCall(sound, { ...expected, answered: false })).toEqual(['was answered', 'was recorded without an answer']);
  });

  it('wants both voices for about as long as was talked', () => {
    expect(judgeCall({ ...sound, recording: { seconds: 3.9, channels: 1 } }, expected)).toEqual(['was recorded in 1 channels instead of two', 'only 3.9 s of 6 s were recorded']);
  });

  it('wants neither number nor area of a hidden caller', () => {
    const hidden = { ...sound, from: '', area: '', ivrPath: '3 投诉', serviceNumber: '4007001515', answered: false, recording: null };
    expect(judgeCall(hidden, { scenario: 'anonymous', answered: false, talkSeconds: 0 })).toEqual([]);
  });

  it('wants the dialled number and no pop of an outgoing call', () => {
    const outgoing = { ...sound, from: '139 1010 2020', serviceNumber: '', area: '', ivrPath: '', popMs: null };
    expect(judgeCall(outgoing, { number: '13910102020', answered: true, talkSeconds: 4 })).toEqual([]);
    expect(judgeCall({ ...outgoing, from: '' }, { number: '13910102020', answered: true, talkSeconds: 4 })).toEqual(['shows another number than the one dialled']);
  });
});
