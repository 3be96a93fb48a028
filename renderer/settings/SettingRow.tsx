import type { ReactNode } from 'react';
import { useId } from 'react';

interface SettingRowProps {
  readonly label: string;
  readonly words?: ReactNode;
  /** Draws the control; the ids tie it to its label and explanation. */
  readonly control: (ids: { readonly 'aria-labelledby': string; readonly 'aria-describedby': string }) => ReactNode;
}

/** One setting: its name, what it does, its control. */
export function SettingRow({ label, words, control }: SettingRowProps) {
  const id = useId();
  return (
    <div className="setting">
      <div className="setting-words">
        <div id={`${id}-label`} className="setting-label">{label}</div>
        <div id={`${id}-words`} className="muted-text">{words}</div>
      </div>
      <div className="setting-control">{control({ 'aria-labelledby': `${id}-label`, 'aria-describedby': `${id}-words` })}</div>
    </div>
  );
}
