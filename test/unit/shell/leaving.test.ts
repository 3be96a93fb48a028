import { describe, expect, test } from 'vitest';
import { Leaving } from '../../../electron/shell/leaving.ts';
import { later, settled } from '../calls/deskHarness.ts';

function inTheMiddleOf({ call = true, unattended = false } = {}) {
  const seen = { asked: 0, quit: 0, failed: 0, withdrawn: false };
  const answers: ((ends: boolean | Promise<boolean>) => void)[] = [];
  const now = { call };
  const leaving: Leaving = new Leaving({
    callsToLose: () => now.call,
    unattended: () => unattended,
    ask: (signal) => {
      seen.asked += 1;
      signal.addEventListener('abort', () => (seen.withdrawn = true));
      const answer = later<boolean | Promise<boolean>>();
      answers.push(answer.resolve);
      return answer.promise.then((ends) => ends);
    },
    // As Electron does: quitting asks whether the program may end.
    quit: () => void (leaving.mayEnd() && (seen.quit += 1)),
    onFailed: () => void (seen.failed += 1),
  });
  const answer = async (ends: boolean | Promise<boolean>) => {
    answers.shift()?.(ends);
    await settled();
  };
  return { leaving, seen, answer, now };
}

describe('while a call is open', () => {
  test('quitting asks first, and goes on with the call by default', async () => {
    const { leaving, seen, answer } = inTheMiddleOf();
    leaving.asked();
    leaving.asked();
    expect(seen).toMatchObject({ asked: 1, quit: 0 });
    await answer(false);
    expect(seen.quit).toBe(0);
    expect(leaving.mayClose()).toBe(false);
    leaving.asked();
    expect(seen.asked).toBe(2);
  });

  test('quitting ends the program when the agent says so, and asks no second time', async () => {
    const { leaving, seen, answer } = inTheMiddleOf();
    leaving.asked();
    await answer(true);
    expect(seen).toMatchObject({ asked: 1, quit: 1 });
    expect(leaving.mayClose()).toBe(true);
  });

  test('the window is only hidden', () => {
    const { leaving, seen } = inTheMiddleOf();
    expect(leaving.mayClose()).toBe(false);
    expect(seen.asked).toBe(0);
  });

  test('a second signal ends the program and takes the question away', async () => {
    const { leaving, seen, answer } = inTheMiddleOf();
    expect(leaving.mayEnd()).toBe(false);
    expect(leaving.mayEnd()).toBe(true);
    expect(seen.withdrawn).toBe(true);
    await answer(false);
    expect(leaving.mayEnd()).toBe(true);
    expect(leaving.mayClose()).toBe(true);
  });

  test('the end of the system is not asked about', () => {
    const { leaving, seen } = inTheMiddleOf();
    leaving.release();
    expect(leaving.mayEnd()).toBe(true);
    expect(seen.asked).toBe(0);
  });

  test('a question that cannot be shown keeps the call and is told', async () => {
    const { leaving, seen, answer } = inTheMiddleOf();
    leaving.asked();
    await answer(Promise.reject(new Error('no window')));
    expect(seen).toMatchObject({ failed: 1, quit: 0 });
  });
});

test.each([['no call is open', { call: false }], ['nobody is there', { unattended: true }]])('when %s, nothing is asked', (_when, of) => {
  const { leaving, seen } = inTheMiddleOf(of);
  leaving.asked();
  expect(seen).toMatchObject({ asked: 0, quit: 1 });
  expect(leaving.mayClose()).toBe(true);
});

test('the window can be closed again once the call is over', () => {
  const { leaving, now } = inTheMiddleOf();
  expect(leaving.mayClose()).toBe(false);
  now.call = false;
  expect(leaving.mayClose()).toBe(true);
});
