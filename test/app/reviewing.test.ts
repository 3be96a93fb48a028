import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { QueryArgument, QueryName, QueryResults } from '../../shared/ipc/queries.ts';
import type { Reply } from '../../shared/ipc/reply.ts';
import { launchConsole, type ConsoleApp } from './consoleApp.ts';

// One seat is agent and reviewer: a practice call is recorded, queued, judged by keyboard, appealed against and counted.

let app: ConsoleApp;
let callId: string;

beforeAll(async () => {
  app = await launchConsole({ provision: null, extraArgs: ['--practice'], waitForRegistration: false });
  await app.until('the practice seat is open', (state) => state.mode === 'practice' && state.agent.kind === 'idle');
});
afterAll(() => app?.close());

async function query<N extends QueryName>(name: N, argument: QueryArgument<N>): Promise<QueryResults[N]> {
  const reply = await app.inConsole<Reply<QueryResults[N]>>(`window.console400.query(${JSON.stringify(name)}, ${JSON.stringify(argument)})`);
  if (!reply.ok) throw new Error(`${name}: ${reply.error.code}`);
  return reply.value;
}
const review = async () => (await query('review:ofCall', { callId }))[0];
const press = async (...keys: readonly string[]) => {
  for (const key of keys) await app.page.keyboard.press(key);
};
const total = async () => Number(await app.page.getByTestId('score-total').innerText());

describe('a call that is judged', () => {
  it('is talked, recorded, and put into the queue from its details', async () => {
    const { page } = app;
    await app.inMain(({ program }) => program.host.practicePlatform?.practice.ring('vipMobile'));
    await page.getByTestId('answer').click();
    const { calls } = await app.until('the call is recorded', (state) => state.calls.some(({ call }) => call.state.kind === 'talking' && call.recording));
    callId = calls.find(({ call }) => call.state.kind === 'talking')!.call.id;
    await page.waitForTimeout(4_000);
    await page.getByTestId('hangup').click();
    await app.until('the call is over', (state) => state.calls.every(({ call }) => call.state.kind === 'ended'));
    await expect.poll(async () => (await query('recording:get', { callId }))?.form).toBe('finished');
    await page.getByTestId('nav-log').click();
    await page.getByTestId('log-row').first().click();
    await page.getByTestId('queue-call').click();
    await expect.poll(async () => (await query('review:waiting', {})).map((one) => [one.callId, one.why])).toEqual([[callId, 'byHand']]);
  });

  it('is opened from the queue, whose line of facts says that the chain holds', async () => {
    const { page } = app;
    await page.getByTestId('nav-review').click();
    await page.getByTestId('queue-row').focus();
    await press('Enter');
    await page.getByTestId('score-sheet').waitFor();
    await page.locator('[data-testid=chain-state][data-verdict=holds]').waitFor();
    await page.locator('[data-testid=waveform][data-peaks=true]').waitFor();
  });

  it('is judged by keyboard alone, kept as it is written, and refuses to be handed in while criteria are open', async () => {
    const { page } = app;
    const count = await page.getByTestId('criterion').count();
    expect(count).toBeGreaterThan(5);
    await press('p', 'c');
    await page.getByTestId('criterion-text').fill('开场白完整');
    await press('Enter');
    // Noted before it is judged.
    await expect.poll(async () => (await review())?.marks).toEqual({ greeting: { comment: '开场白完整', atMs: null } });
    await press('y', 'm', 'ArrowDown', '0');
    await expect.poll(async () => (await review())?.marks).toMatchObject({ greeting: { points: 1, comment: '开场白完整' } });
    await expect.poll(async () => Object.values((await review())!.marks).map(({ atMs }) => atMs !== null)).toEqual([true, false]);
    await page.locator('[data-testid=draft-state][data-state=saved]').waitFor();
    await press('Control+Enter');
    await page.getByTestId('open-criteria').waitFor();
    expect((await review())?.state).toBe('draft');
    for (let at = 2; at < count; at += 1) {
      if (at > 2) await press('j');
      await press('y');
    }
    await page.getByTestId('review-summary').fill('亲切，缺身份核对');
    const live = await total();
    expect(live).toBeGreaterThan(80);
    expect(live).toBeLessThan(100);
    await app.screenshot('reviewing-judged');
    // A reload of the window in the middle of it loses nothing, not even what was typed a moment ago.
    await page.reload();
    await page.getByTestId('nav-review').click();
    await page.getByTestId('queue-row').click();
    await expect.poll(() => page.getByTestId('review-summary').inputValue()).toBe('亲切，缺身份核对');
    expect(await total()).toBe(live);
    await press('p', 'Control+Enter');
    await page.getByTestId('handed-in').waitFor();
    expect(await review()).toMatchObject({ state: 'handedIn', total: live, passed: true, summary: '亲切，缺身份核对' });
    await page.getByTestId('queue-empty').waitFor();
    await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('review-next');
  });

  it('is appealed against, changed with its reason, and keeps both readings', async () => {
    const { page } = app;
    const before = (await review())!.total!;
    await page.getByTestId('appeal-open').click();
    await page.getByTestId('appeal-reason').fill('核对过身份，请再听');
    await page.getByTestId('nav-log').click();
    await page.getByTestId('nav-review').click();
    await expect.poll(() => page.getByTestId('appeal-reason').inputValue()).toBe('核对过身份，请再听');
    await page.getByTestId('appeal-send').click();
    await page.locator('[data-testid=appeal][data-state=open]').waitFor();
    await page.getByTestId('review-change').click();
    await page.getByTestId('score-sheet').waitFor();
    await press('p', 'j', 'y');
    await page.getByTestId('appeal-answer').fill('属实，已改');
    await page.getByTestId('appeal-changed').click();
    await page.locator('[data-testid=appeal][data-state=changed]').waitFor();
    await page.getByTestId('review-history').locator('summary').click();
    await page.getByTestId('review-history').getByText(`${before} → 100`).waitFor();
    await app.screenshot('reviewing-answered');
    const now = (await review())!;
    expect([now.total, now.revisions.map((one) => one.total), now.appeal?.answer]).toEqual([100, [before, 100], '属实，已改']);
  });

  it('counts in the figures and in the list, and each step is a link of a chain that still verifies', async () => {
    const { page } = app;
    await page.getByTestId('tab-reviews').click();
    await expect.poll(() => page.getByTestId('review-line').count()).toBe(1);
    await page.getByTestId('tab-figures').click();
    await page.getByTestId('figure-reviewed').getByText('1', { exact: true }).waitFor();
    expect(await page.getByTestId('figure-average').innerText()).toContain('100');
    await page.getByTestId('figures-agents').getByText('100.0', { exact: true }).first().waitFor();
    await app.screenshot('reviewing-figures');
    const { links, problems } = await query('evidence:ofCall', { callId });
    // Handed in, changed, and the appeal answered.
    expect([links.filter(({ kind }) => kind === 'reviewKept').length, problems]).toEqual([3, []]);
    await page.getByTestId('tab-listen').click();
    await page.locator('[data-testid=chain-state][data-verdict=holds]').waitFor();
  });
});

