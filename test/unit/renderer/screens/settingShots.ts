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
/** The log, the numbers and every section of the settings. */
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
  console('settings-evidence', 'idle', { act: ending(settings('recordings')) }),
  console('settings-evidence-en-dark-large', 'evidenceTrouble', { ...english, ...dark, ...wide, act: ending(settings('recordings')) }),
  ...(['create', 'unlock', 'recover', 'broken'] as const).flatMap((stage) => [
    console(`vault-${stage}`, `vault-${stage}`),
    console(`vault-${stage}-en-dark`, `vault-${stage}`, { ...english, ...dark }),
  ]),
  console('log-drawer-broken', 'evidenceTrouble', { act: async (page) => { await openCall(0)(page); await page.getByTestId('call-evidence').scrollIntoViewIfNeeded(); } }),
  console('log-drawer-evidence-en-dark', 'idle', { ...english, ...dark, act: async (page) => { await openCall(0)(page); await page.getByTestId('call-evidence').scrollIntoViewIfNeeded(); } }),
  console('vault-wrong', 'vault-unlock', { act: async (page) => { await page.getByTestId('vault-passphrase').fill('any'); await page.keyboard.press('Enter'); } }),
  console('vault-panel', 'vaultPassphrase', { act: settings('general', 'vault-change') }),
  console('log-none', 'idle', { act: async (page) => { await pressing('nav-log')(page); await page.getByTestId('call-log-search').fill('nobody'); } }),
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
  console('settings-write-up', 'settings', { act: settings('writeUp') }),
  console('settings-write-up-end', 'settings', { act: ending(settings('writeUp')) }),
  console('settings-write-up-fault-en-dark', 'settings', { ...english, ...dark, act: async (page) => { await settings('writeUp', 'add-result')(page); await page.getByTestId('choice-name-en').fill('answered'); await page.keyboard.press('Enter'); } }),
  console('settings-write-up-removed', 'settings', { act: async (page) => { await settings('writeUp')(page); await page.locator('[data-place="12"]').focus(); await page.keyboard.press('Delete'); } }),
  console('settings-write-up-large', 'settings', { ...wide, act: async (page) => { await settings('writeUp', 'write-up-try')(page); await page.getByTestId('write-up-try').getByText('报修').click(); await page.getByTestId('write-up-try').getByText('已建工单').click(); } }),
  console('settings-write-up-large-en-dark', 'settings', { ...english, ...dark, ...wide, act: settings('writeUp') }),
  console('settings-write-up-looked', 'writeUpLooked', { act: settings('writeUp') }),
  console('settings-write-up-breaks-en-dark', 'writeUpOwn', { ...english, ...dark, act: ending(async (page) => { await settings('writeUp')(page); await page.getByTestId('write-up-share').locator('summary').click(); }) }),
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
