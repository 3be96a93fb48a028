import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const large = [1920, 1080] as const;
const [english, dark, wide] = [{ locale: 'en' }, { theme: 'dark' }, { size: large }] as const;
const other = { ...english, ...dark };

type Act = (page: Page) => Promise<unknown>;

const pressing = (...testIds: readonly string[]): Act => async (page) => {
  for (const id of testIds) await page.getByTestId(id).first().click();
};
const inOrder = (...acts: readonly Act[]): Act => async (page) => {
  for (const act of acts) await act(page);
};
const opened: Act = (page) => page.getByTestId('customer-row').nth(1).click();
const inTab = (name: string): Act => (page) => page.locator(`.customer-tabs [data-tab="${name}"]`).click();

function customers(name: string, options: Partial<Shot>, ...acts: readonly Act[]): Shot {
  return { name: `customers${name}`, page: 'index', scene: 'idle', size: [1280, 800], theme: 'light', locale: 'zh-CN', ...options, act: inOrder(pressing('nav-customers'), ...acts) };
}

/** The same screen as it stands for most people, and in the other language, theme and size. */
const both = (name: string, ...acts: readonly Act[]): readonly Shot[] => [customers(name, {}, ...acts), customers(`${name}-en-dark`, other, ...acts)];

/** Customers, companies, tickets, duplicates, import, fields. */
export const customerShots: readonly Shot[] = [
  ...both(''),
  ...both('-card', opened),
  customers('-card-large', { ...wide, scene: 'day' }, opened),
  customers('-card-en-dark-large', { ...wide, ...other }, opened),
  ...both('-new', async (page) => page.locator('.list-tools button').last().click()),
  customers('-none', { scene: 'nothingKept' }),
  customers('-none-en-dark', { ...other, scene: 'nothingKept' }),
  ...(['companies', 'tickets', 'duplicates', 'fields'] as const).map((part) => customers(`-${part}-none`, { scene: 'nothingKept' }, pressing(`tab-${part}`))),
  customers('-no-match', {}, (page) => page.getByTestId('customer-search').fill('nobody')),
  customers('-call-back', { scene: 'day' }, opened, pressing('customer-plan')),
  customers('-call-back-en-dark', { ...other, scene: 'day' }, opened, pressing('customer-plan')),
  ...both('-ticket', opened, inTab('tickets'), pressing('ticket-row')),
  ...both('-history', opened, inTab('history')),
  ...both('-tasks', opened, inTab('tasks')),
  ...both('-companies', pressing('tab-companies'), (page) => page.locator('.company-row').first().click()),
  ...both('-tickets', pressing('tab-tickets')),
  ...both('-tickets-new', opened, inTab('tickets'), pressing('ticket-new')),
  customers('-tickets-large', wide, pressing('tab-tickets', 'ticket-row')),
  ...both('-duplicates', pressing('tab-duplicates')),
  customers('-import-start', {}, pressing('tab-import')),
  ...both('-import', pressing('tab-import', 'import-open', 'import-check')),
  customers('-import-en-dark-large', { ...other, ...wide }, pressing('tab-import', 'import-open', 'import-check')),
  ...both('-fields', pressing('tab-fields')),
];
