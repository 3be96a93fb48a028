import { useRef, type ReactNode } from 'react';
import { Panel } from '../../ui/Panel.tsx';

export interface SideRow {
  readonly id: string;
  readonly title: string;
  readonly words: string;
  readonly mark: ReactNode;
  /** Not in use any more. */
  readonly quiet?: boolean;
}

interface SideListProps {
  readonly label: string;
  readonly rows: readonly SideRow[];
  readonly chosenId: string | null;
  readonly onChoose: (id: string) => void;
  readonly extra: ReactNode;
  readonly empty: string;
  readonly testId: string;
}

/** Things to choose from on the left; arrows go along, and what is gone to is shown. */
export function SideList({ label, rows, chosenId, onChoose, extra, empty, testId }: SideListProps) {
  const list = useRef<HTMLDivElement>(null);

  function step(event: React.KeyboardEvent, by: 1 | -1): void {
    event.preventDefault();
    const next = rows[rows.findIndex(({ id }) => id === chosenId) + by];
    if (next === undefined) return;
    onChoose(next.id);
    list.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(next.id)}"]`)?.focus();
  }

  return (
    <Panel className="side-list" title={label} extra={extra} testId={testId}>
      {rows.length === 0 && <p className="empty-words">{empty}</p>}
      <div
        ref={list} role="listbox" aria-label={label}
        onKeyDown={(event) => {
          if (event.key === 'ArrowDown') step(event, 1);
          if (event.key === 'ArrowUp') step(event, -1);
        }}
      >
        {rows.map(({ id, title, words, mark, quiet = false }, index) => (
          <div
            key={id} className="side-row" role="option" data-id={id} data-quiet={quiet} aria-selected={id === chosenId} tabIndex={id === chosenId || (chosenId === null && index === 0) ? 0 : -1} onClick={() => onChoose(id)}
            onKeyDown={(event) => {
              if (event.key === 'Enter') onChoose(id);
            }}
          >
            <span className="side-title" title={title}>{title}</span>
            <span className="side-words soft-text figure" title={words}>{words}</span>
            <span className="side-mark">{mark}</span>
          </div>
        ))}
      </div>
    </Panel>
  );
}
