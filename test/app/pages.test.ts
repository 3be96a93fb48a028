import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import type { FakeBridge, SentCommand } from '../fakes/fakeBridge.ts';
import { ids } from '../unit/renderer/screens/scenes.ts';
import { openPages, type Pages, type Scene } from '../unit/renderer/screens/openPages.ts';
import { displayEnvironment } from './virtualDisplay.ts';

// The pages alone, with a fake main: what the keyboard may do, what is drawn when, what is asked of main.

let pages: Pages;
beforeAll(async () => {
  pages = await openPages(await displayEnvironment());
});
afterAll(() => pages.close());

const open = (scene: string, page: Scene['page'] = 'index') => pages.open({ page, scene, size: page === 'pop' ? [420, 150] : [1280, 800] });

/** Runs in the page: its bridge is the fake. */
type FakeWindow = { readonly console400: FakeBridge };
const sent = (page: Page): Promise<SentCommand[]> => page.evaluate(() => (window as unknown as FakeWindow).console400.sent);
const names = async (page: Page) => (await sent(page)).map(({ name }) => name);

test('typing into a field while a call rings neither answers nor rejects', async () => {
  const page = await open('ringing');
  await page.getByTestId('nav-log').click();
  await page.getByTestId('call-log-search').click();
  await page.keyboard.type('Answer y n 138 *# ');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await names(page)).toEqual([]);
});

test('a control that was clicked does not react to the space of somebody who types on', async () => {
  const page = await open('two');
  await page.getByTestId('mute').click();
  await page.keyboard.press(' ');
  await page.keyboard.press('Enter');
  expect(await sent(page)).toEqual([{ name: 'call:mute', argument: { callId: ids.wang, muted: true } }]);
});

test.each(['ringing', 'two'])('the Tab key never comes upon a button that answers or rejects (%s)', async (scene) => {
  const page = await open(scene);
  await page.getByTestId(scene === 'two' ? 'line-answer' : 'answer').waitFor();
  for (let i = 0; i < 40; i++) {
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.getAttribute('data-testid') ?? '')).not.toMatch(/^(line-)?(answer|reject)$/);
  }
  expect(await names(page)).toEqual([]);
});

test('F9 answers the call that rings, F10 does not reject it', async () => {
  const page = await open('ringing');
  await page.keyboard.press('F10');
  expect(await names(page)).toEqual([]);
  await page.keyboard.press('F9');
  expect(await sent(page)).toEqual([{ name: 'call:answer', argument: { callId: ids.wang } }]);
});

test('while talking F8 mutes, F7 holds, F9 takes the waiting call and F10 hangs up', async () => {
  const page = await open('two');
  for (const key of ['F8', 'F7', 'F9', 'F10']) await page.keyboard.press(key);
  expect(await sent(page)).toEqual([
    { name: 'call:mute', argument: { callId: ids.wang, muted: true } },
    { name: 'call:hold', argument: { callId: ids.wang } },
    { name: 'call:answer', argument: { callId: ids.zhao } },
    { name: 'call:hangUp', argument: { callId: ids.wang } },
  ]);
});

test('a new customer is made with F6, a name and Enter', async () => {
  const page = await open('fresh');
  await page.keyboard.press('F6');
  await expect.poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-testid'))).toBe('customer-name');
  await page.keyboard.type('林小雨');
  await page.keyboard.press('Enter');
  await expect.poll(() => sent(page)).toEqual([
    { name: 'customer:save', argument: { id: null, callId: ids.fresh, draft: { name: '林小雨', company: '', level: '', tags: [], notes: '', numbers: ['15921001122'] } } },
  ]);
});

test('a call is wrapped up with a click on reason and result and Enter in the note', async () => {
  const page = await open('ended');
  await page.getByTestId('wrap-up').getByRole('button', { name: '咨询' }).click();
  await page.getByTestId('wrap-up').getByRole('button', { name: '已解答' }).click();
  await page.getByTestId('disposition').fill('保修到年底');
  await page.getByTestId('disposition').press('Enter');
  const disposition = { reason: 'enquiry', result: 'solved', followUp: 'none', note: '保修到年底' };
  await expect.poll(async () => (await sent(page)).at(-1)).toEqual({ name: 'call:dispose', argument: { callId: ids.wang, disposition, callBackAt: null, done: true } });
});

test('a digit typed on the keypad is sent as a tone', async () => {
  const page = await open('two');
  await page.getByTestId('keypad').click();
  await page.getByRole('button', { name: '5', exact: true }).click();
  await page.keyboard.press('7');
  expect(await sent(page)).toEqual([
    { name: 'call:sendDtmf', argument: { callId: ids.wang, digits: '5' } },
    { name: 'call:sendDtmf', argument: { callId: ids.wang, digits: '7' } },
  ]);
});

test('the log draws only what is seen, and any place of it at once', async () => {
  const page = await open('idle');
  await page.getByTestId('nav-log').click();
  await page.getByTestId('log-row').first().waitFor();
  expect(await page.getByTestId('log-row').count()).toBeLessThan(60);
  await page.waitForFunction(() => document.querySelector('[data-testid=log-table]')?.getAttribute('aria-rowcount') === '2001');
  await page.getByTestId('log-table').focus();
  await page.keyboard.press('End');
  await page.locator('[data-testid=log-row][aria-rowindex="2001"]').waitFor();
  expect(await page.getByTestId('log-row').count()).toBeLessThan(60);
  // The fourth call was missed: no recording is loaded, which there is none of here.
  await page.keyboard.press('Home');
  for (let row = 0; row < 3; row += 1) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await page.locator('[data-testid=log-row][aria-rowindex="5"][aria-current="true"]').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('[data-testid=log-row][aria-current="true"]').waitFor({ state: 'detached' });
});

