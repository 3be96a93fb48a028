import { PhoneOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { dialNumber, useDialling } from '../softphone/dialling.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { keyText } from '../ui/numberText.ts';
import { Panel } from '../ui/Panel.tsx';
import { useLocale } from '../ui/useLocale.ts';
import { practiceNumbers } from './practiceNumbers.ts';

/** Numbers to dial or to transfer to, each with another end. */
export function PracticeNumbers() {
  const { t } = useTranslation();
  const locale = useLocale();
  const registered = useConsole((state) => state.registration.kind === 'registered');
  const busy = useDialling((state) => state.busy);
  return (
    <Panel title={t('practice.numbers')} testId="practice-numbers">
      <p className="setting-intro">{t('practice.numbersWords')}</p>
      <ul className="scenarios">
        {practiceNumbers.map(({ number, outcome }) => (
          <li key={number}>
            <div>
              <div className="setting-label figure">{keyText(t, number, locale)}</div>
              <div className="muted-text">{t(`practice.dialled.${outcome}`)}</div>
            </div>
            <Button icon={<PhoneOutlined />} disabled={!registered || busy} onClick={() => void dialNumber(number)}>{t('calls.dial')}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
