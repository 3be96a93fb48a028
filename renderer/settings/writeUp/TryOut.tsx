import { useState } from 'react';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { noDisposition, type Disposition, type DispositionRules } from '../../../shared/dispositions/disposition.ts';
import { WrapUpChoices } from '../../calls/WrapUpChoices.tsx';
import { chosenReason, chosenResult, isBlank, pressedInWrapUp } from '../../calls/wrapUpKeys.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Panel } from '../../ui/Panel.tsx';
import '../../calls/wrapUp.css';

/** The write-up as agents will have it, to be tried with digits or the pointer. Nothing of it is kept. */
export function TryOut({ rules }: { readonly rules: DispositionRules }) {
  const { t } = useTranslation();
  const [disposition, setDisposition] = useState<Disposition>(noDisposition);
  const reason = chosenReason(rules, disposition);
  const result = chosenResult(rules, disposition);
  const keys = reason === undefined ? [] : [rules.reasons.indexOf(reason) + 1, ...(result === undefined ? [] : [reason.results.indexOf(result) + 1])];
  return (
    <Panel title={t('writeUp.tryOut')} testId="write-up-try" extra={<Button size="small" type="text" disabled={isBlank(disposition)} onClick={() => setDisposition(noDisposition)}>{t('writeUp.again')}</Button>}>
      <div
        className="try-out" role="group" tabIndex={0} aria-label={t('writeUp.tryOut')}
        onKeyDown={(event) => {
          if (event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
          const meant = pressedInWrapUp(rules, disposition, event.key);
          if (meant === null || meant === 'finish') return;
          event.preventDefault();
          setDisposition(meant);
        }}
      >
        <WrapUpChoices rules={rules} disposition={disposition} keys onChange={setDisposition} />
        <p className="try-out-keys soft-text" data-testid="try-out-keys">
          {keys.length < 2 ? t('writeUp.tryOutWords') : <>{keys.map((key, position) => <KeyHint key={position} keys={`${key}`} />)} <KeyHint keys="Enter" /> {t('writeUp.twoKeys')}</>}
        </p>
      </div>
    </Panel>
  );
}
