import { useTranslation } from 'react-i18next';
import { useAnswer } from '../../bridge/useAnswer.ts';
import { useConsole } from '../../stores/consoleStore.ts';
import { showLoggedCall } from '../../stores/viewStore.ts';
import { StatusMark } from '../../ui/StatusMark.tsx';
import { chainVerdict, type ChainVerdict } from './chainVerdict.ts';

/** Whether the recording is as it was made: verified, broken at a link, or not closed yet. A click leads to the links. */
export function ChainState({ callId }: { readonly callId: string }) {
  const { t } = useTranslation();
  const revision = useConsole((state) => `${state.reviewsRevision}/${state.callLogRevision}`);
  const running = useConsole((state) => state.calls.some(({ call }) => call.id === callId && call.state.kind !== 'ended'));
  const answer = useAnswer('evidence:ofCall', { callId }, revision);
  if (answer.kind === 'waiting') return <span className="chain-state soft-text" aria-busy="true">{t('evidence.checking')}</span>;
  if (answer.kind === 'failed') return <span className="chain-state"><StatusMark tone="quiet">{t('evidence.notChecked')}</StatusMark></span>;
  const verdict = chainVerdict(answer.value, !running);
  return (
    <button type="button" className="chain-state" data-testid="chain-state" data-verdict={verdict.kind} title={t('review.chain.open')} onClick={() => showLoggedCall(callId)}>
      <Words verdict={verdict} />
    </button>
  );
}

function Words({ verdict }: { readonly verdict: ChainVerdict }) {
  const { t } = useTranslation();
  switch (verdict.kind) {
    case 'holds':
      return <StatusMark tone="ok" soft>{t('evidence.holds', { sequence: verdict.sequence })}</StatusMark>;
    case 'broken':
      return <StatusMark tone="danger" soft>{verdict.sequence === null ? t('evidence.brokenPlain', { problem: verdict.problem }) : t('evidence.broken', { sequence: verdict.sequence, problem: verdict.problem })}</StatusMark>;
    case 'open':
      return <StatusMark tone="quiet" soft>{t('review.chain.notClosed')}</StatusMark>;
    case 'outside':
      return <StatusMark tone="quiet" soft>{t('review.chain.outside')}</StatusMark>;
  }
}
