import type { ConsoleState } from '../../../../shared/ipc/consoleState.ts';
import { importCheck, importPreview } from './customerAnswers.ts';
import { FakeBridge } from '../../../fakes/fakeBridge.ts';
import { answers } from './answers.ts';
import { dayScenes } from './dayScenes.ts';
import { longScenes } from './longScenes.ts';
import { ids, scenes as basicScenes } from './scenes.ts';
import { statisticsAnswers } from './statisticsAnswers.ts';
import { reviewAnswers, reviewVariants } from './reviewAnswers.ts';
import { scoringAnswers, scoringScenes, scoringVariants } from './scoringAnswers.ts';
import { packageVariants } from './packageAnswers.ts';
import { settingScenes } from './settingScenes.ts';
import { troubleScenes } from './troubleScenes.ts';
import { variantAnswers } from './variantAnswers.ts';

/** Runs in the page before its own script: puts a fake bridge with the scene that the address names. */
const scenes: Readonly<Record<string, () => ConsoleState>> = { ...basicScenes, ...dayScenes, ...settingScenes, ...scoringScenes, ...longScenes, ...troubleScenes };
const parameters = new URLSearchParams(location.search);
const name = parameters.get('scene') ?? 'idle';
const scene = scenes[name] ?? scenes['idle'];
if (scene) {
  const state = scene();
  const locale = parameters.get('locale') === 'en' ? 'en' : 'zh-CN';
  const theme = parameters.get('theme') === 'dark' ? 'dark' : 'light';
  const bridge = new FakeBridge({ ...state, preferences: { ...state.preferences, locale, theme } }, { ...answers, ...statisticsAnswers, ...scoringAnswers, ...{ ...reviewVariants, ...packageVariants, ...variantAnswers }[name === 'unconfigured' ? 'nothingKept' : name], ...(name in scoringVariants ? { ...reviewAnswers, ...scoringVariants[name] } : {}) });
  bridge.results.set('customerImport:open', { ok: true, value: importPreview });
  bridge.results.set('customerImport:check', { ok: true, value: importCheck });
  bridge.results.set('vault:unlock', { ok: false, error: { code: 'wrongPassphrase', message: '' } });
  bridge.results.set('customer:save', { ok: true, value: { customerId: 'wang' } });
  bridge.results.set('call:dial', { ok: true, value: { callId: ids.wang } });
  bridge.results.set('call:transfer', { ok: true, value: { kind: 'failed', problem: 'busy', sipCode: 486 } });
  bridge.results.set('review:save', { ok: true, value: { reviewId: ids.wang } });
  bridge.results.set('samplingPlan:draw', { ok: true, value: { chosen: 7 } });
  bridge.results.set('blockList:remove', { ok: true, value: { number: '13000000000' } });
  bridge.results.set('task:save', { ok: true, value: { taskId: ids.wang } });
  if (parameters.get('scene') === 'refused') bridge.results.set('agent:choose', { ok: false, error: { code: 'notReady', message: 'microphoneSilent' } });
  Object.assign(window, { console400: bridge });
  let tick = 0;
  if (parameters.get('scene') === 'settings') setInterval(() => bridge.emit('device:level', { level: 0.09 + 0.07 * Math.sin((tick += 1)) }), 100);
  if (state.calls.some(({ call }) => call.recording)) window.addEventListener('load', () => setTimeout(() => measure(bridge, state.focusedCallId ?? ids.wang), 300));
}

/** Two minutes of quality and one moment of levels. */
function measure(bridge: FakeBridge, callId: string): void {
  for (let second = 0; second < 72; second++) {
    const dip = second > 40 && second < 52 ? 0.9 : 0;
    bridge.emit('call:quality', { callId, quality: { at: second, roundTripMs: 38 + dip * 60, jitterMs: 4 + dip * 20, lossFraction: dip * 0.03, packetsIn: 50, packetsOut: 50, codec: 'PCMA', mos: 4.32 - dip + Math.sin(second / 3) * 0.06 } });
  }
  bridge.emit('call:levels', { callId, levels: { agent: 0.12, remote: 0.34 } });
}
