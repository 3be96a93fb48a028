import type { ReactNode } from 'react';
import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import './sourced.css';

interface SourcedProps {
  /** Where the value came from, in words. */
  readonly source: ReactNode;
  /** The same as plain text, for screen readers. */
  readonly spoken?: string;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A value that says where it came from when the pointer or the keyboard focus is on it. */
export function Sourced({ source, spoken, children, className }: SourcedProps) {
  const description = spoken ?? (typeof source === 'string' ? source : undefined);
  return (
    <Tooltip title={source} trigger={['hover', 'focus']} mouseEnterDelay={0.25} destroyOnHidden>
      <span className={`sourced${className ? ` ${className}` : ''}`} tabIndex={0} aria-description={description}>
        {children}
      </span>
    </Tooltip>
  );
}

/** A header that is there but cannot be read: said plainly, the raw excerpt in the tooltip. */
export function Unreadable({ source, raw }: { readonly source: string; readonly raw: string }) {
  const { t } = useTranslation();
  const words = t('source.unreadableRaw', { source, raw });
  return (
    <Sourced
      className="unreadable"
      spoken={words}
      source={
        <>
          <div>{t('source.header', { name: source })}</div>
          <code className="raw-excerpt">{raw}</code>
        </>
      }
    >
      {t('source.unreadable')}
    </Sourced>
  );
}
