import type { Page } from 'playwright-core';
import { blockShots } from './blockShots.ts';
import { customerShots } from './customerShots.ts';
import { logShots } from './logShots.ts';
import { settingShots } from './settingShots.ts';
import { reviewShots } from './reviewShots.ts';
import { scoringShots } from './scoringShots.ts';
import { packageShots } from './packageShots.ts';
import { statisticsShots } from './statisticsShots.ts';

export interface Shot {
  readonly name: string;
  readonly page: 'index' | 'pop';
  readonly scene: string;
  readonly size: readonly [number, number];
  readonly theme: 'light' | 'dark';
  readonly locale: 'zh-CN' | 'en';
  readonly act?: (page: Page) => Promise<unknown>;
}

const small = [1280, 800] as const;
const large = [1920, 1080] as const;
const popSize = [420, 150] as const;

function console(name: string, scene: string, options: Partial<Shot> = {}): Shot {
  return { name, page: 'index', scene, size: small, theme: 'light', locale: 'zh-CN', ...options };
}

const pressing = (...testIds: readonly string[]) => async (page: Page) => {
  for (const id of testIds) await page.getByTestId(id).first().click();
};

const key = (...keys: readonly string[]) => async (page: Page) => {
  for (const name of keys) await page.keyboard.press(name);
};
const dialling = (number: string) => async (page: Page) => {
  await page.getByTestId('dial-field').fill(number);
  await page.keyboard.press('Enter');
};
const failing = async (page: Page) => {
  await page.keyboard.press('F4');
  await page.getByTestId('transfer-to').fill('8020');
  await page.keyboard.press('Control+Enter');
};
const toAnExtension = async (page: Page) => {
  await page.keyboard.press('F4');
  await page.getByTestId('transfer-to').fill('021-6123 4567 转 801');
};
const [english, dark] = [{ locale: 'en' }, { theme: 'dark' }] as const;

/** The screens of a day at the seat. */
const day: readonly Shot[] = [
  console('day', 'day'),
  console('day-en-dark', 'day', { ...english, ...dark }),
  console('day-large', 'day', { size: large }),
  console('day-en-large', 'day', { ...english, size: large }),
  console('missed', 'day', { act: pressing('nav-missed') }),
  console('missed-en-dark-large', 'day', { ...english, ...dark, size: large, act: pressing('nav-missed') }),
  console('missed-en-dark', 'day', { ...english, ...dark, act: pressing('nav-missed') }),
  console('missed-large', 'day', { size: large, act: pressing('nav-missed') }),
  console('missed-none', 'nothingKept', { act: pressing('nav-missed') }),
  console('log-nothing', 'nothingKept', { act: pressing('nav-log') }),
  console('missed-closing', 'day', { act: async (page) => { await pressing('nav-missed')(page); await page.getByTestId('missed-list').focus(); await key('ArrowDown', 'c')(page); } }),
  console('missed-undo-dark', 'day', { ...dark, act: async (page) => { await pressing('nav-missed')(page); await page.getByTestId('missed-list').focus(); await key('c', '2')(page); } }),
  console('missed-assign', 'day', { act: pressing('nav-missed', 'missed-assign') }),
  console('missed-recent', 'day', { act: async (page) => { await page.getByTestId('recent').locator('.ant-segmented-item').nth(1).click(); } }),
  console('day-states', 'break', { act: key('Control+b') }),
  console('day-states-en-dark', 'talk', { ...english, ...dark, act: key('Control+b') }),
  console('day-refused', 'refused', { act: async (page) => { await key('Control+b')(page); await page.getByRole('menuitem', { name: '空闲' }).click(); } }),
  console('day-warned', 'warned'),
  console('day-warned-en-dark', 'warned', { ...english, ...dark }),
  console('day-taken-over', 'takenOver'),
  console('day-servers', 'warned', { act: pressing('registration') }),
  console('day-dial-list', 'day', { act: key('Control+l') }),
  console('day-dial-ask', 'day', { act: dialling('02161234567') }),
  console('day-dial-ask-en-dark', 'day', { ...english, ...dark, act: dialling('02161234567') }),
  console('day-dial-stop', 'day', { act: dialling('13000000000') }),
  console('day-shown', 'day', { act: pressing('shown-number') }),
  console('day-task-form', 'day', { act: pressing('task-new') }),
  console('day-devices', 'talk', { act: pressing('devices') }),
  console('day-devices-en-dark', 'alarm', { ...english, ...dark, act: pressing('devices') }),
  console('day-pick-up', 'talk', { act: pressing('pick-up') }),
  console('day-lines', 'lines'),
  console('day-lines-en-dark', 'lines', { ...english, ...dark }),
  console('day-transfer', 'talk', { act: key('F4') }),
  console('day-transfer-en-dark-large', 'talk', { ...english, ...dark, size: large, act: key('F4') }),
  console('day-transferring', 'transferring'),
  console('day-transferring-en-dark', 'transferring', { ...english, ...dark }),
  console('day-transfer-failed', 'talk', { act: failing }),
  console('day-transfer-extension', 'talk', { act: toAnExtension }),
  console('day-transfer-extension-en-dark', 'talk', { ...english, ...dark, act: toAnExtension }),
  console('day-redirect', 'ringing', { act: key('F4') }),
  console('day-consult', 'consulting'),
  console('day-consult-en-dark', 'consulting', { ...english, ...dark }),
  console('day-conference', 'conference'),
  console('day-conference-en-large', 'conference', { ...english, size: large }),
  console('day-conference-en-dark', 'conference', { ...english, ...dark }),
  console('day-conference-room', 'conferenceRoom'),
  console('day-conference-room-en-dark', 'conferenceRoom', { ...english, ...dark }),
  console('day-alarm', 'alarm'),
  console('day-alarm-en-dark', 'alarm', { ...english, ...dark }),
  console('day-notes', 'talk', { act: key('F2') }),
  console('day-notes-en-dark', 'talk', { ...english, ...dark, act: key('F2') }),
  console('day-outgoing', 'outgoing'),
  console('day-wrap-up', 'wrapUp'),
  console('day-wrap-up-cut-off', 'wrapUpCutOff'),
  console('day-wrap-up-cut-off-en-dark', 'wrapUpCutOff', { ...english, ...dark }),
  console('day-wrap-up-result', 'wrapUp', { act: key('1') }),
  console('day-wrap-up-call-back', 'wrapUpRequired', { act: key('1', '3') }),
  console('day-wrap-up-call-back-en-dark', 'wrapUpRequired', { ...english, ...dark, act: key('1', '3') }),
  console('day-wrap-up-required', 'wrapUpRequired', { act: key('Enter') }),
  console('day-wrap-up-large', 'wrapUpRequired', { size: large, act: key('2', '1') }),
];

