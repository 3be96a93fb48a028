import { useRef, useState } from 'react';
import type { KeyboardEvent, ReactNode } from 'react';
import { Button, Popover } from 'antd';
import { useTranslation } from 'react-i18next';

interface FormButtonProps {
  readonly name: 'queue' | 'tag' | 'closeMissed' | 'hold';
  readonly icon: ReactNode;
  /** Why it cannot be done with what is chosen; null = it can. */
  readonly unfit?: string | null;
  readonly form: (onDone: () => void) => ReactNode;
  /** The job has begun: the keyboard goes back to the rows. */
  readonly onBegun: () => void;
}

/** One thing to do with the chosen calls: a button, and under it the form that asks how. */
export function FormButton({ name, icon, unfit = null, form, onBegun }: FormButtonProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const leave = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape') return;
    setOpen(false);
    button.current?.focus();
  };
  const begun = (): void => {
    setOpen(false);
    onBegun();
  };
  return (
    <Popover trigger="click" placement="bottomRight" destroyOnHidden open={open && unfit === null} onOpenChange={setOpen} title={t(`log.chosen.title_${name}`)} content={<div onKeyDown={leave}>{form(begun)}</div>}>
      <Button ref={button} icon={icon} disabled={unfit !== null} title={unfit ?? undefined} data-testid={`chosen-${name}`}>{t(`log.chosen.action.${name}`)}</Button>
    </Popover>
  );
}
