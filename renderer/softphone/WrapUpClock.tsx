import { useTranslation } from 'react-i18next';
import { finishFocusedWrapUp } from '../calls/wrapUpDrafts.ts';
import { useConsole } from '../stores/consoleStore.ts';
import { Remaining } from '../ui/Remaining.tsx';
import { keepFocus } from '../ui/keepFocus.ts';
import { extendWrapUp } from './extendWrapUp.ts';

/** How long the wrap-up still lasts, half a minute more, or its end. Only while the seat is in wrap-up. */
export function WrapUpClock() {
  const { t } = useTranslation();
  const agent = useConsole((state) => state.agent);
  if (agent.kind !== 'wrapUp') return null;
  return (
    <div className="wrap-up-clock" role="group" aria-label={t('wrapUp.title')} data-testid="wrap-up-clock">
      {agent.wrapUpUntil !== null && (
        <>
          <span className="wrap-up-left">
            <small>{t('wrapUp.left')}</small>
            <Remaining until={agent.wrapUpUntil} />
          </span>
          <button type="button" className="slim-button" data-testid="extend-wrap-up" onMouseDown={keepFocus} onClick={extendWrapUp}>{t('wrapUp.extend')}</button>
        </>
      )}
      <button type="button" className="slim-button slim-button-accent" data-testid="finish-wrap-up" onMouseDown={keepFocus} onClick={() => void finishFocusedWrapUp()}>{t('wrapUp.finish')}</button>
    </div>
  );
}
