import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { StopOutlined } from '@ant-design/icons';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';
import { useConsole } from '../stores/consoleStore.ts';
import { keyText } from '../ui/numberText.ts';
import { useLocale } from '../ui/useLocale.ts';
import { BlockForm } from './BlockForm.tsx';
import { mayBlock } from './mayBlock.ts';
import './blockList.css';

/** Opens the form that puts a number on the block list; without a number the form asks for it. Not drawn for who may not change the list. */
export function BlockButton({ number, children }: { readonly number: string | null; readonly children: ReactNode }) {
  const { t } = useTranslation();
  const locale = useLocale();
  const may = useConsole(mayBlock);
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);

  if (!may) return null;

  function leave(event: KeyboardEvent): void {
    if (event.key !== 'Escape') return;
    // The drawer around it stays open.
    event.stopPropagation();
    setOpen(false);
    button.current?.focus();
  }

  return (
    <Popover
      trigger="click" placement="bottomLeft" destroyOnHidden open={open} onOpenChange={setOpen}
      title={number === null ? t('blockList.addTitle') : t('blockList.addTitleOf', { number: keyText(t, number, locale) })}
      content={<div onKeyDown={leave}><BlockForm number={number} onDone={() => setOpen(false)} /></div>}
    >
      <Button ref={button} size="small" icon={<StopOutlined />} data-testid="block">{children}</Button>
    </Popover>
  );
}
