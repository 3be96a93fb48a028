import type { ReactNode } from 'react';
import { PlusOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { moved, replaced, without } from './order.ts';
import { OrderButtons } from './OrderButtons.tsx';

interface OrderedRulesProps<T> {
  readonly title: string;
  /** What the order means, or that there are none yet. */
  readonly words: string;
  readonly addWords: string;
  readonly rules: readonly T[];
  readonly most: number;
  readonly disabled?: boolean;
  readonly className: string;
  /** Of each rule; of the button that adds one with `-add` behind it. */
  readonly testId: string;
  /** Apart from its place, what makes a rule another one. */
  readonly keyOf: (rule: T) => string;
  readonly fields: (rule: T, change: (changed: T) => void) => ReactNode;
  /** What is wrong with a rule where it stands. */
  readonly fault?: (position: number) => ReactNode;
  readonly added: () => T;
  readonly onChange: (rules: readonly T[]) => void;
}

/** Rules in the order in which they are looked through: each can be moved, changed and taken out, and one be added. */
export function OrderedRules<T>({ title, words, addWords, rules, most, disabled = false, className, testId, keyOf, fields, fault, added, onChange }: OrderedRulesProps<T>) {
  const titleId = `${testId}-list`;
  return (
    <div className="setting setting-stacked">
      <div className="setting-words">
        <div className="setting-label" id={titleId}>{title}</div>
        <div className="muted-text">{words}</div>
      </div>
      {rules.length > 0 && (
        <ol className={className} aria-labelledby={titleId}>
          {rules.map((rule, position) => (
            <li key={`${position}/${keyOf(rule)}`} data-testid={testId}>
              <span className="rule-rank figure">{position + 1}</span>
              {fields(rule, (changed) => onChange(replaced(rules, position, changed)))}
              <OrderButtons position={position} count={rules.length} disabled={disabled} onMove={(by) => onChange(moved(rules, position, by))} onRemove={() => onChange(without(rules, position))} />
              {fault?.(position)}
            </li>
          ))}
        </ol>
      )}
      <Button icon={<PlusOutlined />} disabled={disabled || rules.length >= most} data-testid={`${testId}-add`} onClick={() => onChange([...rules, added()])}>{addWords}</Button>
    </div>
  );
}
