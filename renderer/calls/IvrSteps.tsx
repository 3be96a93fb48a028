import { useTranslation } from 'react-i18next';
import type { IvrStep } from '../../shared/calls/callFacts.ts';

/** The menu choices in order: the key pressed, and its label when the platform sends one. */
export function IvrSteps({ steps }: { readonly steps: readonly IvrStep[] }) {
  const { t } = useTranslation();
  return (
    <ol className="ivr" aria-label={t('calls.ivrPath')}>
      {steps.map((step, position) => (
        <li key={position} className="ivr-step">
          <kbd className="ivr-key">{step.key}</kbd>
          {step.label !== undefined && <span>{step.label}</span>}
        </li>
      ))}
    </ol>
  );
}
