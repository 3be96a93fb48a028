import type { ReactNode } from 'react';
import './status.css';

/** Meaning of a state. Each has its own colour *and* shape: circle, triangle, square, ring, diamond. */
export type Tone = 'ok' | 'warn' | 'danger' | 'quiet' | 'info';

const shapes: Readonly<Record<Tone, ReactNode>> = {
  ok: <circle cx="5" cy="5" r="4.5" />,
  warn: <path d="M5 .4 9.8 9.4H.2Z" />,
  danger: <rect x=".8" y=".8" width="8.4" height="8.4" rx="1" />,
  quiet: <circle cx="5" cy="5" r="3.6" fill="none" stroke="currentColor" strokeWidth="1.8" />,
  info: <path d="M5 0 10 5 5 10 0 5Z" />,
};

/** The shape alone, for places where the word stands beside it. */
export function StatusShape({ tone }: { readonly tone: Tone }) {
  return (
    <svg className={`status-shape tone-${tone}`} viewBox="0 0 10 10" width="10" height="10" fill="currentColor" aria-hidden="true">
      {shapes[tone]}
    </svg>
  );
}

/** A state as shape + word, both in the state's colour. */
export function StatusMark({ tone, children, soft = false }: { readonly tone: Tone; readonly children: ReactNode; readonly soft?: boolean }) {
  return (
    <span className={`status-mark tone-${tone}${soft ? ' status-soft' : ''}`}>
      <StatusShape tone={tone} />
      <span>{children}</span>
    </span>
  );
}
