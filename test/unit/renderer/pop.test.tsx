import { beforeAll, expect, test } from 'vitest';
import { renderToStaticMarkup } from 'react-dom/server';
import { noFacts } from '../../../shared/calls/callFacts.ts';
import type { CallView, ConsoleState } from '../../../shared/ipc/consoleState.ts';
import { PopCard } from '../../../renderer/pop/PopCard.tsx';
import { isComplete } from '../../../renderer/pop/usePaintReport.ts';
import { startTexts } from '../../../renderer/texts/texts.ts';
import { anyCallView, anyConsoleState } from '../../fakes/fakeBridge.ts';
import { scenes } from './screens/scenes.ts';

beforeAll(() => startTexts('zh-CN'));

function draw(view: CallView, others = 0, state: ConsoleState = anyConsoleState()): string {
  return renderToStaticMarkup(<PopCard view={view} others={others} state={state} />);
}

/** The text inside the element with this test id. */
function text(html: string, testId: string): string {
  const start = html.indexOf(`data-testid="${testId}"`);
  const open = html.indexOf('>', start) + 1;
  return html.slice(open, html.indexOf('data-testid', open)).replace(/<[^>]*>?/g, '').replace(/\s+/g, ' ').trim();
}

const ringing = scenes.ringing?.() ?? anyConsoleState();
const known = ringing.calls[0] ?? anyCallView();

test('the pop shows number, area, 400 number, routing, customer and IVR path', () => {
  const html = draw(known, 0, ringing);
  expect(text(html, 'pop-number')).toBe('138 1234 5678');
  expect(text(html, 'pop-area')).toContain('广东 深圳 · 移动');
  expect(text(html, 'pop-service-number')).toContain('400-820-1234 售后热线');
  expect(text(html, 'pop-routing')).toContain('在服');
  expect(text(html, 'pop-customer')).toContain('王丽 · 深圳华强电子有限公司VIP');
  expect(text(html, 'pop-ivr')).toContain('2 售后 › 1 维修 › 3 空调');
});

test('while the look-ups are pending the number is there and every row keeps its place', () => {
  const html = draw(anyCallView({ facts: known.call.facts }));
  expect(text(html, 'pop-number')).toBe('138 1234 5678');
  expect(html.match(/class="pop-row/g)).toHaveLength(draw(known).match(/class="pop-row/g)?.length ?? 0);
});

test('no button of the pop can be reached or pressed by the keyboard', () => {
  const buttons = draw(known).match(/<button[^>]*>/g) ?? [];
  expect(buttons.length).toBe(3);
  for (const button of buttons) {
    expect(button).toContain('type="button"');
    expect(button).toContain('tabindex="-1"');
    expect(button).not.toMatch(/autofocus/i);
  }
});

test('further ringing calls are counted', () => {
  expect(text(draw(known, 1), 'pop-others')).toBe('+1 等待');
  expect(draw(known)).not.toContain('pop-others');
});

test('failed, late and unreadable data are said in words, and a blocked caller before all', () => {
  const troubled = scenes.popTroubled?.().calls[0] ?? anyCallView();
  const html = draw(troubled);
  expect(text(html, 'pop-customer')).toContain('多次骚扰');
  expect(text(html, 'pop-routing')).toBe('查询超时');
  expect(text(html, 'pop-ivr')).toContain('无法解读');
  const unblocked = draw({ ...troubled, lookUps: { ...troubled.lookUps, blocked: { kind: 'notFound', source: '' } } });
  expect(text(unblocked, 'pop-customer')).toContain('客户资料查询失败');
});

test('a new number is called a new customer', () => {
  expect(text(draw(anyCallView({}, { customer: { kind: 'notFound', source: '' } })), 'pop-customer')).toContain('新客户');
});

test('a hidden caller is anonymous', () => {
  const anonymous = anyCallView({ remoteNumber: 'anonymous', facts: { ...noFacts, caller: { kind: 'read', value: 'anonymous', source: 'From' } } });
  expect(text(draw(anonymous), 'pop-number')).toBe('匿名来电');
});

test('the pop is complete once no look-up that it shows is pending, whatever became of it', () => {
  const done = { kind: 'failed', source: '', message: '' } as const;
  const late = { kind: 'timedOut', source: '', afterMs: 1 } as const;
  expect(isComplete(anyCallView({}, { area: done, customer: late }))).toBe(false);
  expect(isComplete(anyCallView({}, { area: done, customer: late, routing: { kind: 'notFound', source: '' } }))).toBe(true);
});

test('a call that rings while the connection is broken says what an answer will do, and every row keeps its place', () => {
  const broken = { ...ringing, registration: { kind: 'failed', since: 0, problem: 'connectionLost', detail: '' } } as const;
  const html = draw(known, 0, broken);
  expect(text(html, 'pop-cut-off')).toContain('现在接听，连上后立即接通');
  expect(html.match(/class="pop-row/g)).toHaveLength(draw(known).match(/class="pop-row/g)?.length ?? 0);
  expect(draw(known, 0, { ...broken, mode: 'practice' })).not.toContain('pop-cut-off');
  expect(draw(known, 0, { ...broken, registration: { ...broken.registration, problem: 'wrongPassword' } })).not.toContain('pop-cut-off');
});
