import { Button, Switch } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { isScenarioName } from '../../shared/practice/scenarioNames.ts';
import { errorText } from '../app/errorText.ts';
import { send } from '../bridge/send.ts';
import { useAnswer } from '../bridge/useAnswer.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { SettingRow } from '../settings/SettingRow.tsx';
import { Panel } from '../ui/Panel.tsx';
import { PracticeNumbers } from './PracticeNumbers.tsx';

/** Switches practice mode and rings any of its scripted calls. */
export function PracticeSettings() {
  const { t } = useTranslation();
  const practice = useConsole((state) => state.mode === 'practice');
  const onCall = useConsole((state) => state.calls.some(({ call }) => call.state.kind !== 'ended'));

  return (
    <>
      <Panel title={t('settings.section.practice')}>
        <p className="setting-intro">{t('practice.explanation')}</p>
        <SettingRow
          label={t('practice.mode')}
          words={t(onCall && !practice ? 'practice.endCallsFirst' : 'practice.separate')}
          control={(ids) => <Switch {...ids} checked={practice} disabled={onCall && !practice} data-testid="practice-switch" onChange={(on) => void send('practice:switch', { on })} />}
        />
      </Panel>
      {practice && <ScenarioList />}
      {practice && <PracticeNumbers />}
    </>
  );
}

function ScenarioList() {
  const { t } = useTranslation();
  const answer = useAnswer('practice:scenarios', {});
  return (
    <Panel title={t('practice.calls')} extra={<Button size="small" onClick={() => void send('practice:ring', { scenario: null })}>{t('practice.ringNext')}</Button>}>
      {answer.kind === 'failed' && <p className="empty-words" role="alert">{errorText(t, answer.error)}</p>}
      <ul className="scenarios">
        {(answer.kind === 'answered' ? answer.value : []).map((scenario) => (
          <li key={scenario}>
            <div>
              <div className="setting-label">{scenarioText(t, scenario, 'title')}</div>
              <div className="muted-text">{scenarioText(t, scenario, 'words')}</div>
            </div>
            <Button data-testid={`scenario-${scenario}`} onClick={() => void send('practice:ring', { scenario })}>{t('practice.ring')}</Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}

/** A scenario's text; one that these locales do not know is shown by its name. */
function scenarioText(t: TFunction, scenario: string, part: 'title' | 'words'): string {
  if (isScenarioName(scenario)) return t(`practice.scenario.${scenario}.${part}`);
  return part === 'title' ? scenario : '';
}
