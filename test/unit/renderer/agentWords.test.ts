import { beforeAll, expect, test } from 'vitest';
import i18next from 'i18next';
import { serverName } from '../../../renderer/app/serverName.ts';
import { breakText, chosenText, queues, stateText } from '../../../renderer/softphone/agentWords.ts';
import { startTexts } from '../../../renderer/texts/texts.ts';

beforeAll(() => startTexts('zh-CN'));
const t = i18next.t;

test('a built-in reason is said in the language of the interface, a company\'s own as it is', () => {
  expect([breakText(t, 'meal'), breakText(t, '喝水')]).toEqual(['就餐', '喝水']);
});

test('a break says its reason, other states their word', () => {
  expect(stateText(t, { kind: 'break', reason: 'training' })).toBe('小休·培训');
  expect(stateText(t, { kind: 'wrapUp', reason: null })).toBe('话后');
  expect(chosenText(t, { kind: 'break', reason: 'meal' })).toBe('小休·就餐');
  expect(chosenText(t, { kind: 'offline' })).toBe('离线');
});

test('what is chosen during a call or its wrap-up waits', () => {
  expect((['ringing', 'talking', 'wrapUp'] as const).every(queues)).toBe(true);
  expect((['idle', 'busy', 'break', 'offline'] as const).some(queues)).toBe(false);
});

test('a server is named by its host', () => {
  expect(serverName('wss://sip2.example.com:8443/ws')).toBe('sip2.example.com:8443');
  expect(serverName('practice')).toBe('practice');
});
