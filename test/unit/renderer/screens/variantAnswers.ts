import type { FakeAnswers } from '../../../fakes/fakeBridge.ts';
import { defaultDispositionRules } from '../../../../shared/dispositions/defaultDispositionRules.ts';
import type { SeatConnection } from '../../../../shared/settings/seatConnection.ts';
import { connection } from './answers.ts';
import { now } from './scenes.ts';
import { oneCallAnswers } from './statisticsAnswers.ts';

const nobody = () => ({ customers: [], cursor: null, total: 0 });
const none = () => [];

const seatOtherwise = (changes: Partial<NonNullable<SeatConnection['seat']>>) => ({ 'seat:connection': () => ({ ...connection, seat: connection.seat && { ...connection.seat, ...changes } }) });

/** What the fake main says otherwise in some scenes. */
export const variantAnswers: Readonly<Record<string, FakeAnswers>> = {
  /** The first day: no customer, no call, no missed call. */
  nothingKept: {
    'blockList:of': (({ numbers }: { readonly numbers: readonly string[] }) => numbers.map(() => null)) as never,
    'blockList:page': () => ({ blocked: [], next: null, total: 0 }),
    'agent:shift': none,
    'customer:list': nobody, 'customer:search': none, 'customer:duplicates': none, 'customer:merges': none, 'customer:fields': none, 'customer:tagStyles': none,
    'company:list': none, 'ticket:list': none, 'customerImport:list': none, 'callLog:search': () => ({ entries: [], cursor: null }),
    'callLog:measure': () => ({ count: 0, keys: [], values: [], nextIn: 0, cursor: null }), 'callLog:views': none, 'ledger:list': () => ({ items: [], total: 0 }),
  },
  statisticsOneCall: oneCallAnswers,
  writeUpLooked: seatOtherwise({ role: 'agent' }),
  writeUpOwn: seatOtherwise({ dispositions: { ...defaultDispositionRules, requiredQueues: ['售后一组', 'VIP 专席'] }, breakReasons: ['盘点', '设备故障'] }),
  /** A call that somebody changed in the database, and an authority that does not answer. */
  evidenceTrouble: {
    'evidence:overview': () => ({ begunAt: now - 90 * 86_400_000, links: 4_312, fingerprint: '8ec9ae3d5f7be8a1', lastStampAt: null, stampProblem: 'unreachable', authority: { url: 'http://tsa.example.com/', certificate: '' } }),
    'evidence:ofCall': () => ({
      links: [{ sequence: 4_301, at: now - 350_000, kind: 'callClosed', by: null }, { sequence: 4_302, at: now - 349_000, kind: 'recordingCompleted', by: null }],
      verifiedUntil: null, problems: [{ kind: 'changedCall', sequence: 4_301, callId: 'any', parts: ['row'] }],
    }),
  },
};
