import { bridge } from '../../bridge/bridge.ts';
import { keyNames } from './recordKeys.ts';

/** A combination as keys side by side. */
export function Keys({ accelerator }: { readonly accelerator: string }) {
  return (
    <span className="keys">
      {keyNames(accelerator, bridge().platform).map((name) => <kbd key={name} className="ivr-key">{name}</kbd>)}
    </span>
  );
}
