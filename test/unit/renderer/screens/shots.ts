import type { Page } from 'playwright-core';

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

/** Every screen in the look in which it is most telling; the main ones in all looks. */
export const shots: readonly Shot[] = [
  console('idle', 'idle'),
  console('idle-en-dark', 'idle', { locale: 'en', theme: 'dark' }),
  console('idle-large', 'idle', { size: large }),
  console('unregistered', 'unregistered'),
  console('unregistered-why', 'unregistered', { act: pressing('registration') }),
  console('pending', 'pending'),
  console('ringing', 'ringing'),
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
  console('log', 'idle', { act: pressing('nav-log') }),
  console('log-drawer', 'idle', { act: pressing('nav-log', 'log-row') }),
  console('log-en-dark-large', 'idle', { locale: 'en', theme: 'dark', size: large, act: pressing('nav-log', 'log-row') }),
  console('log-none', 'idle', { act: async (page) => { await pressing('nav-log')(page); await page.getByTestId('call-log-search').fill('nobody'); } }),
  console('customers', 'idle', { act: async (page) => { await pressing('nav-customers')(page); await page.getByText('赵建国').click(); } }),
  console('numbers', 'two', { act: pressing('nav-numbers') }),
  console('settings-general', 'idle', { act: pressing('nav-settings') }),
  console('settings-sound-en', 'idle', { locale: 'en', act: pressing('nav-settings', 'settings-sound') }),
  console('settings-connection', 'unregistered', { act: async (page) => { await pressing('nav-settings', 'settings-connection')(page); await page.getByText('手工填写').last().click(); await pressing('connect')(page); } }),
  console('settings-areas-dark', 'idle', { theme: 'dark', act: pressing('nav-settings', 'settings-areas') }),
  console('practice', 'practice', { act: pressing('nav-settings', 'settings-practice') }),
  console('practice-idle-dark', 'practice', { theme: 'dark' }),
  ...(['pending', 'ringing', 'popThree', 'popFresh', 'popTroubled'] as const).flatMap((scene): Shot[] => [
    { name: `pop-${scene}`, page: 'pop', scene, size: popSize, theme: 'light', locale: 'zh-CN' },
    { name: `pop-${scene}-en-dark`, page: 'pop', scene, size: popSize, theme: 'dark', locale: 'en' },
  ]),
];
