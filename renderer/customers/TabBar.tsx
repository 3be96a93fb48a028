import { useRef } from 'react';

interface TabBarProps<Name extends string> {
  readonly label: string;
  readonly tabs: readonly { readonly name: Name; readonly text: string; readonly count?: number }[];
  readonly current: Name;
  readonly onChange: (name: Name) => void;
}

/** Tabs: the arrow keys go from one to the next, as in every tab list. */
export function TabBar<Name extends string>({ label, tabs, current, onChange }: TabBarProps<Name>) {
  const list = useRef<HTMLDivElement>(null);

  function step(by: number): void {
    const at = tabs.findIndex(({ name }) => name === current);
    const next = tabs[(at + by + tabs.length) % tabs.length];
    if (next === undefined) return;
    onChange(next.name);
    list.current?.querySelector<HTMLElement>(`[data-tab="${next.name}"]`)?.focus();
  }

  return (
    <div
      ref={list}
      className="tab-bar"
      role="tablist"
      aria-label={label}
      onKeyDown={(event) => {
        if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
        event.preventDefault();
        step(event.key === 'ArrowRight' ? 1 : -1);
      }}
    >
      {tabs.map(({ name, text, count }) => (
        <button key={name} type="button" role="tab" data-tab={name} data-testid={`tab-${name}`} aria-selected={name === current} tabIndex={name === current ? 0 : -1} onClick={() => onChange(name)}>
          {text}{count !== undefined && count > 0 && <span className="tab-count">{count}</span>}
        </button>
      ))}
    </div>
  );
}
