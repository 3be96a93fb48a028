import { beforeAll, describe, expect, test } from 'vitest';
import i18next from 'i18next';
import { fileName, jobText, jobTone, newsOf, percentOf, summarise } from '../../../renderer/jobs/jobWords.ts';
import { startTexts } from '../../../renderer/texts/texts.ts';
import { jobKinds } from '../../../shared/jobs/job.ts';
import type { Job, JobState } from '../../../shared/jobs/job.ts';

const job = (state: JobState, id = 'a'): Job => ({ id, kind: 'exportLog', startedAt: 0, state });
const running = (done: number, total: number | null): JobState => ({ kind: 'running', done, total });

describe('jobs in words', () => {
  beforeAll(() => startTexts('zh-CN'));

  test('every kind of job has a name', () => {
    for (const kind of jobKinds) expect(i18next.exists(`jobs.kind.${kind}`), kind).toBe(true);
  });

  test('a running job tells how far it is, with or without a known whole', () => {
    expect(jobText(i18next.t, job(running(1500, 20_000)))).toBe('1,500 / 20,000');
    expect(jobText(i18next.t, job(running(1500, null)))).toBe('已处理 1,500');
  });

  test('what came of it, why it failed, and a text that nobody wrote yet are said', () => {
    expect(jobText(i18next.t, job({ kind: 'done', key: 'log', values: { rows: 1200 }, file: null }))).toBe('已导出 1,200 条通话。');
    expect(jobText(i18next.t, job({ kind: 'done', key: 'nobodyWroteThis', values: {}, file: null }))).toBe('已完成。');
    expect(jobText(i18next.t, job({ kind: 'failed', code: 'diskFull' }))).toContain('磁盘已满');
    expect(jobText(i18next.t, job({ kind: 'failed', code: 'neverHeardOf' }))).toContain('neverHeardOf');
  });
});

test('a verification that finds something wrong is no good news, and names the place', async () => {
  await startTexts('zh-CN');
  const broken = job({ kind: 'done', key: 'evidenceBrokenAt', values: { sequence: 7, problem: 'file', place: ' facts.json', problems: 2 }, file: null });
  expect(jobText(i18next.t, broken)).toBe('核对完毕：第 7 环起不符（文件被改动 facts.json），共 2 处。');
  expect([jobTone(broken.state), jobTone({ kind: 'done', key: 'evidenceHolds', values: {}, file: null })]).toEqual(['danger', 'ok']);
});

test('a share is whole, between 0 and 100, and unknown without a whole', () => {
  expect([running(0, 3), running(1, 3), running(9, 3), running(1, 0), running(1, null)].map(percentOf)).toEqual([0, 33, 100, null, null]);
});

test('the button stands for what runs, else for the last outcome', () => {
  expect(summarise([job({ kind: 'failed', code: 'x' }, 'a'), job(running(1, 2), 'b'), job(running(3, 4), 'c')])).toEqual({ tone: 'info', running: 2, percent: 62 });
  expect(summarise([job(running(1, 2), 'b'), job(running(3, null), 'c')]).percent).toBeNull();
  expect(summarise([job({ kind: 'done', key: 'log', values: {}, file: null }, 'a'), job({ kind: 'failed', code: 'x' }, 'b')]).tone).toBe('danger');
});

test('beginnings and endings are news, progress is not', () => {
  const first = [job(running(0, 9))];
  expect(newsOf([], first)).toHaveLength(1);
  expect(newsOf(first, [job(running(5, 9))])).toEqual([]);
  expect(newsOf(first, [job({ kind: 'cancelled' })])).toHaveLength(1);
});

test('a file is named without its folder on every system', () => {
  expect([fileName('/home/a/log.csv'), fileName('C:\\Users\\李\\log.xlsx'), fileName('log.csv')]).toEqual(['log.csv', 'log.xlsx', 'log.csv']);
});
