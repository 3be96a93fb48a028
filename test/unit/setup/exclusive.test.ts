import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { exclusively } from '../../../resources/setup/exclusive.ts';
import { temporaryFolder } from './temporaryFolder.ts';

describe('a lock', () => {
  test('lets one action run at a time and tells the others that they wait', async () => {
    const lock = path.join(await temporaryFolder(), 'lock');
    const events: string[] = [];
    const action = (name: string) => async () => {
      events.push(`${name} begins`);
      await sleep(20);
      events.push(`${name} ends`);
    };
    let waited = 0;
    const first = exclusively(lock, action('a'), () => (waited += 1));
    const second = exclusively(lock, action('b'), () => (waited += 1));
    await Promise.all([first, second]);
    const [winner, loser] = events[0]?.startsWith('a') ? ['a', 'b'] : ['b', 'a'];
    expect(events).toEqual([`${winner} begins`, `${winner} ends`, `${loser} begins`, `${loser} ends`]);
    expect(waited).toBe(1);
  });

  test('is released when the action fails', async () => {
    const lock = path.join(await temporaryFolder(), 'lock');
    await expect(exclusively(lock, () => Promise.reject(new Error('broken')), () => {})).rejects.toThrow('broken');
    expect(existsSync(lock)).toBe(false);
  });

  test('of a process that died is taken over', async () => {
    const lock = path.join(await temporaryFolder(), 'lock');
    const dead = spawnSync(process.execPath, ['-e', '']).pid;
    await mkdir(lock);
    await writeFile(path.join(lock, 'pid'), String(dead));
    expect(await exclusively(lock, async () => 'done', () => {})).toBe('done');
  });

  test('of a process that died before it could leave its id is taken over', async () => {
    const lock = path.join(await temporaryFolder(), 'lock');
    await mkdir(lock);
    await utimes(lock, 1, 1);
    expect(await exclusively(lock, async () => 'done', () => {})).toBe('done');
  });
});
