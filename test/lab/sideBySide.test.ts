import { spawn } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { eventually } from './eventually.ts';
import { startLaboratory } from './laboratory.ts';
import type { Laboratory } from './laboratory.ts';
import { openSeat } from './seat.ts';

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function ringSeat(lab: Laboratory, from: string): Promise<string> {
  const { user, password } = lab.accounts[0]!;
  const seat = await openSeat({ url: lab.wsUrl, domain: lab.domain, user, password });
  await seat.register();
  const call = await lab.call({ to: user, from });
  const { invite, reject } = await seat.nextCall();
  reject(486, 'Busy Here');
  await call.ended;
  await seat.close();
  return invite.headers.find(({ name }) => name === 'From')?.value ?? '';
}

describe('laboratories side by side', () => {
  it('carry their own calls', async () => {
    const labs = await Promise.all([startLaboratory(), startLaboratory(), startLaboratory({ domain: 'other.example.cn' })]);
    try {
      expect(new Set(labs.map((lab) => lab.wsUrl)).size).toBe(3);
      const froms = await Promise.all(labs.map((lab, n) => ringSeat(lab, `1380000000${n}`)));
      expect(froms.map((from) => /sip:(\d+)@/.exec(from)?.[1])).toEqual(['13800000000', '13800000001', '13800000002']);
      for (const lab of labs) expect((await lab.rtpengine.calls()).length).toBeLessThanOrEqual(1);
    } finally {
      await Promise.all(labs.map((lab) => lab.stop()));
    }
  });

  it('free their ports when they stop', async () => {
    const lab = await startLaboratory();
    await lab.stop();
    await expect(openSeat({ url: lab.wsUrl, domain: lab.domain, user: '8001', password: '' })).rejects.toThrow(/ECONNREFUSED/);
    expect(await lab.rtpengine.ping()).toBe(false);
  });
});

describe('the sudden death of the process that started a laboratory', () => {
  const script = `
    const { startLaboratory } = await import(${JSON.stringify(path.join(import.meta.dirname, 'laboratory.ts'))});
    const lab = await startLaboratory();
    if (process.argv[1] === 'frozen') lab.kamailio.freeze();
    console.log(JSON.stringify(lab.processIds));
    setInterval(() => {}, 1000);
  `;

  it.each(['running', 'frozen'])('ends every server that was %s', async (state) => {
    const owner = spawn(process.execPath, ['--input-type=module', '-e', script, state], { stdio: ['ignore', 'pipe', 'inherit'] });
    const pids = await new Promise<number[]>((resolve, reject) => {
      owner.stdout.once('data', (data: Buffer) => resolve(JSON.parse(data.toString())));
      owner.once('exit', () => reject(new Error('The owner ended too early')));
    });
    expect(pids).toHaveLength(2);
    expect(pids.every(isAlive)).toBe(true);
    owner.kill('SIGKILL');
    await eventually('every server ends', () => !pids.some(isAlive));
  });
});