/** What goes wrong around a seat, and its first day. */
const troubles: readonly Shot[] = [
  console('trouble-unconfigured', 'unconfigured'),
  console('trouble-first-day', 'nothingKept'),
  console('trouble-no-network', 'noNetwork'),
  console('trouble-no-network-call-en-dark', 'noNetworkInCall', { ...english, ...dark }),
  console('trouble-no-microphone', 'noMicrophone'),
  console('trouble-elsewhere-en-dark', 'elsewhere', { ...english, ...dark }),
  console('trouble-full-disk', 'fullDisk'),
  console('trouble-full-disk-all', 'fullDisk', { act: async (page) => { await page.locator('.notice-more').click(); } }),
  console('trouble-store-hung', 'storeHung'),
  console('trouble-consent', 'consent'),
  console('trouble-paused', 'paused'),
  console('trouble-anonymous', 'anonymous'),
  console('trouble-wrap-up-over', 'wrapUpOver'),
];

/** Every screen in the look in which it is most telling; the main ones in all looks. */
export const shots: readonly Shot[] = [
  console('idle', 'idle'),
  console('idle-en-dark', 'idle', { locale: 'en', theme: 'dark' }),
  console('idle-large', 'idle', { size: large }),
  console('unregistered', 'unregistered'),
  console('unregistered-why', 'unregistered', { act: pressing('registration') }),
  console('pending', 'pending'),
  console('ringing', 'ringing'),
  console('cut-off', 'cutOff'),
  console('cut-off-en-dark', 'cutOff', { locale: 'en', theme: 'dark' }),
  console('ringing-en-dark-large', 'ringing', { locale: 'en', theme: 'dark', size: large }),
  console('two', 'two'),
  console('two-en', 'two', { locale: 'en' }),
  console('two-dark', 'two', { theme: 'dark' }),
  console('two-large', 'two', { size: large }),
  console('keypad', 'two', { act: pressing('keypad') }),
  console('source', 'two', { act: (page) => page.getByText('售后一组').hover() }),
  console('fresh', 'fresh'),
  console('fresh-en-dark', 'fresh', { locale: 'en', theme: 'dark' }),
  console('edit', 'two', { act: (page) => page.getByText('编辑').click() }),
  console('troubled', 'troubled'),
  console('troubled-en', 'troubled', { locale: 'en' }),
  console('ended', 'ended'),
  console('ended-en-dark', 'ended', { locale: 'en', theme: 'dark' }),
  console('practice-idle-dark', 'practice', { theme: 'dark' }),
  console('long', 'long'),
  console('long-en-dark', 'long', { ...english, ...dark }),
  console('long-ringing', 'longRinging'),
  ...day, ...troubles,
  ...settingShots, ...blockShots, ...customerShots, ...logShots, ...statisticsShots, ...reviewShots, ...scoringShots, ...packageShots,
  ...(['pending', 'ringing', 'cutOff', 'popThree', 'popFresh', 'popTroubled', 'longRinging', 'anonymous'] as const).flatMap((scene): Shot[] => [
    { name: `pop-${scene}`, page: 'pop', scene, size: popSize, theme: 'light', locale: 'zh-CN' },
    { name: `pop-${scene}-en-dark`, page: 'pop', scene, size: popSize, theme: 'dark', locale: 'en' },
  ]),
];
