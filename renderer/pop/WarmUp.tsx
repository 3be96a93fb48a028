import { useEffect, useState } from 'react';
import { untouched } from '../../shared/calls/call.ts';
import { noFacts } from '../../shared/calls/callFacts.ts';
import { pendingLookUps, type CallerLookUps } from '../../shared/callers/callerLookUps.ts';
import type { CallView, ConsoleState } from '../../shared/ipc/consoleState.ts';
import { parsePhoneNumber } from '../../shared/phoneNumbers/parsePhoneNumber.ts';
import { PopCard } from './PopCard.tsx';

const read = <T,>(value: T) => ({ kind: 'read', value, source: '' }) as const;
const found = <T,>(value: T) => ({ kind: 'found', value, source: '', tookMs: 0 }) as const;
const place = (zh: string, en: string) => ({ zh, en });

const everything: CallerLookUps = {
  area: found({
    kind: 'mobile', province: place('广东', 'Guangdong'), city: place('深圳', 'Shenzhen'), areaCode: '0755',
    operator: { operator: 'chinaMobile', network: 'regular', mayBePorted: true }, mayBePorted: true, source: 'builtIn', coverage: 'segment',
  }),
  customer: found({ id: '', name: '王丽', company: '深圳华强电子有限公司', level: 'VIP', tags: [], notes: '', numbers: [], createdAt: 0, updatedAt: 0 }),
  routing: found({ serviceNumber: '', label: '售后热线', state: 'inService', stateReason: '', rule: '工作日', hunting: 'longestIdle', onDuty: [], source: '', takenAt: 0 }),
  lastCalls: found([{ callId: '', startedAt: 0, direction: 'incoming', result: 'answered', talkSeconds: 60, serviceNumber: '', disposition: '', agent: '', hasRecording: true }]),
  blocked: { kind: 'notFound', source: '' },
};

/** A call that never was, for trying the card out. */
function sample(lookUps: CallerLookUps): CallView {
  return {
    call: {
      id: '', sipCallId: '', direction: 'incoming', remoteNumber: '', line: 1, startedAt: 0, ...untouched,
      state: { kind: 'ringing', since: Date.now() },
      facts: {
        ...noFacts, caller: read('13800138000'), serviceNumber: read('4000000000'), queue: read('售后一组'), queueWaitSeconds: read(18), routeRule: read('工作日白天'),
        ivrPath: read([{ key: '2', label: '售后服务' }, { key: '1', label: '上门维修' }]),
      },
    },
    callerNumber: parsePhoneNumber('13800138000'),
    lookUps,
    crm: null,
  };
}

const rounds = 8;

/**
 * Draws full cards in the hidden window once after the start. Fonts are found, code is compiled and the compositor has its
 * surfaces before the first call needs them: without it the first ring takes a third of a second.
 */
export function WarmUp({ state }: { readonly state: ConsoleState }) {
  const [round, setRound] = useState(0);
  useEffect(() => {
    if (round >= rounds) return;
    const frame = requestAnimationFrame(() => setRound(round + 1));
    return () => cancelAnimationFrame(frame);
  }, [round]);
  if (round >= rounds) return null;
  return <div style={{ height: '100%' }} aria-hidden="true" inert><PopCard key={round >> 1} view={sample(round % 2 === 0 ? pendingLookUps : everything)} others={0} state={state} /></div>;
}