describe('what reviewers judge by', () => {
  const agree = () => app.page.locator('.ant-popconfirm:visible .ant-btn-primary').click();

  it('is a card whose next version is written beside its preview, and leaves the old reviews theirs', async () => {
    const { page } = app;
    await page.getByTestId('tab-cards').click();
    await page.getByTestId('card-next').click();
    await page.getByTestId('criterion-name').first().fill('');
    await page.getByTestId('card-save').click();
    await page.getByText('写上评分项的名称，或删掉它。').waitFor();
    await page.getByTestId('criterion-name').first().fill('规范问候');
    await page.getByTestId('criterion-name').first().press('Alt+ArrowDown');
    await expect.poll(() => page.getByTestId('criterion-name').nth(1).inputValue()).toBe('规范问候');
    await page.getByTestId('card-preview').getByText('规范问候').waitFor();
    await page.getByTestId('card-release').click();
    await agree();
    await page.getByTestId('card-released').waitFor();
    await page.getByTestId('card-list').getByText('v2').waitFor();
    expect((await query('scoreCard:list', {})).map(({ released, draft }) => [released?.version, draft])).toEqual([[2, null]]);
    await page.getByTestId('tab-reviews').click();
    await page.getByTestId('review-line').click();
    await page.getByTestId('handed-in').getByText('规范问候并报工号').waitFor();
  });

  it('is drawn by a plan, which says how many it chose', async () => {
    const { page } = app;
    await page.getByTestId('tab-sampling').click();
    await page.getByTestId('plan-new').first().click();
    await page.getByTestId('plan-draw').click();
    await page.getByText('写上方案的名称。').waitFor();
    await page.getByTestId('plan-name').fill('每周抽检');
    // What is written and not saved is still there after a reload.
    await page.reload();
    await page.getByTestId('nav-review').click();
    await page.getByTestId('tab-sampling').click();
    await expect.poll(() => page.getByTestId('plan-name').inputValue()).toBe('每周抽检');
    await page.getByTestId('plan-draw').click();
    await page.getByTestId('plan-drawn').waitFor();
    expect((await query('samplingPlan:list', {})).map(({ name, on, kind }) => [name, on, kind])).toEqual([['每周抽检', true, 'random']]);
  });

  it('is compared in a calibration, blind until the own judgement is handed in', async () => {
    const { page } = app;
    await page.getByTestId('tab-calibration').click();
    await page.getByTestId('calibration-new').first().click();
    await page.getByTestId('calibration-name').fill('十一月校准');
    await page.getByTestId('calibration-reviewers').locator('input').click();
    for (const reviewer of ['8001', '8050']) {
      await page.keyboard.type(reviewer);
      await press('Enter');
    }
    // Tab goes on, and takes nobody along.
    await press('Tab');
    await expect.poll(() => page.getByTestId('calibration-reviewers').locator('.ant-select-selection-item').allInnerTexts()).toEqual(['8001', '8050']);
    await page.getByTestId('calibration-form').getByRole('checkbox').first().check();
    await page.getByTestId('calibration-make').click();
    await page.getByTestId('calibration-blind').waitFor();
    await page.getByTestId('calibration-judge').click();
    await page.getByTestId('score-sheet').getByText('十一月校准').waitFor();
    const count = await page.getByTestId('criterion').count();
    await press('p');
    for (let at = 0; at < count; at += 1) await press('y', 'j');
    await press('Control+Enter');
    await page.getByTestId('handed-in').waitFor();
    expect(await page.getByTestId('review-change').count()).toBe(0);
    await page.getByTestId('tab-calibration').click();
    await page.getByTestId('calibration-matrix').getByText('100.0', { exact: true }).waitFor();
    await page.getByTestId('calibration-desk').getByText('已提交 1 份，共 2 份').waitFor();
    await app.screenshot('reviewing-calibration');
    // Calibrations do not count.
    await page.getByTestId('tab-figures').click();
    await page.getByTestId('figure-reviewed').getByText('1', { exact: true }).waitFor();
  });
});
