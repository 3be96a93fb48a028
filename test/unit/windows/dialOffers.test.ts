import { describe, expect, it } from 'vitest';
import { DialOffers } from '../../../electron/shell/dialOffers.ts';
import type { ConsoleState } from '../../../shared/ipc/consoleState.ts';
import { anyConsoleState } from '../../fakes/fakeBridge.ts';

function openOffers(selected = '', platform: NodeJS.Platform = 'linux') {
  let state: ConsoleState = anyConsoleState();
  const notices: string[] = [];
  let shown = 0;
  const offers = new DialOffers({
    publisher: { get current() { return state; }, change: (patch) => { state = { ...state, ...patch }; } },
    notices: { add: (_level, key) => notices.push(key) },
    showConsole: () => { shown += 1; },
    homeAreaCode: () => '0755',
    selectedText: () => Promise.resolve(selected),
    platform,
  });
  return { offers, notices, offer: () => state.dialOffer, shown: () => shown };
}

describe('selected text', () => {
  it.each([
    ['138 1234 5678', '13812345678'],
    ['电话：０１０－８７６５４３２１（王）', '01087654321'],
    ['客户 王丽 +86 138-1234-5678 转达，订单 20261122', '13812345678'],
    ['86123456', '075586123456'],
    ['8002', '8002'],
    ['订单 12 请回 021-61234567 谢谢', '02161234567'],
    ['tel:+85223456789', '+85223456789'],
    ['sip:13812345678@pbx.example.com', '13812345678'],
    ['13812345678 转 801', '13812345678'],
  ])('%j means %s', async (text, number) => {
    const { offers, offer } = openOffers(text);
    await offers.offerSelection();
    expect(offer()?.number).toBe(number);
  });

  it.each(['', 'hello', '订单 12', '192.168.1.10', 'a13812345678b', '匿名'])('%j has no number', async (text) => {
    const { offers, offer } = openOffers(text);
    await offers.offerSelection();
    expect(offer()).toBeNull();
  });
});

describe('a number from outside', () => {
  it('is offered to the dial field of the shown console, and taken once', () => {
    const { offers, offer, shown } = openOffers();
    offers.openLink('tel:13812345678');
    expect(offer()).toMatchObject({ number: '13812345678', from: 'link' });
    expect(shown()).toBe(1);
    offers.take('another');
    expect(offer()).not.toBeNull();
    offers.take(offer()?.id ?? '');
    expect(offer()).toBeNull();
  });

  it('comes from the selection on Linux and from the clipboard elsewhere', async () => {
    for (const [platform, from] of [['linux', 'selection'], ['win32', 'clipboard'], ['darwin', 'clipboard']] as const) {
      const { offers, offer } = openOffers('138 1234 5678', platform);
      await offers.offerSelection();
      expect(offer()).toMatchObject({ number: '13812345678', from });
    }
  });

  it('that is none is refused with a notice', async () => {
    const { offers, notices, offer } = openOffers('hello');
    offers.openLink('tel:*72,13812345678');
    await offers.offerSelection();
    expect(notices).toEqual(['linkRefused', 'nothingToDial']);
    expect(offer()).toBeNull();
  });

  it('that is none where the clipboard was read is said of what was copied', async () => {
    const { offers, notices } = openOffers('hello', 'win32');
    await offers.offerSelection();
    expect(notices).toEqual(['nothingCopied']);
  });
});
