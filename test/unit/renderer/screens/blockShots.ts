import type { Page } from 'playwright-core';
import type { BlockedNumber, BlockedQuestion } from '../../../../shared/callers/blockedNumber.ts';
import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { now } from './scenes.ts';
import type { Shot } from './shots.ts';

const day = 86_400_000;
const reasons = ['骚扰来电', '客户要求不再致电', '广告推销', '恶意辱骂', '多次来电不说话，换号码继续打，已报公安机关备案，等待处理结果'];

/** One that cannot be dialled, one that is on a customer's card, one abroad, and more than fit into a window. */
const list: readonly BlockedNumber[] = [
  { number: '13000000000', reason: '客户要求不再致电', since: now - 3 * 3_600_000, by: '李晓明' },
  { number: '02161234567', reason: '恶意辱骂', since: now - day, by: '王主管' },
  { number: '+14155550123', reason: '广告推销', since: now - 2 * day, by: '李晓明' },
  ...Array.from({ length: 240 }, (_, index): BlockedNumber => ({ number: `170${String(10_000_000 + index * 7_919)}`, reason: reasons[index % reasons.length] ?? '', since: now - (3 + index) * day, by: index % 7 === 0 ? '' : '8002' })),
];

function page({ text, after, limit }: BlockedQuestion) {
  const found = list.filter(({ number, reason }) => number.includes(text) || reason.includes(text));
  const start = after === null ? 0 : found.findIndex(({ number }) => number === after.number) + 1;
  const blocked = found.slice(start, start + limit);
  const last = blocked.at(-1);
  return { blocked, next: start + limit < found.length && last ? { since: last.since, number: last.number } : null, total: list.length };
}

export const blockAnswers: FakeAnswers = {
  'blockList:of': (({ numbers }: { readonly numbers: readonly string[] }) => numbers.map((number) => list.find((one) => one.number === number) ?? null)) as never,
  'blockList:page': page as never,
};

const [english, dark, wide] = [{ locale: 'en' }, { theme: 'dark' }, { size: [1920, 1080] }] as const;
const other = { ...english, ...dark };

type Act = (page: Page) => Promise<unknown>;

function shot(name: string, scene: string, options: Partial<Shot>, act?: Act): Shot {
  return { name: `block-${name}`, page: 'index', scene, size: [1280, 800], theme: 'light', locale: 'zh-CN', ...options, ...(act ? { act } : {}) };
}

const pressing = (...testIds: readonly string[]): Act => async (at) => {
  for (const id of testIds) await at.getByTestId(id).first().click();
};
const settings = (...testIds: readonly string[]) => pressing('nav-settings', 'settings-blockList', ...testIds);
const inDrawer = (position: number, ...testIds: readonly string[]): Act => async (at) => {
  await pressing('nav-log')(at);
  await at.getByTestId('log-row').nth(position).click();
  await pressing(...testIds)(at);
};
const refused: Act = async (at) => {
  await at.getByTestId('dial-field').fill('13000000000');
  await at.keyboard.press('Enter');
};

/** The block list, and the ways onto it and off it. */
export const blockShots: readonly Shot[] = [
  shot('list', 'idle', {}, settings()),
  shot('list-en-dark', 'idle', other, settings()),
  shot('list-large', 'idle', wide, settings()),
  shot('list-agent', 'scoringAgent', {}, settings()),
  shot('list-none', 'nothingKept', {}, settings()),
  shot('list-add', 'idle', {}, settings('block')),
  shot('list-remove', 'idle', {}, settings('unblock')),
  shot('list-no-match', 'idle', {}, async (at) => { await settings()(at); await at.getByTestId('block-search').fill('nobody'); }),
  shot('call', 'talk', {}, pressing('block')),
  shot('call-en-dark', 'talk', other, pressing('block')),
  shot('call-blocked', 'troubled', {}),
  shot('call-ended', 'wrapUp', {}, pressing('block')),
  shot('log', 'idle', {}, inDrawer(0, 'block')),
  shot('log-blocked-en-dark', 'idle', other, inDrawer(3)),
  shot('card', 'idle', {}, async (at) => { await pressing('nav-customers')(at); await at.getByTestId('customer-row').nth(1).click(); }),
  shot('card-en-dark', 'idle', other, async (at) => { await pressing('nav-customers')(at); await at.getByTestId('customer-row').nth(0).click(); }),
  shot('missed', 'day', {}, async (at) => { await pressing('nav-missed')(at); await at.getByTestId('missed-row').nth(1).click(); }),
  shot('dial', 'day', {}, refused),
  shot('dial-en-dark', 'day', other, refused),
  shot('dial-agent', 'scoringAgent', {}, refused),
  shot('dial-removed', 'day', {}, async (at) => { await refused(at); await pressing('unblock', 'unblock-now')(at); }),
];
