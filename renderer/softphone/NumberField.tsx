import { useId, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Input } from 'antd';
import { useTranslation } from 'react-i18next';
import { KeyHint } from '../ui/KeyHint.tsx';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import type { NumberChoice } from './numberChoices.ts';

interface NumberFieldProps {
  readonly value: string;
  readonly choices: readonly NumberChoice[];
  readonly onChange: (value: string) => void;
  /** A choice was taken with the pointer, or with Enter while it was marked. */
  readonly onChoose: (choice: NumberChoice) => void;
  /** Enter while no choice is marked. */
  readonly onEnter: (event: KeyboardEvent) => void;
  /** Shows the list all the time instead of under the focused field. */
  readonly listOpen?: boolean;
  readonly id?: string;
  readonly label: string;
  readonly placeholder: string;
  readonly keyShortcuts?: string;
  readonly autoFocus?: boolean | undefined;
  readonly testId?: string;
  readonly children?: ReactNode;
}

/** A field for a number with the numbers that are likely; arrow keys mark one, Enter takes it, Escape closes the list. */
export function NumberField({ value, choices, onChange, onChoose, onEnter, listOpen = false, id, label, placeholder, keyShortcuts, autoFocus, testId, children }: NumberFieldProps) {
  const listId = useId();
  const [focused, setFocused] = useState(false);
  const [marked, setMarked] = useState(-1);
  const open = (listOpen || focused) && choices.length > 0;

  function pressed(event: KeyboardEvent): void {
    if (event.nativeEvent.isComposing) return;
    const digit = event.altKey && !event.ctrlKey ? Number(/^Digit([1-9])$/.exec(event.code)?.[1] ?? 0) : 0;
    const speedDial = digit === 0 ? undefined : choices.find((choice) => choice.digit === digit);
    if (speedDial !== undefined) {
      event.preventDefault();
      // The page would dial it; here it is what this field is for.
      event.stopPropagation();
      onChoose(speedDial);
      return;
    }
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setFocused(true);
      setMarked((now) => Math.max(-1, Math.min(choices.length - 1, now + step)));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const choice = open ? choices[marked] : undefined;
      setMarked(-1);
      if (choice !== undefined && !event.ctrlKey && !event.metaKey) onChoose(choice);
      else onEnter(event);
    } else if (event.key === 'Escape') {
      setFocused(false);
      setMarked(-1);
    }
  }

  return (
    <div className="number-field">
      <Input
        id={id}
        value={value}
        maxLength={128}
        allowClear
        autoFocus={autoFocus}
        autoComplete="off"
        role="combobox"
        aria-expanded={open}
        aria-controls={listId}
        aria-activedescendant={open && marked >= 0 ? `${listId}-${marked}` : undefined}
        aria-label={label}
        aria-keyshortcuts={keyShortcuts}
        placeholder={placeholder}
        data-testid={testId}
        onFocus={() => setFocused(true)}
        onBlur={() => setFocused(false)}
        onKeyDown={pressed}
        onChange={(event) => {
          setMarked(-1);
          setFocused(true);
          onChange(event.target.value);
        }}
      />
      {children}
      {open && <ChoiceList id={listId} choices={choices} marked={marked} floating={!listOpen} onChoose={onChoose} />}
    </div>
  );
}

interface ChoiceListProps {
  readonly id: string;
  readonly choices: readonly NumberChoice[];
  readonly marked: number;
  readonly floating: boolean;
  readonly onChoose: (choice: NumberChoice) => void;
}

function ChoiceList({ id, choices, marked, floating, onChoose }: ChoiceListProps) {
  const { t } = useTranslation();
  const locale = useLocale();
  return (
    <ul id={id} className={`choices${floating ? ' choices-floating' : ''}`} role="listbox" aria-label={t('dial.list')} onMouseDown={(event) => event.preventDefault()}>
      {choices.map((choice, position) => (
        <li
          key={`${choice.kind}/${choice.number}`}
          id={`${id}-${position}`}
          className="choice"
          role="option"
          aria-selected={position === marked}
          data-testid="number-choice"
          onClick={() => onChoose(choice)}
        >
          <span className="choice-number figure">{keyText(t, choice.number, locale)}</span>
          <span className="choice-name">{choice.name}</span>
          {choice.digit > 0 ? <KeyHint keys={`Alt ${choice.digit}`} /> : <span className="choice-kind">{t('dial.recent')}</span>}
        </li>
      ))}
    </ul>
  );
}
