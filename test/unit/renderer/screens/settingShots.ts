import type { Page } from 'playwright-core';
import type { Shot } from './shots.ts';

const small = [1280, 800] as const;
const large = [1920, 1080] as const;
const [english, dark, wide] = [{ locale: 'en' }, { theme: 'dark' }, { size: large }] as const;

function console(name: string, scene: string, options: Partial<Shot> = {}): Shot {
  return { name, page: 'index', scene, size: small, theme: 'light', locale: 'zh-CN', ...options };
}

const pressing = (...testIds: readonly string[]) => async (page: Page) => {
  for (const id of testIds) await page.getByTestId(id).first().click();
};
const settings = (section: string, ...testIds: readonly string[]) => pressing('nav-settings', `settings-${section}`, ...testIds);
/** The same, scrolled to its end. */
const ending = (act: (page: Page) => Promise<unknown>) => async (page: Page) => {
  await act(page);
  await page.locator('.settings-content, .ant-drawer-body').last().evaluate((element) => element.scrollTo(0, element.scrollHeight));
};
const openCall = (position: number) => async (page: Page) => {
  await pressing('nav-log')(page);
  await page.getByTestId('log-row').nth(position).click();
};
const openZhao = async (page: Page) => {
  await pressing('nav-customers')(page);
  await page.getByText('赵建国').click();
};

/** The log, the customers, the numbers and every section of the settings. */
export const settingShots: readonly Shot[] = [
  console('log', 'idle', { act: pressing('nav-log') }),
  console('log-en', 'idle', { ...english, act: pressing('nav-log') }),
  console('log-large-dark', 'idle', { ...dark, ...wide, act: pressing('nav-log') }),
  console('log-drawer', 'idle', { act: openCall(0) }),
  console('log-drawer-end', 'idle', { act: ending(openCall(0)) }),
  console('log-drawer-en-dark', 'idle', { ...english, ...dark, act: openCall(0) }),
  console('log-drawer-en-dark-large', 'idle', { ...english, ...dark, ...wide, act: openCall(0) }),
  console('log-drawer-failed', 'idle', { act: openCall(4) }),
  console('settings-crm', 'idle', { act: settings('crm') }),
  console('settings-crm-en-dark', 'idle', { ...english, ...dark, act: ending(settings('crm')) }),
  console('settings-crm-large', 'idle', { ...wide, act: settings('crm') }),
  console('settings-recordings', 'recordingRules', { act: settings('recordings') }),
  console('settings-recordings-en-dark', 'recordingRules', { ...english, ...dark, act: ending(settings('recordings')) }),
  console('settings-recordings-large-en', 'recordingRules', { ...english, ...wide, act: settings('recordings') }),
  console('log-none', 'idle', { act: async (page) => { await pressing('nav-log')(page); await page.getByTestId('call-log-search').fill('nobody'); } }),
  console('customers', 'idle', { act: openZhao }),
  console('customers-call-back', 'day', { act: async (page) => { await openZhao(page); await pressing('customer-plan')(page); } }),
  console('customers-call-back-en-dark', 'day', { ...english, ...dark, act: async (page) => { await openZhao(page); await pressing('customer-plan')(page); } }),
  console('customers-large', 'day', { ...wide, act: openZhao }),
  console('customers-ticket', 'idle', { act: async (page) => { await openZhao(page); await page.locator('.customer-tabs [data-tab="tickets"]').click(); await page.getByTestId('ticket-row').first().click(); } }),
  console('customers-history-en-dark', 'idle', { ...english, ...dark, act: async (page) => { await openZhao(page); await page.locator('.customer-tabs [data-tab="history"]').click(); } }),
  console('customers-companies', 'idle', { act: async (page) => { await pressing('nav-customers', 'tab-companies')(page); await page.locator('.company-row').first().click(); } }),
  console('customers-duplicates', 'idle', { act: pressing('nav-customers', 'tab-duplicates') }),
  console('customers-duplicates-en-dark', 'idle', { ...english, ...dark, act: pressing('nav-customers', 'tab-duplicates') }),
  console('customers-import', 'idle', { act: pressing('nav-customers', 'tab-import', 'import-open', 'import-check') }),
  console('customers-import-en-dark-large', 'idle', { ...english, ...dark, ...wide, act: pressing('nav-customers', 'tab-import', 'import-open', 'import-check') }),
  console('customers-fields', 'idle', { act: pressing('nav-customers', 'tab-fields') }),
  console('numbers', 'two', { act: pressing('nav-numbers') }),
  console('settings-general', 'idle', { act: pressing('nav-settings') }),
  console('settings-sound', 'settings', { act: settings('sound') }),
  console('settings-sound-end', 'settings', { act: ending(settings('sound')) }),
  console('settings-sound-en-dark', 'settings', { ...english, ...dark, act: settings('sound', 'level-test-button') }),
  console('settings-sound-end-en-dark', 'settings', { ...english, ...dark, act: ending(settings('sound')) }),
  console('settings-sound-large', 'settings', { ...wide, act: settings('sound', 'level-test-button') }),
  console('settings-calls', 'settings', { act: settings('calls') }),
  console('settings-calls-end', 'settings', { act: ending(settings('calls', 'speed-dial-add')) }),
  console('settings-calls-en-dark', 'settings', { ...english, ...dark, act: settings('calls') }),
  console('settings-calls-plain', 'settingsPlain', { act: settings('calls') }),
  console('settings-calls-large', 'settings', { ...wide, act: settings('calls') }),
  console('settings-shortcuts', 'settings', { act: settings('shortcuts') }),
  console('settings-shortcuts-en-dark', 'settings', { ...english, ...dark, act: settings('shortcuts') }),
  console('settings-shortcuts-record', 'settingsPlain', { act: async (page) => { await settings('shortcuts', 'record-mute')(page); await page.keyboard.press('m'); } }),
  console('settings-connection', 'connectionTrouble', { act: settings('connection') }),
  console('settings-connection-form', 'connectionTrouble', { act: ending(settings('connection', 'by-hand')) }),
  console('settings-connection-en-dark', 'connectionTrouble', { ...english, ...dark, act: settings('connection', 'by-hand') }),
  console('settings-connection-large', 'settings', { ...wide, act: settings('connection', 'by-hand') }),
  console('settings-connection-faults', 'unregistered', { act: ending(async (page) => { await settings('connection', 'by-hand')(page); await page.getByTestId('field-server').fill('http://x'); await pressing('connect')(page); }) }),
  console('settings-areas-dark', 'idle', { ...dark, act: settings('areas') }),
  console('practice', 'practice', { act: settings('practice') }),
  console('practice-end', 'practice', { act: ending(settings('practice')) }),
  console('practice-en-dark', 'practice', { ...english, ...dark, act: settings('practice') }),
];