test('the log loads again, keeping its place, when main says that rows changed', async () => {
  const page = await open('idle');
  await page.getByTestId('nav-log').click();
  await page.waitForFunction(() => document.querySelector('[data-testid=log-table]')?.getAttribute('aria-rowcount') === '2001');
  await page.locator('.log-scroll').evaluate((scroller) => scroller.scrollTo({ top: 1200 }));
  await page.evaluate(() => (window as unknown as FakeWindow).console400.change({ callLogRevision: 8 }));
  await page.waitForFunction(() => document.querySelector('.log-scroll')?.scrollTop === 1200 && document.querySelectorAll('[data-testid=log-row]').length > 0);
});

test('the list of reviews is fetched as it is gone through, and any of it opens', async () => {
  const page = await open('scoringDraft');
  await page.getByTestId('nav-review').click();
  await page.locator('[data-tab=reviews]').click();
  const lines = page.getByTestId('review-lines');
  await lines.focus();
  // Main gives two hundred at a time, and there are 640.
  for (const known of [200, 400, 600, 640]) {
    await page.locator(`[id^=review-lines-][aria-setsize="${known}"]`).first().waitFor();
    await page.keyboard.press('End');
    await page.locator(`#review-lines-${known - 1}[aria-selected="true"]`).waitFor();
  }
  expect(await page.getByTestId('review-line').count()).toBeLessThan(60);
  await page.keyboard.press('Enter');
  await page.getByTestId('review-queue').waitFor();
});

test('levels ten times a second change the two meters and nothing else', async () => {
  const page = await open('two');
  const elsewhere = await page.evaluate(async (callId) => {
    const { console400 } = window as unknown as FakeWindow;
    const changed: string[] = [];
    const observer = new MutationObserver((records) => {
      for (const { target } of records) {
        const element = target instanceof Element ? target : target.parentElement;
        // Clocks and ages tick by themselves.
        if (!element || element.closest('.levels, .figure, .snapshot-age, [data-testid=registration]')) continue;
        lastChange = performance.now();
        changed.push(element.outerHTML.slice(0, 120));
      }
    });
    observer.observe(document.body, { subtree: true, childList: true, characterData: true, attributes: true });
    // What is fetched and loaded late has been drawn once nothing has changed for as long as a clock lets it.
    let lastChange = performance.now();
    while (performance.now() - lastChange < 600) await new Promise((resolve) => setTimeout(resolve, 50));
    changed.length = 0;
    for (let i = 0; i < 20; i++) {
      console400.emit('call:levels', { callId, levels: { agent: i / 20, remote: 1 - i / 20 } });
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    observer.disconnect();
    return changed;
  }, ids.wang);
  expect(elsewhere).toEqual([]);
});

test('the pop reports its first paint, and another one once every look-up has ended', async () => {
  const page = await open('pending', 'pop');
  const painted = async () => (await sent(page)).filter(({ name }) => name === 'pop:painted').map(({ argument }) => (argument as { complete: boolean }).complete);
  await expect.poll(painted).toEqual([false]);
  await page.evaluate(() => {
    const { console400 } = window as unknown as FakeWindow;
    const [view] = console400.state.calls;
    const done = { kind: 'notFound', source: 'local store' } as const;
    if (view) console400.change({ calls: [{ ...view, lookUps: { ...view.lookUps, customer: done, routing: done, lastCalls: done, blocked: done } }] });
  });
  await expect.poll(painted).toEqual([false, true]);
});

test('no key presses a button of the pop, the pointer does', async () => {
  const page = await open('ringing', 'pop');
  for (const key of ['Tab', 'Enter', ' ', 'Tab', 'Tab', 'Enter', 'y', 'F9']) await page.keyboard.press(key);
  await page.getByTestId('pop-answer').evaluate((button) => (button as HTMLButtonElement).click());
  expect((await names(page)).filter((name) => name.startsWith('call:'))).toEqual([]);
  await page.getByTestId('pop-answer').click();
  expect((await sent(page)).filter(({ name }) => name.startsWith('call:'))).toEqual([{ name: 'call:answer', argument: { callId: ids.wang } }]);
});

test('the pop shows nothing once the call no longer rings', async () => {
  const page = await open('ringing', 'pop');
  const drawn = await page.evaluate(async () => {
    (window as unknown as FakeWindow).console400.change({ calls: [] });
    const counts: number[] = [];
    for (let frame = 0; frame < 12; frame++) {
      await new Promise((resolve) => requestAnimationFrame(resolve));
      counts.push(document.querySelectorAll('[data-testid=pop]').length);
    }
    return counts;
  });
  expect(drawn.filter((count) => count > 0)).toEqual([]);
});

test('what was drawn has its styles, and antd made none of them in the page', async () => {
  const made = await pages.page.evaluate(() => document.querySelectorAll('[data-css-hash], [data-token-hash]').length);
  expect(made).toBe(0);
  expect(pages.problems.filter((problem) => problem.includes('no styles'))).toEqual([]);
});

test('nothing of the pages broke the content security policy or threw', () => {
  expect(pages.problems).toEqual([]);
});
