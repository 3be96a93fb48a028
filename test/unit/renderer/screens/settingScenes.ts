import type { ConsoleState } from '../../../../shared/ipc/consoleState.ts';
import { defaultRecordingRules } from '../../../../shared/recordings/recordingRules.ts';
import { defaultPreferences } from '../../../../shared/settings/seatSettings.ts';
import { anyConsoleState } from '../../../fakes/fakeBridge.ts';
import { dayScenes } from './dayScenes.ts';
import { agentIn, now, seat, seconds } from './scenes.ts';

const jabra = { id: 'jabra', label: 'Jabra Evolve2 30' };
const monitor = { id: 'monitor', label: 'DELL U2723QE (HDMI)' };
const bluetooth = { id: 'airpods', label: 'AirPods Pro - 寻找我的耳机与一个很长的名字' };
const builtIn = { id: 'built-in', label: '扬声器 (Realtek High Definition Audio)' };

const everyday: ConsoleState = dayScenes.day?.() ?? anyConsoleState(seat);

/** A seat whose owner has set nearly everything, with some of it wrong. */
export const settingScenes: Readonly<Record<string, () => ConsoleState>> = {
  settings: () =>
    anyConsoleState({
      ...everyday,
      devices: { microphones: [jabra, { id: 'mic', label: '内置麦克风 (Realtek)' }], speakers: [jabra, monitor, builtIn], microphoneInUse: jabra.label, speakerInUse: builtIn.label, ringInUse: [jabra.label, builtIn.label], missing: [bluetooth] },
      preferences: {
        ...defaultPreferences,
        devices: { microphone: jabra, speaker: bluetooth, ring: [jabra, builtIn, bluetooth] },
        noiseSuppression: 'rnnoise',
        ringRules: [
          { match: { kind: 'serviceNumber', value: '4008201234' }, melody: 'marimba', volume: 0.9 },
          { match: { kind: 'queue', value: '售后一组' }, melody: 'chime', volume: 0.5 },
          { match: { kind: 'queue', value: '售后一组' }, melody: 'pulse', volume: 0.2 },
        ],
        forwarding: { always: null, busy: '8010', noAnswer: '13800138000', noAnswerSeconds: 25 },
        shownNumber: '4006008899',
        speedDials: everyday.preferences.speedDials,
      },
      shortcuts: [
        { action: 'answer', accelerator: 'F9', state: 'free' },
        { action: 'hangUp', accelerator: 'F10', state: 'taken' },
        { action: 'mute', accelerator: 'CommandOrControl+Shift+M', state: 'held' },
        { action: 'hold', accelerator: 'CommandOrControl+Shift+H', state: 'double' },
        { action: 'dialSelection', accelerator: 'CommandOrControl+Shift+D', state: 'invalid' },
        { action: 'showConsole', accelerator: 'CommandOrControl+Shift+4', state: 'held' },
      ],
    }),
  /** Somebody who may only look; callers are told by the agent. */
  recordingRules: () =>
    anyConsoleState({
      ...everyday,
      recordingRules: {
        ...defaultRecordingRules,
        notice: 'agent',
        rules: [
          { serviceNumber: '4008201234', queue: '投诉组', direction: 'incoming', record: 'always', keepDays: 730 },
          { serviceNumber: null, queue: null, direction: 'outgoing', record: 'onDemand', keepDays: null },
        ],
      },
    }),
  /** A platform that does nothing but calls; nothing is set yet. */
  settingsPlain: () => anyConsoleState({ ...seat, preferences: { ...defaultPreferences, wrapUpSeconds: null, shortcuts: { ...defaultPreferences.shortcuts, hold: null } }, shortcuts: [{ action: 'hold', accelerator: null, state: 'off' }] }),
  nothingKept: () => anyConsoleState({ ...everyday, today: { offered: 0, answered: 0, missed: 0, outgoing: 0, talkSeconds: 0, averageAnswerSeconds: 0 }, ledger: { ...everyday.ledger, open: 0, mine: 0, oldestAt: null, next: [] }, tasks: [] }),
  evidenceTrouble: () => everyday,
  /** An agent, who looks at what supervisors decide. */
  writeUpLooked: () => everyday,
  writeUpOwn: () => everyday,
  'vault-create': () => anyConsoleState({ ...seat, vault: { kind: 'new' } }),
  'vault-unlock': () => anyConsoleState({ ...seat, vault: { kind: 'locked', hasRecoveryKey: true } }),
  'vault-recover': () => anyConsoleState({ ...seat, vault: { kind: 'keyStoreReset', hasRecoveryKey: true } }),
  'vault-broken': () => anyConsoleState({ ...seat, vault: { kind: 'broken', problem: 'missing' } }),
  vaultPassphrase: () => anyConsoleState({ ...seat, vault: { kind: 'open', protection: 'passphrase', hasRecoveryKey: false } }),
  /** On the backup server, whose password is refused. */
  connectionTrouble: () =>
    anyConsoleState({
      ...seat,
      agent: agentIn('offline', now - 60 * seconds),
      servers: { all: ['wss://sip.huaqiang.example/ws', 'wss://sip2.huaqiang.example/ws'], current: 'wss://sip2.huaqiang.example/ws', switchedAt: now - 60 * seconds },
      registration: { kind: 'failed', since: now - 60 * seconds, problem: 'certificateRefused', detail: 'ERR_CERT_DATE_INVALID', retryAt: now + 24 * seconds },
    }),
};
