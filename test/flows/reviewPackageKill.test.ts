import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { nodeSpawner } from '../../electron/store/nodeSpawner.ts';
import { openStore } from '../../electron/store/storeClient.ts';
import { anyCard, converse, giveAway, openHouse, soundOf, takeIn } from '../fixtures/reviewPackages/house.ts';
import { storeSecrets } from '../fixtures/storeSecrets.ts';
import { temporaryDirectory } from '../store/temporaryStore.ts';

const entry = path.resolve(import.meta.dirname, '../../electron/store/storeProcess.ts');

test('the store process killed at every step of taking a package in goes on to all of it, once', async () => {
  const home = openHouse(temporaryDirectory(), '王丽', 1);
  onTestFinished(() => home.close());
  await home.ask.takeInScoreCards({ cards: [anyCard], by: '', at: 1 });
  const callId = await converse(home, { seconds: 40 });
  const { id, bytes } = await giveAway(home, [callId]);

  const client = await openStore({ entry, directory: temporaryDirectory(), spawn: nodeSpawner(process.execPath), secrets: { ...storeSecrets, signingSeed: new Uint8Array(32).fill(2) } });
  onTestFinished(() => client.close());
  const killed: string[] = [];
  /** Asks, and kills the process while it works on it, once for each kind of step. */
  const killing = <A, R>(name: string, work: (argument: A) => Promise<R>) => (argument: A): Promise<R> => {
    const answer = work(argument);
    if (!killed.includes(name) && client.pid !== undefined) {
      killed.push(name);
      process.kill(client.pid, 'SIGKILL');
    }
    return answer;
  };
  const ask = {
    ...client,
    stagePackagedCall: killing('call', client.stagePackagedCall), stagePackagedSound: killing('sound', client.stagePackagedSound), takeOverPackage: killing('takeOver', client.takeOverPackage),
  };
  expect(await takeIn({ ...home, name: '审听员', ask }, bytes)).toMatchObject({ kind: 'calls', calls: 1 });
  expect(killed).toEqual(['call', 'sound', 'takeOver']);
  expect(await client.listReviewPackages(null)).toMatchObject([{ id, direction: 'taken' }]);
  expect(await client.listQueue({ reviewer: '审听员' })).toMatchObject([{ callId }]);
  expect((await soundOf({ ...home, ask: client }, callId))?.equals((await soundOf(home, callId))!)).toBe(true);
  expect((await client.integrity(null)).files.flatMap(({ problems }) => problems)).toEqual([]);
}, 90_000);
