import { describe, expect, test } from 'vitest';
import { Leaving, type Loss } from '../../../electron/shell/leaving.ts';
import { later, settled } from '../calls/deskHarness.ts';

function inTheMiddleOf({ loss = 'calls' as Loss | null, unattended = false } = {}) {
  const seen = { asked: 0, about: [] as Loss[], quit: 0, failed: 0, withdrawn: false };
  const answers: ((ends: boolean | Promise<boolean>) => void)[] = [];
  const now = { loss };
  const leaving: Leaving = new Leaving({
    toLose: () => now.loss,
    unattended: () => unattended,
    ask: (about, signal) => {
      seen.asked += 1;
      seen.about.push(about);
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
    expect(leaving.closing()).toBe('hides');
    leaving.asked();
    expect(seen.asked).toBe(2);
  });

  test('quitting ends the program when the agent says so, and asks no second time', async () => {
    const { leaving, seen, answer } = inTheMiddleOf();
    leaving.asked();
    await answer(true);
    expect(seen).toMatchObject({ asked: 1, quit: 1 });
    expect(leaving.closing()).toBe('closes');
  });

  test('the window is only hidden', () => {
    const { leaving, seen } = inTheMiddleOf();
    expect(leaving.closing()).toBe('hides');
    expect(seen.asked).toBe(0);
  });

  test('a second signal ends the program and takes the question away', async () => {
    const { leaving, seen, answer } = inTheMiddleOf();
    expect(leaving.mayEnd()).toBe(false);
    expect(leaving.mayEnd()).toBe(true);
    expect(seen.withdrawn).toBe(true);
    await answer(false);
    expect(leaving.mayEnd()).toBe(true);
    expect(leaving.closing()).toBe('closes');
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

describe('while an import or another job runs', () => {
  test('closing the window and quitting ask first, and go on with it by default', async () => {
    const { leaving, seen, answer } = inTheMiddleOf({ loss: 'jobs' });
    expect(leaving.closing()).toBe('stays');
    leaving.asked();
    expect(seen).toMatchObject({ about: ['jobs'], quit: 0 });
    await answer(false);
    expect(seen.quit).toBe(0);
    expect(leaving.mayEnd()).toBe(false);
    await answer(true);
    expect(seen).toMatchObject({ about: ['jobs', 'jobs'], quit: 1 });
    expect(leaving.closing()).toBe('closes');
  });

  test('a caller who came while the question stood is asked about, too', async () => {
    const { leaving, seen, answer, now } = inTheMiddleOf({ loss: 'jobs' });
    leaving.asked();
    now.loss = 'calls';
    await answer(true);
    expect(seen).toMatchObject({ about: ['jobs', 'calls'], quit: 0 });
    await answer(true);
    expect(seen.quit).toBe(1);
  });
});

test.each([['no call is open', { loss: null }], ['nobody is there', { unattended: true }]])('when %s, nothing is asked', (_when, of) => {
  const { leaving, seen } = inTheMiddleOf(of);
  leaving.asked();
  expect(seen).toMatchObject({ asked: 0, quit: 1 });
  expect(leaving.closing()).toBe('closes');
});

test('the window can be closed again once the call is over', () => {
  const { leaving, now } = inTheMiddleOf();
  expect(leaving.closing()).toBe('hides');
  now.loss = null;
  expect(leaving.closing()).toBe('closes');
});
