import { describe, expect, it } from 'vitest';
import { setChromiumSwitches } from '../../../electron/media/chromiumSwitches.ts';

/** As Electron's: what is appended takes the place of what was given. */
function commandLineOf(given: Readonly<Record<string, string>>) {
  const switches = new Map(Object.entries(given));
  return {
    switches,
    getSwitchValue: (name: string) => switches.get(name) ?? '',
    appendSwitch: (name: string, value: string) => void switches.set(name, value),
  };
}

describe('the switches for Chromium', () => {
  it('keep the features and the flags of V8 that whoever started the program named', () => {
    const commandLine = commandLineOf({ 'js-flags': '--expose-gc', 'enable-features': 'AnyFeature,OtherFeature', 'disable-features': 'ThirdFeature' });
    setChromiumSwitches(commandLine);
    expect(commandLine.switches.get('enable-features')).toBe('AnyFeature,OtherFeature,AudioServiceLaunchOnStartup');
    expect(commandLine.switches.get('disable-features')).toBe('ThirdFeature,WebRtcHideLocalIpsWithMdns');
    expect(commandLine.switches.get('js-flags')).toBe('--expose-gc --optimize-for-size');
  });

  it('are set as they are when nobody named any', () => {
    const commandLine = commandLineOf({});
    setChromiumSwitches(commandLine);
    expect(commandLine.switches.get('enable-features')).toBe('AudioServiceLaunchOnStartup');
    expect(commandLine.switches.get('allow-loopback-in-peer-connection')).toBe('');
  });
});
