import type { IpcMainInvokeEvent } from 'electron';
import { describe, expect, test } from 'vitest';
import { openChannels } from '../../../electron/ipc/channels.ts';
import { handleAll, type CommandHandlers, type QueryHandlers, type WindowRole } from '../../../electron/ipc/handle.ts';
import { NumberMask } from '../../../electron/ipc/numberMask.ts';
import { IpcRefusal } from '../../../electron/ipc/ipcRefusal.ts';
import { commandNames, queryNames } from '../../../shared/ipc/channelNames.ts';
import { rightsOf, type Right } from '../../../shared/rights/rights.ts';

const callId = '0b6a4b0e-2f4e-4c42-9c39-6f3b7f6d1c11';

type Invoke = (event: IpcMainInvokeEvent, argument: unknown) => Promise<{ ok: boolean; value?: unknown; error?: { code: string } }>;

function anyMain(role: WindowRole | undefined, behaviour: () => unknown = () => null, rights: readonly Right[] = rightsOf('owner', false), mask: NumberMask | null = null) {
  const channels = new Map<string, Invoke>();
  const ran: string[] = [];
  const unexpected: unknown[] = [];
  const handlerOf = (name: string) => () => {
    ran.push(name);
    return behaviour();
  };
  const answer = handleAll({
    roleOf: () => role,
    rights: () => rights,
    mask: () => mask,
    commandHandlers: Object.fromEntries([...commandNames].map((name) => [name, handlerOf(name)])) as unknown as CommandHandlers,
    queryHandlers: Object.fromEntries([...queryNames].map((name) => [name, handlerOf(name)])) as unknown as QueryHandlers,
    onUnexpected: (_channel, error) => unexpected.push(error),
  });
  openChannels({ handle: (name, handler) => void channels.set(name, handler as Invoke) }, answer);
  const invoke = (name: string, argument: unknown) => channels.get(name)!({} as IpcMainInvokeEvent, argument);
  return { invoke, ran, unexpected, channels };
}

describe('an IPC message', () => {
  test('has a handler for every channel of the maps', () => {
    const { channels } = anyMain('console');
    expect([...channels.keys()].sort()).toEqual([...commandNames, ...queryNames].sort());
  });

  test('that needs a right the role does not have runs nothing', async () => {
    const { invoke, ran } = anyMain('console', undefined, rightsOf('agent', false));
    expect(await invoke('area:import', { path: null })).toMatchObject({ ok: false, error: { code: 'rightMissing' } });
    expect(ran).toEqual([]);
  });

  test('of a seat that may not see numbers comes and goes masked', async () => {
    const seen: unknown[] = [];
    const mask = new NumberMask();
    const { invoke } = anyMain('console', () => ({ kind: 'stop', why: 'ownNumber', remoteNumber: '13812345678' }), [], mask);
    expect(await invoke('dial:check', { number: '10086' })).toMatchObject({ value: { remoteNumber: '138****5678' } });
    const { invoke: invokeAgain } = anyMain('console', () => seen.push(1), [], mask);
    expect(await invokeAgain('dial:check', { number: '138****5678' })).toMatchObject({ ok: true });
    expect(await invokeAgain('dial:check', { number: '139****5678' })).toMatchObject({ ok: false, error: { code: 'maskForgotten' } });
    expect(seen).toHaveLength(1);
  });

  test('that is refused says no number to a seat that may not see one', async () => {
    const { invoke } = anyMain('console', () => { throw new IpcRefusal('ownNumber', 'Not 13812345678'); }, [], new NumberMask());
    expect(JSON.stringify(await invoke('dial:check', { number: '10086' }))).not.toContain('13812345678');
  });

  test('from a frame that is not ours runs nothing', async () => {
    const { invoke, ran } = anyMain(undefined);
    expect(await invoke('call:answer', { callId })).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    expect(ran).toEqual([]);
  });

  test('from the pop may answer, and nothing that the pop does not need', async () => {
    const { invoke, ran } = anyMain('pop');
    expect((await invoke('call:answer', { callId })).ok).toBe(true);
    for (const [name, argument] of [['call:dial', { number: '10086' }], ['callLog:search', {}], ['preferences:change', {}], ['seat:configure', {}]] as const) {
      expect(await invoke(name, argument)).toMatchObject({ ok: false, error: { code: 'notAllowed' } });
    }
    expect(ran).toEqual(['call:answer']);
  });

  test.each([
    ['call:answer', { callId: 'not-a-uuid' }],
    ['call:answer', { callId, extra: true }],
    ['call:answer', null],
    ['call:sendDtmf', { callId, digits: '12; DROP TABLE' }],
    ['call:mute', { callId, muted: 'yes' }],
    ['preferences:change', { locale: 'fr' }],
    ['callLog:search', { text: '', from: null, until: null, limit: 1e9, cursor: null }],
    ['seat:configure', { server: 'javascript:alert(1)' }],
  ])('%s with a bad argument runs nothing', async (name, argument) => {
    const { invoke, ran } = anyMain('console');
    expect(await invoke(name, argument)).toMatchObject({ ok: false, error: { code: 'invalidArgument' } });
    expect(ran).toEqual([]);
  });

  test('with ten megabytes of text runs nothing, and says that a text is too long', async () => {
    const { invoke, ran } = anyMain('console');
    expect(await invoke('customer:change', { id: 'C1', callId: null, change: { notes: '长'.repeat(3_500_000) } })).toMatchObject({ ok: false, error: { code: 'textTooLong' } });
    expect(ran).toEqual([]);
  });

  test('that is refused tells the code of the refusal', async () => {
    const { invoke, unexpected } = anyMain('console', () => { throw new IpcRefusal('notRegistered', 'no'); });
    expect(await invoke('call:dial', { number: '10086' })).toMatchObject({ ok: false, error: { code: 'notRegistered' } });
    expect(unexpected).toEqual([]);
  });

  test.each([['ENOSPC', 'diskFull'], ['EROFS', 'readOnly'], ['EIO', 'ioError']])('that a disk refuses with %s is refused with %s', async (code, told) => {
    const { invoke } = anyMain('console', () => { throw Object.assign(new Error('disk'), { code }); });
    expect(await invoke('preferences:change', { theme: 'dark' })).toMatchObject({ ok: false, error: { code: told } });
  });

  test('whose handler breaks is an internal error, reported once', async () => {
    const { invoke, unexpected } = anyMain('console', () => { throw new TypeError('x is undefined'); });
    expect(await invoke('call:dial', { number: '10086' })).toMatchObject({ ok: false, error: { code: 'internal' } });
    expect(unexpected).toHaveLength(1);
  });
});
