import type { ReactNode } from 'react';
import { Tooltip } from 'antd';
import { keepFocus } from '../ui/keepFocus.ts';
import { KeyHint } from '../ui/KeyHint.tsx';

interface ControlButtonProps {
  readonly label: string;
  /** What it does, when the word alone does not say it. */
  readonly hint?: string | undefined;
  readonly icon: ReactNode;
  readonly onPress: () => void;
  readonly disabled?: boolean;
  readonly pressed?: boolean;
  readonly shortcut?: string;
  readonly look?: 'plain' | 'answer' | 'hangUp';
  readonly testId?: string;
  /** Out of the order of the Tab key, so that somebody who types on cannot come upon it by chance. */
  readonly notByTab?: boolean;
}

/** A control of the focused call: icon over word, its key in the tooltip. */
export function ControlButton({ label, hint, icon, onPress, disabled = false, pressed, shortcut, look = 'plain', testId, notByTab = false }: ControlButtonProps) {
  return (
    <Tooltip title={(shortcut ?? hint) && <>{hint ?? label} {shortcut && <KeyHint keys={shortcut} />}</>} mouseEnterDelay={0.4}>
      <button
        type="button"
        className={`control control-${look}`}
        disabled={disabled}
        aria-pressed={pressed}
        aria-keyshortcuts={shortcut}
        data-testid={testId}
        tabIndex={notByTab ? -1 : undefined}
        onMouseDown={keepFocus}
        onClick={onPress}
      >
        {icon}
        <span>{label}</span>
      </button>
    </Tooltip>
  );
}
